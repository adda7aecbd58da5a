package org.quarterdeck.jobs.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.quarterdeck.jobs.ledger.Releases;
import org.quarterdeck.jobs.night.Rollback;
import org.quarterdeck.jobs.office.Office;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "rollback",
        description = "Publish an earlier release again, as a new one. Nothing is deleted: what was delivered since is"
                + " counted again by the next night, so take the cause away first.",
        mixinStandardHelpOptions = true)
final class ReleaseRollbackCommand implements Callable<Integer> {
    @Mixin
    private OfficeOptions options = new OfficeOptions();

    @Parameters(paramLabel = "R", description = "The release's id, as 2020-05-31-1.")
    private String releaseId = "";

    @Override
    public Integer call() {
        try (Office office = options.office()) {
            Releases.Entry earlier = ReleaseOption.named(office, releaseId);
            Optional<Releases.Entry> release = new Rollback(office, options.notices()).to(earlier);
            if (release.isEmpty()) {
                options.warn("Another run holds the lease. Try again when it has ended.");
                return ExitCode.BUSY;
            }
            options.result("Release " + release.get().releaseId() + " published; it is " + releaseId + " again.");
            options.say("The next night counts what was delivered since, too.");
            return ExitCode.DONE;
        }
    }
}
