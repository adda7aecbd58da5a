package org.quarterdeck.jobs.cli;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.ledger.Releases;
import org.quarterdeck.jobs.office.Office;
import org.quarterdeck.schema.figure.Slice;
import org.quarterdeck.schema.period.PeriodKind;
import org.quarterdeck.schema.release.Release;
import org.quarterdeck.schema.trend.Forecast;
import org.quarterdeck.schema.trend.Trend;
import org.quarterdeck.schema.trend.Trends;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "trends",
        description = {
            "Print what is said of the series of a release: rising, falling or neither, over complete periods.",
            "trends try FILE says it of any series."
        },
        mixinStandardHelpOptions = true,
        subcommands = TrendsTryCommand.class)
final class TrendsCommand implements Runnable {
    private static final int WIDTH = 80;

    /** More than this are read by no one in a terminal. */
    private static final int MANY = 100;

    @Mixin
    private OfficeOptions options = new OfficeOptions();

    @Mixin
    private ReleaseOption release = new ReleaseOption();

    @Mixin
    private Listing listing = new Listing();

    @Option(names = "--metric", paramLabel = "M", description = "Of one metric.")
    private @Nullable String metric;

    @Option(
            names = "--slice",
            paramLabel = "S",
            description = "Of one slice, as currency=AUD;donor=AUS; an empty text is the whole.")
    private @Nullable String slice;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Override
    public void run() {
        try (Office office = options.office()) {
            Releases.Entry entry = release.entry(office);
            Path folder = office.home().release(entry.releaseId());
            Trends trends = Release.trends(folder)
                    .orElseThrow(() -> new UsageProblem("Release " + entry.releaseId()
                            + " says nothing of trends: it is of an earlier version of Quarterdeck.\n"
                            + "The next release that a night publishes does."));
            options.say("Release " + entry.releaseId() + ", as of " + entry.asOf());
            List<Trend> chosen = chosen(folder, trends);
            listing.print(
                    command.commandLine().getOut(),
                    listing.isTable() ? TrendColumns.ofTable(chosen) : TrendColumns.ALL,
                    chosen);
            if (listing.isTable()) {
                chosen.forEach(this::tellOfAnomaly);
                chosen.stream()
                        .filter(trend -> trend.period().kind() == PeriodKind.MONTH)
                        .forEach(trend ->
                                trends.forecast(trend.metric(), trend.slice()).ifPresent(this::tellOfForecast));
            }
            if (chosen.isEmpty()) {
                options.say("No series of this release answers that; leave out an option to see more.");
            } else if (chosen.size() > MANY && listing.isTable()) {
                options.say(chosen.size() + " series. Fewer: --metric, --slice \"\" (the wholes)."
                        + " All that is said: --format csv.");
            }
        }
    }

    private void tellOfAnomaly(Trend trend) {
        Trend.Anomaly anomaly = trend.anomaly();
        if (anomaly != null && anomaly.isFlagged()) {
            String name = trend.metric() + (trend.slice().equals(Slice.WHOLE) ? "" : ", " + trend.slice());
            for (String line :
                    TextTable.wrapped("Out of the ordinary: " + name + ". " + unusual(trend, anomaly), WIDTH)) {
                options.result(line);
            }
        }
    }

    private void tellOfForecast(Forecast forecast) {
        List<String> said = new ArrayList<>(ForecastText.summary(forecast));
        said.addAll(ForecastText.backtests(forecast).stream()
                .map(test -> "Tried on the past, " + test)
                .toList());
        String head = "Forecast of " + forecast.metric() + ": ";
        for (String sentence : said) {
            TextTable.wrapped(head + sentence + ".", WIDTH).forEach(options::result);
            head = "  ";
        }
    }

    /** A sentence on a value out of the ordinary. */
    static String unusual(Trend trend, Trend.Anomaly anomaly) {
        Double score = anomaly.score();
        return trend.period() + " is " + TrendColumns.shown(trend.value())
                + "; what is usual at that place in the calendar is "
                + TrendColumns.shown(BigDecimal.valueOf(anomaly.median()))
                + (score == null
                        ? ", mostly without any deviation."
                        : " (score " + TrendColumns.shown(score) + ", flagged beyond 5).")
                + (anomaly.driver() == null ? "" : " Most of it: " + anomaly.driver() + ".");
    }

    private List<Trend> chosen(Path folder, Trends trends) {
        try {
            String wantedMetric = metric;
            if (wantedMetric != null
                    && !Release.metrics(folder).get(wantedMetric).hasTrend()) {
                throw new UsageProblem("the series of " + wantedMetric + " are not judged;"
                        + " write trend: yes into its definition to have them judged");
            }
            Slice wantedSlice = slice == null ? null : Slice.parse(slice);
            return trends.all().stream()
                    .filter(t -> wantedMetric == null || t.metric().equals(wantedMetric))
                    .filter(t -> wantedSlice == null || t.slice().equals(wantedSlice))
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new UsageProblem(String.valueOf(e.getMessage()));
        }
    }
}
