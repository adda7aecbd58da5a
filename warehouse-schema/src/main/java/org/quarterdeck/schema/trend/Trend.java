package org.quarterdeck.schema.trend;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.schema.figure.Slice;
import org.quarterdeck.schema.period.Period;

/**
 * What is said of the series of a metric and a slice, over complete periods of one kind, up to the last of them.
 *
 * @param metric the metric's id
 * @param slice of which part
 * @param first the first complete period
 * @param period the last complete period; of the same kind
 * @param points how many complete periods there are
 * @param gaps how many periods between the first and the last are missing: no points, and no zeros
 * @param value of the last period
 * @param unit of the value and of every change
 * @param judgement rising, falling, neither, and how much
 * @param previous against the period before
 * @param lastYear against the same period of last year
 * @param yearToDate from January up to the period's end, against the same months of last year
 * @param trailing12Months up to the period's end, against the twelve months before
 * @param anomaly whether the last value is out of the ordinary; null when the earlier ones are too few to say
 * @param changePoint where the level most likely changed; null when points are too few
 * @param adjustment how good the seasonal adjustment is; null when there is none
 */
public record Trend(
        String metric,
        Slice slice,
        Period first,
        Period period,
        int points,
        long gaps,
        BigDecimal value,
        String unit,
        Judgement judgement,
        @Nullable Change previous,
        @Nullable Change lastYear,
        @Nullable Change yearToDate,
        @Nullable Change trailing12Months,
        @Nullable Anomaly anomaly,
        @Nullable ChangePoint changePoint,
        @Nullable Adjustment adjustment) {

    /**
     * The verdict and what it rests on; of too few points there is nothing else.
     *
     * @param test which test decided
     * @param s pairs that rise less pairs that fall
     * @param variance of S, if there were no trend
     * @param z the standard score of S
     * @param p how often chance alone leads as far, to either side
     * @param slope the typical change, in the unit
     * @param slopeLow the lower limit of its 95 % interval; null when points are too few for one
     * @param slopeHigh the upper limit
     * @param slopePer the time in which it changes so: month, quarter, week, day or year
     */
    public record Judgement(
            Verdict verdict,
            @Nullable TrendTest test,
            @Nullable Long s,
            @Nullable Double variance,
            @Nullable Double z,
            @Nullable Double p,
            @Nullable Double slope,
            @Nullable Double slopeLow,
            @Nullable Double slopeHigh,
            @Nullable String slopePer) {
        /** Is there a trend, and yet half of all pairs or more do not change? */
        public boolean isWithoutTypicalChange() {
            return (verdict == Verdict.RISING || verdict == Verdict.FALLING) && slope != null && slope == 0;
        }
    }

    /**
     * A value beside what its place in the calendar is used to.
     *
     * @param score how far off, in deviations; null where earlier values do not deviate
     * @param basis whose deviations
     * @param median what the place is used to
     * @param isFlagged whether it is out of the ordinary
     * @param driver the slice that moved most the same way, where a flagged value has slices that add up to it
     */
    public record Anomaly(
            @Nullable Double score,
            AnomalyBasis basis,
            double median,
            boolean isFlagged,
            @Nullable Slice driver) {}

    /**
     * Where the level changed.
     *
     * @param from the first period of the new level
     * @param p how often chance alone leads as far
     * @param event a dated remark on the metric in that period or the one before; null when there is none
     */
    public record ChangePoint(
            Period from, double p, @Nullable String event) {}

    /**
     * The quality of a seasonal adjustment.
     *
     * @param q the overall statistic: below 1 is accepted
     * @param m the statistics M1 to M11, from 0 to 3: above 1 is bad
     * @param isAccepted whether it is, and a season can be told from the rest
     */
    public record Adjustment(double q, List<Double> m, boolean isAccepted) {}
}
