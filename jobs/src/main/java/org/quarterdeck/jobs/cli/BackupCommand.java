package org.quarterdeck.jobs.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.quarterdeck.jobs.office.Office;
import org.quarterdeck.jobs.operate.Backup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "backup",
        description = "Copy the office into one file. It holds secrets and persons' files, too.",
        mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {
    private static final long MIB = 1 << 20;

    @Mixin
    private OfficeOptions options = new OfficeOptions();

    @Parameters(paramLabel = "FILE", description = "A new file, such as office-2020-05-31.tar.zst.")
    private Path file = Path.of("");

    @Override
    public Integer call() throws IOException {
        try (Office office = options.office()) {
            Backup.Result result = new Backup(office).write(file);
            options.result(file + ": " + result.files() + " files, " + (result.bytes() + MIB - 1) / MIB + " MiB");
            options.say("Only you can read it. Put it back with: quarterdeck restore FILE DIR");
            return ExitCode.DONE;
        } catch (FileAlreadyExistsException e) {
            throw new UsageProblem(file + " is there already; name a new file", e);
        }
    }
}
