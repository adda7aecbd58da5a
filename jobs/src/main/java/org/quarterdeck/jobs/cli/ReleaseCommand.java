package org.quarterdeck.jobs.cli;

import java.util.List;
import org.quarterdeck.jobs.cli.Listing.Column;
import org.quarterdeck.jobs.ledger.GateResults;
import org.quarterdeck.jobs.ledger.Releases;
import org.quarterdeck.jobs.office.Office;
import org.quarterdeck.schema.release.Manifest;
import org.quarterdeck.schema.release.Release;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "release",
        description = "What was published, and what it is made of.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "list|show",
        subcommands = {ReleaseCommand.ListAll.class, ReleaseCommand.Show.class})
final class ReleaseCommand {

    @Command(name = "list", description = "Every release, the latest last.", mixinStandardHelpOptions = true)
    static final class ListAll implements Runnable {
        private static final List<Column<Releases.Entry>> COLUMNS = List.of(
                new Column<>("release_id", 14, Releases.Entry::releaseId),
                new Column<>("as_of", 10, Releases.Entry::asOf),
                new Column<>("published_at", 30, Releases.Entry::publishedAt),
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

    @Command(name = "show", description = "What a release is made of.", mixinStandardHelpOptions = true)
    static final class Show implements Runnable {
        @Mixin
        private OfficeOptions options = new OfficeOptions();

        @Parameters(paramLabel = "R", description = "The release's id, as 2020-05-31-1.")
        private String releaseId = "";

        @Override
        public void run() {
            try (Office office = options.office()) {
                Releases.Entry entry = ReleaseOption.named(office, releaseId);
                Release release = Release.open(office.home().release(entry.releaseId()));
                Manifest manifest = release.manifest();
                options.result("Release     " + entry.releaseId());
                options.result("As of       " + entry.asOf());
                options.result("Published   " + entry.publishedAt());
                options.result("Run         " + entry.runId());
                options.result("Version     " + manifest.codeVersion());
                options.result(
                        "Figures     " + release.figures().all().size() + ", digest " + manifest.figuresDigest());
                options.result("Definitions " + manifest.definitions().size());
                options.result("Deliveries  " + manifest.deliveries().size());
                options.result("Tables");
                manifest.tables()
                        .forEach(t -> options.result(
                                String.format("  %-28s %10d rows, snapshot %d", t.table(), t.rows(), t.snapshotId())));
                options.result("Gates");
                office.gateResults().of(entry.runId()).stream()
                        .filter(g -> g.offenders() > 0)
                        .forEach(g -> options.result("  " + sentence(g)));
                long held = office.gateResults().of(entry.runId()).stream()
                        .filter(g -> g.offenders() == 0)
                        .count();
                options.result("  " + held + " held");
            }
        }

        private static String sentence(GateResults.Entry gate) {
            return gate.severity() + ": " + gate.tableName() + ": " + gate.rule() + "; " + gate.offenders()
                    + (gate.offenders() == 1 ? " row breaks it" : " rows break it");
        }
    }
}
