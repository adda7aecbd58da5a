package org.quarterdeck.jobs.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.cli.Listing.Column;
import org.quarterdeck.jobs.ledger.Runs;
import org.quarterdeck.jobs.office.Office;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "runs",
        description = "Every run and how it ended, or what one did to each table, and why.",
        mixinStandardHelpOptions = true)
final class RunsCommand implements Runnable {
    private static final List<Column<Runs.Run>> COLUMNS = List.of(
            new Column<>("run_id", 20, Runs.Run::runId),
            new Column<>("as_of", 10, Runs.Run::asOf),
            new Column<>("started_at", 0, Runs.Run::startedAt),
            new Column<>("ended_at", 0, Runs.Run::endedAt),
            new Column<>("status", 10, Runs.Run::status),
            new Column<>("release_id", 12, Runs.Run::releaseId),
            new Column<>("message", 18, Runs.Run::message));

    private static final List<Column<Runs.Explained>> TABLES = List.of(
            new Column<>("table_name", 26, Runs.Explained::tableName),
            new Column<>("row_count", 9, Runs.Explained::rowCount),
            new Column<>("fate", 8, t -> t.isChanged() ? "made anew" : "stands"),
            new Column<>("reason", 30, Runs.Explained::reason),
            new Column<>("partitions", 0, Runs.Explained::touched));

    @Option(names = "--run", paramLabel = "RUN", description = "The tables of this run.")
    private @Nullable String runId;

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
            if (runId == null) {
                listing.print(
                        command.commandLine().getOut(), COLUMNS, office.runs().all());
            } else if (office.runs().find(runId).isPresent()) {
                listing.print(
                        command.commandLine().getOut(), TABLES, office.runs().tables(runId));
            } else {
                throw new UsageProblem("unknown run \"" + runId + "\"; see: quarterdeck runs");
            }
        }
    }
}
