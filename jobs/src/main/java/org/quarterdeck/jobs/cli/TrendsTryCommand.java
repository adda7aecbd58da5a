package org.quarterdeck.jobs.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.trends.SeriesFile;
import org.quarterdeck.jobs.trends.TrendComputation;
import org.quarterdeck.schema.figure.Figures;
import org.quarterdeck.schema.trend.Trend;
import org.quarterdeck.schema.trend.Trends;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "try",
        description = {
            "Say what a night would say of any series. Nothing is kept.",
            "The file is CSV with two columns: period (2020-05-27, 2020-W22, 2020-05, 2020-Q2 or 2020) and value, as"
                    + " 2020-05,13412. A period that is left out, or has no value, is a gap."
        },
        mixinStandardHelpOptions = true)
final class TrendsTryCommand implements Runnable {
    @Parameters(paramLabel = "FILE", arity = "0..1", description = "The file; it stays where it is.")
    private @Nullable Path file;

    @Option(names = "--file", paramLabel = "FILE", description = "The same, as an option.")
    private @Nullable Path named;

    @Mixin
    private Listing listing = new Listing();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Override
    public void run() {
        Path chosen = chosen();
        if (!Files.isRegularFile(chosen)) {
            throw new UsageProblem("there is no file " + chosen);
        }
        SeriesFile series = SeriesFile.read(chosen);
        Trends trends = TrendComputation.of(new Figures(series.figures()), series.name(), series.kind());
        Trend trend = trends.all().get(0);
        if (listing.isTable()) {
            new TrendReport(command.commandLine().getOut())
                    .print(trend, trends.forecasts().stream().findFirst());
        } else {
            listing.print(command.commandLine().getOut(), TrendColumns.ALL, List.of(trend));
        }
    }

    private Path chosen() {
        if (file != null && named != null) {
            throw new UsageProblem("name one file: either FILE or --file FILE");
        }
        Path one = file == null ? named : file;
        if (one == null) {
            throw new UsageProblem("which file? quarterdeck trends try FILE.csv");
        }
        return one;
    }
}
