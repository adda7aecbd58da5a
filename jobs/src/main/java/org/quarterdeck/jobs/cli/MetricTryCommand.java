package org.quarterdeck.jobs.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.quarterdeck.jobs.cli.Listing.Column;
import org.quarterdeck.jobs.figures.FigureComputation;
import org.quarterdeck.jobs.ledger.Releases;
import org.quarterdeck.jobs.load.Engine;
import org.quarterdeck.jobs.load.Warehouse;
import org.quarterdeck.jobs.office.Office;
import org.quarterdeck.jobs.release.MetricTrial;
import org.quarterdeck.schema.figure.Figure;
import org.quarterdeck.schema.metric.Metric;
import org.quarterdeck.schema.metric.Metrics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "try",
        description = {
            "Compute a metric on the tables of the release that stands. Nothing is published.",
            "Without --period, --slice or --all: the latest period of each kind."
        },
        mixinStandardHelpOptions = true)
final class MetricTryCommand implements Runnable {
    private static final String YAML = ".yaml";
    private static final int SLICES = 5;

    @Mixin
    private OfficeOptions options = new OfficeOptions();

    @Mixin
    private FigureChoice choice = new FigureChoice();

    @Mixin
    private Listing listing = new Listing();

    @Parameters(paramLabel = "ID|FILE", description = "A metric, or a draft's YAML file; the file's name is its id.")
    private String named = "";

    @Option(names = "--all", description = "Every figure.")
    private boolean all;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Override
    public void run() {
        try (Office office = options.office()) {
            Metrics metrics = metrics(office);
            String id = named.endsWith(YAML) ? id(Path.of(named)) : named;
            Metric metric = MetricsCommand.known(metrics, id);
            FigureComputation.check(metrics, office.tables());
            Releases.Entry standing = ReleaseOption.standing(office);
            try (Warehouse warehouse = Warehouse.open(
                    Engine.start(), office.database(), office.home().warehouse())) {
                MetricTrial trial = MetricTrial.of(office, warehouse, standing, metrics, id);
                say(id + " on the tables of release " + standing.releaseId() + ", as of " + standing.asOf()
                        + ". Nothing is published.");
                print(metric, trial);
            }
        }
    }

    private Metrics metrics(Office office) {
        if (!named.endsWith(YAML)) {
            return office.metrics();
        }
        if (!Files.isRegularFile(Path.of(named))) {
            throw new UsageProblem("there is no file " + named);
        }
        return Metrics.read(List.of(office.product().metrics(), office.home().metrics(), Path.of(named)));
    }

    private static String id(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - YAML.length());
    }

    private void print(Metric metric, MetricTrial trial) {
        List<Figure> figures =
                choice.isMade() || all ? choice.of(trial.figures()) : FigureChoice.latest(trial.figures(), SLICES);
        listing.print(command.commandLine().getOut(), columns(metric), figures);
        trial.counted()
                .forEach((id, rows) -> say(id + ": " + ReleaseShowCommand.grouped(rows.passing()) + " of "
                        + ReleaseShowCommand.grouped(rows.all()) + " rows of " + rows.table() + " are let through."));
        if (figures.isEmpty()) {
            say("No figure answers that.");
        } else if (figures.size() < trial.figures().size()) {
            say(ReleaseShowCommand.grouped(figures.size()) + " of "
                    + ReleaseShowCommand.grouped(trial.figures().size())
                    + " figures; others with --period, --slice or --all.");
        }
    }

    /** In a table the metric is known, and how a value will be printed, and from how many rows it comes, is not. */
    private static List<Column<Figure>> columns(Metric metric) {
        List<Column<Figure>> columns = new ArrayList<>();
        for (Column<Figure> column : FigureChoice.COLUMNS) {
            int width = column.name().equals("metric") ? 0 : column.name().equals("source_rows") ? 11 : column.width();
            columns.add(new Column<>(column.name(), width, column.value()));
        }
        columns.add(new Column<>("printed", 10, f -> metric.printed().inTable(f.value(), f.unit(), "en")));
        return columns;
    }

    private void say(String text) {
        TextTable.wrapped(text, TrialReport.WIDTH).forEach(options::say);
    }
}
