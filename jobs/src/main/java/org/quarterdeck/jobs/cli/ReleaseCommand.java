package org.quarterdeck.jobs.cli;

import java.util.List;
import org.quarterdeck.jobs.cli.Listing.Column;
import org.quarterdeck.jobs.ledger.Releases;
import org.quarterdeck.jobs.office.Office;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "release",
        description = "What was published, and what it is made of.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "list|show|compare|verify|export|rollback",
        subcommands = {
            ReleaseCommand.ListAll.class,
            ReleaseShowCommand.class,
            ReleaseCompareCommand.class,
            ReleaseVerifyCommand.class,
            ReleaseExportCommand.class,
            ReleaseRollbackCommand.class
        })
final class ReleaseCommand {

    @Command(name = "list", description = "Every release, the latest last.", mixinStandardHelpOptions = true)
    static final class ListAll implements Runnable {
        private static final List<Column<Releases.Entry>> COLUMNS = List.of(
                new Column<>("release_id", 14, Releases.Entry::releaseId),
                new Column<>("as_of", 10, Releases.Entry::asOf),
                new Column<>("published_at", 20, Releases.Entry::publishedAt),
                new Column<>("run_id", 0, Releases.Entry::runId),
                new Column<>("figures_digest", 0, Releases.Entry::figuresDigest),
                new Column<>("status", 10, Releases.Entry::status));

        @Mixin
        private OfficeOptions options = new OfficeOptions();

        @Mixin
        private Listing listing = new Listing();

        @Spec
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private CommandSpec command;

        @Override
        public void run() {
            try (Office office = options.office()) {
                listing.print(
                        command.commandLine().getOut(),
                        COLUMNS,
                        office.releases().all());
            }
        }
    }
}
