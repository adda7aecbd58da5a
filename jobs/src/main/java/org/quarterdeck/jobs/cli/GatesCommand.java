package org.quarterdeck.jobs.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.cli.Listing.Column;
import org.quarterdeck.jobs.ledger.GateResults;
import org.quarterdeck.jobs.office.Office;
import org.quarterdeck.schema.config.Nearest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "gates",
        description = "What the gates of a run found; every offender stands in runs/RUN/gates.html and gates.json.",
        mixinStandardHelpOptions = true)
final class GatesCommand implements Runnable {
    private static final List<Column<GateResults.Entry>> COLUMNS = List.of(
            new Column<>("table_name", 22, GateResults.Entry::tableName),
            new Column<>("rule", 34, GateResults.Entry::rule),
            new Column<>("severity", 8, GateResults.Entry::severity),
            new Column<>("offenders", 9, GateResults.Entry::offenders),
            new Column<>("asked_by", 0, GateResults.Entry::askedBy),
            new Column<>("examples", 0, GateResults.Entry::examples));

    @Mixin
    private OfficeOptions options = new OfficeOptions();

    @Mixin
    private Listing listing = new Listing();

    @Option(names = "--run", paramLabel = "RUN", description = "Of this run (default: the last one that asked gates).")
    private @Nullable String runId;

    @Option(names = "--all", description = "Those that held, too.")
    private boolean all;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Override
    public void run() {
        try (Office office = options.office()) {
            String chosen = runId == null
                    ? office.gateResults()
                            .lastRun()
                            .orElseThrow(() -> new UsageProblem("no run has asked its gates yet"))
                    : named(office, runId);
            options.say("Run " + chosen + ", " + office.home().run(chosen).resolve("gates.html"));
            List<GateResults.Entry> results = office.gateResults().of(chosen);
            List<GateResults.Entry> broken =
                    results.stream().filter(r -> r.offenders() > 0).toList();
            if (all || !broken.isEmpty() || !listing.isTable()) {
                listing.print(command.commandLine().getOut(), COLUMNS, all ? results : broken);
            }
            String held = (results.size() - broken.size()) + " of " + results.size() + " gates held";
            if (listing.isTable()) {
                options.result(held);
            } else {
                options.say(held);
            }
        }
    }

    private static String named(Office office, String runId) {
        if (office.runs().find(runId).isEmpty()) {
            List<String> known =
                    office.runs().all().stream().map(r -> r.runId()).toList();
            throw new UsageProblem("unknown run \"" + runId + "\"" + Nearest.hint(runId, known));
        }
        return runId;
    }
}
