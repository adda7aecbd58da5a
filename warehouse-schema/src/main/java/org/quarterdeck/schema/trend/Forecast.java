package org.quarterdeck.schema.trend;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.schema.figure.Slice;
import org.quarterdeck.schema.period.Period;

/**
 * What is to be expected of the months after the last complete one, and how well such a forecast did in the past.
 *
 * @param period the last complete month, after which the forecast begins
 * @param unit of every value
 * @param history how many complete months in a row it is made from
 * @param method which did best in the past; null when there is no forecast
 * @param reason why there is no forecast; null when there is one
 * @param months those to come; none when there is no forecast
 * @param backtests how each method did, the best first
 */
public record Forecast(
        String metric,
        Slice slice,
        Period period,
        String unit,
        int history,
        @Nullable ForecastMethod method,
        @Nullable String reason,
        List<Month> months,
        List<Backtest> backtests) {

    /**
     * A month to come. The band is where it lies with a probability of 80 %.
     *
     * @param value what is expected
     * @param low the lower limit of the band
     * @param high the upper limit
     * @param yearToDate from January of its year to its end: what was counted, and what is expected
     * @param yearToDateLow the lower limit of that sum's own band
     * @param yearToDateHigh the upper limit
     */
    public record Month(
            String period,
            double value,
            double low,
            double high,
            double yearToDate,
            double yearToDateLow,
            double yearToDateHigh) {}

    /**
     * What came of forecasts from earlier months, each made of what was known then.
     *
     * @param method how they were made
     * @param origins from how many months on forecasts were made
     * @param months how many forecasts of a month could be held against what came
     * @param meanError how far off they were, on average
     * @param scaledError the same over what a month typically differs from that of the year before; null over 0
     * @param coverage the share of months that lay in their 80 % band
     * @param years how many forecasts of a calendar year's sum could be held against what came
     * @param yearCoverage the share of those that lay in their band; null when there was none
     */
    public record Backtest(
            String method,
            int origins,
            int months,
            double meanError,
            @Nullable Double scaledError,
            double coverage,
            int years,
            @Nullable Double yearCoverage) {
        /** How they were made. */
        public ForecastMethod by() {
            return ForecastMethod.of(method);
        }
    }

    /** How a method did; empty where it made no forecast. */
    public Optional<Backtest> backtest(ForecastMethod wanted) {
        return backtests.stream().filter(test -> test.by() == wanted).findFirst();
    }
}
