package org.quarterdeck.jobs.trends;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.trends.Series.Point;
import org.quarterdeck.schema.period.PeriodKind;
import org.quarterdeck.schema.trend.TrendTest;
import org.quarterdeck.schema.trend.Verdict;

/**
 * The verdict over a series, and what it rests on.
 *
 * @param test which test decided; null below the least number of points
 * @param kendall what it found; null below the least number of points
 * @param slope how much; null below the least number of points
 */
record Judged(
        Verdict verdict,
        @Nullable TrendTest test,
        @Nullable Kendall kendall,
        @Nullable TheilSen slope) {
    /** Fewer say nothing. */
    static final int LEAST_POINTS = 10;

    private static final double LEVEL = 0.05;
    private static final int MONTHS = 12;
    private static final int SEASONAL_FROM = 24;
    private static final int LEAST_IN_SEASON = 2;
    private static final int COVARIANCE_FROM = 120;

    static Judged of(Series series) {
        if (series.size() < LEAST_POINTS) {
            return new Judged(Verdict.TOO_FEW_POINTS, null, null, null);
        }
        TrendTest test = test(series);
        Kendall kendall = switch (test) {
            case MANN_KENDALL -> Kendall.mann(series.values());
            case SEASONAL_KENDALL -> SeasonalKendall.of(series).independent();
            case SEASONAL_KENDALL_COVARIANCE -> SeasonalKendall.of(series).withCovariance();
        };
        TheilSen slope = test == TrendTest.MANN_KENDALL
                ? TheilSen.perPeriod(series, kendall.variance())
                : TheilSen.perYear(series, MONTHS, kendall.variance());
        return new Judged(verdict(kendall), test, kendall, slope);
    }

    /** Is the slope one per year, as that of calendar months is, rather than one per period? */
    boolean isPerYear() {
        return test == TrendTest.SEASONAL_KENDALL || test == TrendTest.SEASONAL_KENDALL_COVARIANCE;
    }

    private static TrendTest test(Series series) {
        if (!isSeasonal(series)) {
            return TrendTest.MANN_KENDALL;
        }
        return series.size() >= COVARIANCE_FROM ? TrendTest.SEASONAL_KENDALL_COVARIANCE : TrendTest.SEASONAL_KENDALL;
    }

    /** Are there enough months to compare each calendar month with itself? */
    static boolean isSeasonal(Series series) {
        if (series.kind() != PeriodKind.MONTH || series.size() < SEASONAL_FROM) {
            return false;
        }
        SortedMap<Integer, List<Point>> months = series.byCalendar();
        return months.size() == MONTHS && months.values().stream().allMatch(points -> points.size() >= LEAST_IN_SEASON);
    }

    private static Verdict verdict(Kendall kendall) {
        if (!(kendall.p() < LEVEL)) {
            return Verdict.NO_EVIDENCE;
        }
        return kendall.s() > 0 ? Verdict.RISING : Verdict.FALLING;
    }
}
