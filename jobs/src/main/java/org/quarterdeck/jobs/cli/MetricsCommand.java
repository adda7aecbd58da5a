package org.quarterdeck.jobs.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.cli.Listing.Column;
import org.quarterdeck.jobs.dictionary.MetricFacts;
import org.quarterdeck.jobs.ledger.Releases;
import org.quarterdeck.jobs.office.Home;
import org.quarterdeck.jobs.office.Office;
import org.quarterdeck.jobs.office.Product;
import org.quarterdeck.schema.config.Nearest;
import org.quarterdeck.schema.figure.Figure;
import org.quarterdeck.schema.metric.Metric;
import org.quarterdeck.schema.metric.Metrics;
import org.quarterdeck.schema.release.Release;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "metrics",
        description = {
            "List what is counted, or explain one metric.",
            "With an office's own metrics where one lives in the home; else of the product."
        },
        mixinStandardHelpOptions = true)
final class MetricsCommand implements Runnable {
    private static final int LABEL = 14;
    private static final int SLICES = 3;

    @Mixin
    private OfficeOptions options = new OfficeOptions();

    @Mixin
    private Listing listing = new Listing();

    @Parameters(arity = "0..1", paramLabel = "ID", description = "A metric, as platform.visits (default: list all).")
    private @Nullable String id;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    /**
     * A metric, and who defines it.
     *
     * @param isOffices is it the office's own, rather than the product's?
     * @param isInstead has the product one of that name?
     */
    private record Known(String id, Metric metric, Path file, boolean isOffices, boolean isInstead) {
        String definedBy() {
            return !isOffices ? "product" : isInstead ? "office, in place of the product" : "office";
        }
    }

    private static final List<Column<Known>> COLUMNS = List.of(
            new Column<>("metric", 17, Known::id),
            new Column<>("title", 14, k -> k.metric().title().english()),
            new Column<>("definition", 0, k -> k.metric().definition().strip()),
            new Column<>("unit", 10, k -> MetricFacts.unit(k.metric().unit())),
            new Column<>("fact", 0, k -> k.metric().fact()),
            new Column<>("expression", 0, k -> k.metric().expression()),
            new Column<>("filter", 0, k -> k.metric().filter()),
            new Column<>("derived", 0, k -> MetricFacts.derived(k.metric())),
            new Column<>("periods", 13, k -> String.join(", ", MetricFacts.periods(k.metric()))),
            new Column<>("slices", 9, k -> String.join(", ", MetricFacts.slices(k.metric()))),
            new Column<>("additive", 0, k -> k.metric().additive().name().toLowerCase(java.util.Locale.ROOT)),
            new Column<>("printed", 0, k -> MetricFacts.printed(k.metric().printed())),
            new Column<>("caveat", 0, k -> k.metric().caveat()),
            new Column<>("source", 0, k -> k.metric().source()),
            new Column<>("owner", 0, k -> k.metric().owner()),
            new Column<>("by", 7, Known::definedBy),
            new Column<>("file", 0, Known::file));

    @Override
    public void run() {
        Home home = options.home();
        if (!Files.exists(home.officeFile())) {
            options.say("No office lives in " + home.root() + ": these are the product's metrics.");
            print(Metrics.read(List.of(Product.running().metrics())), Product.running(), home, null);
            return;
        }
        try (Office office = options.office(home)) {
            print(office.metrics(), office.product(), home, office);
        }
    }

    /** A metric; an unknown one is answered with the nearest. */
    static Metric known(Metrics metrics, String id) {
        Metric metric = metrics.byId().get(id);
        if (metric == null) {
            throw new UsageProblem("there is no metric \"" + id + "\""
                    + Nearest.to(id, metrics.byId().keySet())
                            .map(near -> "; did you mean \"" + near + "\"?")
                            .orElse("; list them with: quarterdeck metrics"));
        }
        return metric;
    }

    private void print(Metrics metrics, Product product, Home home, @Nullable Office office) {
        if (id == null) {
            listing.print(
                    command.commandLine().getOut(),
                    COLUMNS,
                    metrics.byId().keySet().stream()
                            .map(each -> of(each, metrics, product, home))
                            .toList());
            return;
        }
        known(metrics, id);
        Known known = of(id, metrics, product, home);
        if (!listing.isTable()) {
            listing.print(command.commandLine().getOut(), COLUMNS, List.of(known));
            return;
        }
        explain(known, metrics);
        if (office != null) {
            latest(known, office);
        }
    }

    private static Known of(String id, Metrics metrics, Product product, Home home) {
        Path file = java.util.Objects.requireNonNull(metrics.files().get(id));
        return new Known(
                id,
                known(metrics, id),
                file,
                file.startsWith(home.metrics()),
                Files.isRegularFile(product.metrics().resolve(id + ".yaml")));
    }

    private void explain(Known known, Metrics metrics) {
        wrapped(known.id() + ": " + known.metric().title().english());
        options.result("");
        wrapped(known.metric().definition().strip());
        options.result("");
        MetricFacts.of(known.metric()).forEach(fact -> line(fact.name(), fact.text()));
        TreeSet<String> followers = new TreeSet<>();
        metrics.byId().forEach((other, metric) -> {
            if (Metrics.sources(metric).contains(known.id())) {
                followers.add(other);
            }
        });
        if (!followers.isEmpty()) {
            line("Followed by", String.join(", ", followers));
        }
        String name = String.valueOf(known.file().getFileName());
        line("Defined by", known.definedBy());
        line("File", known.isOffices() ? "config/metrics/" + name : "warehouse-schema/metrics/" + name);
    }

    /** What the release that stands has of it. */
    private void latest(Known known, Office office) {
        Optional<Releases.Entry> standing = office.releases().standing();
        if (standing.isEmpty()) {
            line("Latest", "there is no release yet");
            return;
        }
        String release = standing.get().releaseId();
        List<Figure> figures = Release.figures(office.home().release(release)).of(known.id());
        if (figures.isEmpty()) {
            line(
                    "Latest",
                    "no figure in release " + release + "; see what it would be with: quarterdeck metric try "
                            + known.id());
            return;
        }
        line("Latest", "in release " + release + ":");
        FigureChoice.latest(figures, SLICES)
                .forEach(f -> line(
                        "",
                        known.metric().printed().inTable(f.value(), f.unit(), "en") + " in " + f.period()
                                + (f.slice().keys().isEmpty() ? "" : " for " + f.slice()) + " ("
                                + f.status().word() + ")"));
    }

    private void line(String label, String text) {
        String before = label;
        for (String part : TextTable.wrapped(text, TrialReport.WIDTH - LABEL)) {
            options.result((before + " ".repeat(LABEL - before.length()) + part).stripTrailing());
            before = "";
        }
    }

    private void wrapped(String text) {
        TextTable.wrapped(text, TrialReport.WIDTH).forEach(options::result);
    }
}
