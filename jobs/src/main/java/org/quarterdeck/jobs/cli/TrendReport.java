package org.quarterdeck.jobs.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.schema.period.PeriodKind;
import org.quarterdeck.schema.trend.Change;
import org.quarterdeck.schema.trend.Forecast;
import org.quarterdeck.schema.trend.Trend;
import org.quarterdeck.schema.trend.TrendTest;
import org.quarterdeck.schema.trend.Verdict;

/** All that is said of one series, for people. */
final class TrendReport {
    private static final int WIDTH = 80;
    private static final int NAMES = 12;
    private static final double LEVEL = 0.05;

    private final PrintWriter out;

    TrendReport(PrintWriter out) {
        this.out = out;
    }

    void print(Trend trend, Optional<Forecast> forecast) {
        line("Series", trend.metric() + ": " + points(trend));
        Trend.Judgement judged = trend.judgement();
        line("Verdict", judged.verdict().text() + (judged.test() == null ? ": 10 are the least" : ""));
        TrendTest test = judged.test();
        if (test != null
                && judged.s() != null
                && judged.variance() != null
                && judged.z() != null
                && judged.p() != null) {
            line("Test", test.text() + ", two-sided, at 0.05: p = " + TrendColumns.shown(judged.p()));
            line(
                    "",
                    "S = " + judged.s() + ", variance " + number(judged.variance()) + ", z = " + number(judged.z())
                            + " (with continuity correction)");
            line("Slope", slope(judged));
        }
        line("Last", "the value of " + trend.period() + " is " + TrendColumns.shown(trend.value()));
        change("against " + before(trend.period().kind()), trend.previous());
        if (trend.period().kind() != PeriodKind.YEAR) {
            change("against the same " + trend.period().kind().word() + " of last year", trend.lastYear());
        }
        change("year to date, against last year", trend.yearToDate());
        change("12 months, against the 12 before", trend.trailing12Months());
        unusual(trend);
        level(trend.changePoint(), judged.verdict() == Verdict.RISING || judged.verdict() == Verdict.FALLING);
        seasons(trend);
        forecast.ifPresent(this::foreseen);
        out.flush();
    }

    private void foreseen(Forecast forecast) {
        lines("Forecast", ForecastText.summary(forecast));
        ForecastText.months(forecast).forEach(month -> line("", month));
        lines("Back-test", ForecastText.backtests(forecast));
    }

    private void lines(String name, List<String> texts) {
        String head = name;
        for (String text : texts) {
            line(head, text);
            head = "";
        }
    }

    private static String points(Trend trend) {
        String kind = trend.period().kind().word();
        String points = trend.points() + " " + kind + (trend.points() == 1 ? "" : "s");
        String span = trend.points() == 1 ? ", " + trend.period() : ", " + trend.first() + " to " + trend.period();
        return points + span + (trend.gaps() == 0 ? ", none missing" : ", " + trend.gaps() + " missing between");
    }

    private static String slope(Trend.Judgement judged) {
        String typical = TrendColumns.typical(judged);
        if (judged.isWithoutTypicalChange()) {
            return typical + ": half of all pairs or more do not differ, or as many rise as fall";
        }
        return typical + " (Theil-Sen); 95 % interval from " + limit(judged.slopeLow()) + " to "
                + limit(judged.slopeHigh());
    }

    private static String limit(@Nullable Double limit) {
        return limit == null ? "no limit" : TrendColumns.signed(BigDecimal.valueOf(limit));
    }

    private static String before(PeriodKind kind) {
        return "the " + kind.word() + " before";
    }

    private void change(String against, @Nullable Change change) {
        if (change != null) {
            BigDecimal percent = change.percent();
            line(
                    "",
                    against + ": " + TrendColumns.signed(change.absolute()) + " ("
                            + (percent == null ? "no per cent of 0" : TrendColumns.signed(percent) + " %") + ")");
        }
    }

    private void unusual(Trend trend) {
        Trend.Anomaly anomaly = trend.anomaly();
        if (anomaly == null) {
            line("Unusual", "cannot be told: 24 earlier values at least, and some of the same place in the calendar");
        } else if (anomaly.isFlagged()) {
            line("Unusual", "yes: " + TrendsCommand.unusual(trend, anomaly));
        } else {
            Double score = anomaly.score();
            line(
                    "Unusual",
                    "no: earlier ones of its kind were used to " + number(anomaly.median())
                            + (score == null ? "" : ", score " + number(score) + " (flagged beyond 5)"));
        }
    }

    private void level(Trend.@Nullable ChangePoint change, boolean isSteady) {
        if (change != null) {
            line(
                    "Level",
                    (change.p() < LEVEL ? "changed most likely at " : "no evidence of a change; most likely at ")
                            + change.from() + " (Pettitt), p = " + TrendColumns.shown(change.p())
                            + (change.p() < LEVEL && isSteady ? "; a steady trend alone gives that, too" : ""));
        }
    }

    private void seasons(Trend trend) {
        Trend.Adjustment adjustment = trend.adjustment();
        if (adjustment != null) {
            List<String> m = adjustment.m().stream().map(TrendReport::number).toList();
            line(
                    "Seasons",
                    "X-13 (JDemetra+): Q = " + number(adjustment.q())
                            + (adjustment.isAccepted() ? ", accepted" : ", doubtful; do not rely on it"));
            line("", "M1 to M11: " + String.join(", ", m));
        } else if (trend.period().kind() == PeriodKind.MONTH) {
            line("Seasons", "not adjusted: X-13 needs 36 months, and values that change");
        }
    }

    private static String number(double number) {
        return TrendColumns.shown(number);
    }

    private void line(String name, String text) {
        String head = name;
        for (String part : TextTable.wrapped(text, WIDTH - NAMES)) {
            out.println((head + " ".repeat(NAMES - head.length()) + part).stripTrailing());
            head = "";
        }
    }
}
