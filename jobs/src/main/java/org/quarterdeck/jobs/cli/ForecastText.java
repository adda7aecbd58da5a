package org.quarterdeck.jobs.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.schema.trend.Forecast;
import org.quarterdeck.schema.trend.Forecast.Backtest;
import org.quarterdeck.schema.trend.Forecast.Month;
import org.quarterdeck.schema.trend.ForecastMethod;

/** A forecast in plain words: what is expected, how it was found, and how such forecasts did before. */
final class ForecastText {
    private static final int DECEMBER = 12;
    private static final double HUNDRED = 100;

    private ForecastText() {}

    /** What is expected, or why nothing is said. */
    static List<String> summary(Forecast forecast) {
        ForecastMethod method = forecast.method();
        if (method == null) {
            return List.of("none: " + forecast.reason());
        }
        List<String> sentences = new ArrayList<>();
        List<Month> months = forecast.months();
        Month end = months.stream()
                .filter(month -> month.period().endsWith("-" + DECEMBER))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("twelve months hold a December"));
        sentences.add("the year " + end.period().replaceFirst("-.*", "") + " is expected to end at "
                + amount(end.yearToDate(), forecast.unit()) + "; 80 % band from " + number(end.yearToDateLow()) + " to "
                + number(end.yearToDateHigh()));
        sentences.add(
                "made from " + forecast.history() + " months up to " + forecast.period() + ", by " + method.text());
        if (method != ForecastMethod.SEASONAL_MODEL) {
            sentences.add("a model did no better in the past than that, so it is not used");
        }
        return sentences;
    }

    /** How each method did in the past; the one that is used first. */
    static List<String> backtests(Forecast forecast) {
        List<String> sentences = new ArrayList<>();
        for (Backtest test : forecast.backtests()) {
            sentences.add(test.by().text() + ": off by " + amount(test.meanError(), forecast.unit())
                    + " a month on average" + scaled(test.scaledError()) + "; " + share(test.coverage()) + " of "
                    + test.months() + " months lay in their 80 % band" + years(test));
        }
        return sentences;
    }

    private static String scaled(@Nullable Double error) {
        return error == null ? "" : ", MASE " + number(error);
    }

    private static String years(Backtest test) {
        Double coverage = test.yearCoverage();
        return coverage == null ? "" : ", and " + share(coverage) + " of " + test.years() + " sums to the year's end";
    }

    /** Each month to come, and its band. */
    static List<String> months(Forecast forecast) {
        return forecast.months().stream()
                .map(month -> month.period() + "  " + number(month.value()) + "  (" + number(month.low()) + " to "
                        + number(month.high()) + ")")
                .toList();
    }

    private static String amount(double value, String unit) {
        return number(value) + (unit.isEmpty() ? "" : " " + unit);
    }

    private static String number(double value) {
        return TrendColumns.shown(value);
    }

    private static String share(double share) {
        return Math.round(HUNDRED * share) + " %";
    }
}
