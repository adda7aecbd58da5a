package org.quarterdeck.jobs.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.ledger.Releases;
import org.quarterdeck.jobs.load.Engine;
import org.quarterdeck.jobs.load.Warehouse;
import org.quarterdeck.jobs.office.Office;
import org.quarterdeck.jobs.release.Recomputation;
import org.quarterdeck.schema.figure.Figure;
import org.quarterdeck.schema.figure.Figures;
import org.quarterdeck.schema.release.Manifest;
import org.quarterdeck.schema.release.Release;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "figures", description = "Print the figures of a release.", mixinStandardHelpOptions = true)
final class FiguresCommand implements Runnable {
    /** More than this are read by no one in a terminal. */
    private static final int MANY = 1000;

    @Mixin
    private OfficeOptions options = new OfficeOptions();

    @Mixin
    private ReleaseOption release = new ReleaseOption();

    @Mixin
    private Listing listing = new Listing();

    @Option(names = "--metric", paramLabel = "M", description = "Of one metric.")
    private @Nullable String metric;

    @Mixin
    private FigureChoice choice = new FigureChoice();

    @Option(
            names = "--as-of",
            paramLabel = "D",
            description = "What was true on that day, as the release knows it: computed from its tables.")
    private @Nullable LocalDate asOf;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Override
    public void run() {
        try (Office office = options.office()) {
            Releases.Entry entry = release.entry(office);
            Path folder = office.home().release(entry.releaseId());
            Manifest manifest = Release.manifest(folder);
            LocalDate day = asOf == null ? entry.asOf() : asOf;
            options.say("Release " + manifest.releaseId() + ", as of " + day + ", known on " + manifest.publishedAt());
            Figures all = day.equals(entry.asOf()) ? Release.figures(folder) : computed(office, entry, day);
            List<Figure> figures = chosen(folder, all);
            listing.print(command.commandLine().getOut(), FigureChoice.COLUMNS, figures);
            if (figures.isEmpty()) {
                options.say("No figure of this release answers that; leave out an option to see more.");
            } else if (figures.size() > MANY && listing.isTable()) {
                options.say(figures.size() + " figures. Fewer: --metric, --period, --slice."
                        + " For a spreadsheet: --format csv.");
            }
        }
    }

    private Figures computed(Office office, Releases.Entry entry, LocalDate day) {
        if (day.isAfter(entry.asOf())) {
            throw new UsageProblem("the release " + entry.releaseId() + " knows nothing of " + day
                    + "; name an earlier day, or a later release with --release");
        }
        try (Warehouse warehouse = Warehouse.open(
                        Engine.start(), office.database(), office.home().warehouse());
                Recomputation anew = Recomputation.of(office, warehouse, entry)) {
            String wanted = metric;
            return anew.figures(
                    day, new Figures(List.of()), entry.releaseId(), wanted == null ? Set.of() : Set.of(wanted));
        } catch (IllegalArgumentException e) {
            throw new UsageProblem(String.valueOf(e.getMessage()));
        }
    }

    private List<Figure> chosen(Path release, Figures figures) {
        String wanted = metric;
        if (wanted == null) {
            return choice.of(figures.all());
        }
        try {
            Release.metrics(release).get(wanted);
        } catch (IllegalArgumentException e) {
            throw new UsageProblem(String.valueOf(e.getMessage()));
        }
        return choice.of(figures.of(wanted));
    }
}
