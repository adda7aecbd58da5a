package org.quarterdeck.jobs.operate;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts a job as a process of its own, so that whatever takes a night down never takes the scheduler with it. It
 * is this program with this Java and these options, and its output goes to a log of its own.
 */
final class Launcher {
    private final Path home;
    private final List<String> command;
    private final Clock clock;

    /**
     * Launches jobs of an office.
     *
     * @param command how this program is started, up to the name of the command
     */
    Launcher(Path home, List<String> command, Clock clock) {
        this.home = home;
        this.command = List.copyOf(command);
        this.clock = clock;
    }

    /** Starts a job and waits for its end; its exit code. The process is ended with this one's thread. */
    int launch(String job) throws IOException, InterruptedException {
        Path logs = Files.createDirectories(home.resolve("logs"));
        Path log = logs.resolve("launch-" + job + ".log");
        Files.writeString(
                log,
                clock.instant() + " launch " + job + System.lineSeparator(),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        List<String> words = new ArrayList<>(command);
        words.addAll(List.of(job, "--home", home.toString()));
        Process process = new ProcessBuilder(words)
                .redirectInput(Redirect.from(nothing().toFile()))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()))
                .start();
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            throw e;
        }
    }

    private static Path nothing() {
        return Path.of("/dev/null");
    }
}
