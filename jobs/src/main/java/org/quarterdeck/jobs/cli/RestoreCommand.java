package org.quarterdeck.jobs.cli;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.quarterdeck.jobs.ledger.Releases;
import org.quarterdeck.jobs.operate.Restoration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "restore", description = "Make an office's home out of a backup.", mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {
    @Mixin
    private OfficeOptions options = new OfficeOptions();

    @Parameters(index = "0", paramLabel = "FILE", description = "What quarterdeck backup wrote.")
    private Path file = Path.of("");

    @Parameters(index = "1", paramLabel = "DIR", description = "A folder that is not there yet, or empty.")
    private Path folder = Path.of("");

    @Override
    public Integer call() throws IOException {
        try {
            List<Releases.Entry> releases = new Restoration(file, Clock.systemUTC()).into(folder);
            options.result(folder + ": "
                    + (releases.isEmpty()
                            ? "an office without a release"
                            : releases.size() + (releases.size() == 1 ? " release" : " releases") + ", the last is "
                                    + releases.get(releases.size() - 1).releaseId()));
            return ExitCode.DONE;
        } catch (DirectoryNotEmptyException e) {
            throw new UsageProblem(folder + " is not empty; name a folder that is not there yet", e);
        } catch (NoSuchFileException e) {
            throw new UsageProblem(e.getFile() + ": there is no such file; look at its name", e);
        }
    }
}
