package org.quarterdeck.jobs.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.io.file.PathUtils;

/**
 * The sample office after its four nights, made once a process by the command that the README names. Tests that
 * share it may ask anything of it, and run nights that publish nothing.
 */
final class DemoHome {
    static final String MAY = "2020-05-31-1";
    static final String JUNE = "2020-06-15-1";

    private DemoHome() {}

    private static final class Made {
        private static final Path HOME = folder().resolve("demo");
        private static final Ran DEMO = Ran.command("demo", "--home", HOME.toString());
    }

    /** How the demo went. */
    static Ran demo() {
        return Made.DEMO;
    }

    static Path home() {
        if (demo().exit() != ExitCode.DONE) {
            throw new AssertionError("the demo ended with " + demo().exit() + ": " + demo().err());
        }
        return Made.HOME;
    }

    /** A command about this office. */
    static Ran ask(String... words) {
        String[] all = java.util.Arrays.copyOf(words, words.length + 2);
        all[words.length] = "--home";
        all[words.length + 1] = home().toString();
        return Ran.command(all);
    }

    /** The rows that a command lists. */
    static List<CSVRecord> list(String... words) {
        String[] all = java.util.Arrays.copyOf(words, words.length + 2);
        all[words.length] = "--format";
        all[words.length + 1] = "csv";
        return ask(all).rows();
    }

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("quarterdeck-");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try {
            PathUtils.deleteDirectory(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
