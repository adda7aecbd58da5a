package org.quarterdeck.jobs.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.night.LogTrial;
import org.quarterdeck.jobs.night.Nightly;
import org.quarterdeck.jobs.office.Office;
import org.quarterdeck.jobs.source.FileSource;
import org.quarterdeck.jobs.source.LogSource;
import org.quarterdeck.jobs.source.References;
import org.quarterdeck.jobs.source.SourceDefinition;
import org.quarterdeck.jobs.source.Sources;
import org.quarterdeck.jobs.source.Trial;
import org.quarterdeck.jobs.source.format.DeliveryRefused;
import org.quarterdeck.jobs.source.format.Unpacked;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "try",
        description = "Show what a file would become. Nothing is loaded.",
        mixinStandardHelpOptions = true)
final class SourceTryCommand implements Callable<Integer> {
    private static final int NEAREST = 3;

    @Mixin
    private OfficeOptions options = new OfficeOptions();

    @Parameters(paramLabel = "FILE", description = "A file; it stays where it is.")
    private Path file = Path.of("");

    @Option(
            names = "--source",
            paramLabel = "S",
            description = "A source's name, or a draft's YAML file (default: the source that fits).")
    private @Nullable String name;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "3",
            description = "How many rows are shown (default: ${DEFAULT-VALUE}).")
    private int rows = 3;

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description =
                    "The night that a log comes for, which decides what is late (default: the last day that is over"
                            + " in the office's zone).")
    private @Nullable LocalDate asOf;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Override
    public Integer call() throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new UsageProblem("there is no file " + file);
        }
        if (rows < 0) {
            throw new UsageProblem("--rows is " + rows + "; write 0 or more");
        }
        try (Office office = options.office()) {
            Trial trial = new Trial(office.tables(), References.read(office.reference()));
            String source = name == null ? fitting(office.sources(), trial) : name;
            SourceDefinition definition = definition(office, source);
            TrialReport report = new TrialReport(command.commandLine().getOut());
            report.head(file, source, definition);
            return definition instanceof FileSource people
                    ? report.print(trial.of(file, people, rows))
                    : report.print(LogTrial.of(
                            office, file, (LogSource) definition, asOf == null ? Nightly.lastDay(office) : asOf, rows));
        }
    }

    private static SourceDefinition definition(Office office, String source) {
        if (source.endsWith(".yaml")) {
            if (!Files.isRegularFile(Path.of(source))) {
                throw new UsageProblem("there is no file " + source);
            }
            return Sources.one(Path.of(source), office.tables());
        }
        return office.sources()
                .find(source)
                .orElseThrow(() -> new UsageProblem(office.sources().unknown(source)));
    }

    /** The one source that has all its columns in the file. A guess among several could load the wrong thing. */
    private String fitting(Sources sources, Trial trial) throws IOException {
        Map<String, Trial.Fit> fits = new TreeMap<>();
        // Unpacked once, not once a source.
        try (Unpacked content = Unpacked.of(file)) {
            sources.all().forEach((known, definition) -> {
                if (definition instanceof FileSource people) {
                    fits.put(known, trial.fit(content.file(), people));
                }
            });
        } catch (DeliveryRefused e) {
            throw new UsageProblem(wrapped("No source can read it: " + e.reason()), e);
        }
        List<String> whole = fits.entrySet().stream()
                .filter(fit -> fit.getValue().isWhole())
                .map(Map.Entry::getKey)
                .toList();
        if (whole.size() == 1) {
            return whole.get(0);
        }
        if (!whole.isEmpty()) {
            throw new UsageProblem("Several sources fit: " + String.join(", ", whole) + ".\nName one with --source.");
        }
        throw new UsageProblem(noneFits(fits));
    }

    private static String noneFits(Map<String, Trial.Fit> fits) {
        StringBuilder text = new StringBuilder("No source of people's files fits by its column names.");
        fits.entrySet().stream()
                .filter(fit -> fit.getValue().found() > 0)
                .sorted(Comparator.comparing(
                        fit -> (double) fit.getValue().missing().size()
                                / fit.getValue().found()))
                .limit(NEAREST)
                .forEach(fit -> text.append('\n')
                        .append(fit.getKey())
                        .append(" has ")
                        .append(fit.getValue().found())
                        .append(" of ")
                        .append(fit.getValue().found()
                                + fit.getValue().missing().size())
                        .append("; missing: ")
                        .append(TrialReport.quoted(fit.getValue().missing())));
        List<String> refusals = fits.values().stream()
                .map(Trial.Fit::refusal)
                .filter(refusal -> refusal != null)
                .map(String::valueOf)
                .distinct()
                .toList();
        if (refusals.size() == 1 && fits.values().stream().allMatch(fit -> fit.refusal() != null)) {
            text.append("\nThe file: ").append(refusals.get(0));
        }
        return wrapped(text.append("\nName one with --source (a log needs it), or draft one: quarterdeck source new")
                .toString());
    }

    private static String wrapped(String text) {
        return text.lines()
                .flatMap(line -> TextTable.wrapped(line, TrialReport.WIDTH).stream())
                .reduce((a, b) -> a + "\n" + b)
                .orElse("");
    }
}
