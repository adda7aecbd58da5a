package org.quarterdeck.jobs.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.apache.commons.io.file.PathUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Spec;

/** Lets the Java machine see every class that a night needs, so that the launcher can archive them (AppCDS). */
@Command(name = "warm-up", description = "Run one sample night in a folder of its own.", hidden = true)
final class WarmUpCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private picocli.CommandLine.Model.CommandSpec command;

    @Override
    public Integer call() throws IOException {
        Path folder = Files.createTempDirectory("quarterdeck-");
        try {
            return Quarterdeck.run(
                    command.commandLine().getOut(),
                    command.commandLine().getErr(),
                    "demo",
                    "--quiet",
                    "--nights",
                    "1",
                    "--home",
                    folder.resolve("office").toString());
        } finally {
            PathUtils.deleteDirectory(folder);
        }
    }
}
