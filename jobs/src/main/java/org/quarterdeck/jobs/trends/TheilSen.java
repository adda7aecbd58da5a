package org.quarterdeck.jobs.trends;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.trends.Series.Point;

/**
 * The slope of Theil and Sen: the median of the slopes between all pairs of points.
 *
 * @param slope per period, or per year
 * @param low the lower limit of its 95 % interval; null when the points are too few for one
 * @param high the upper limit
 */
record TheilSen(
        double slope, @Nullable Double low, @Nullable Double high) {
    private static final double NORMAL_95 = 1.96;

    /** Per period, over all pairs. */
    static TheilSen perPeriod(Series series, double variance) {
        return of(slopes(series.points(), 1).toArray(), variance);
    }

    /** Per year, over the pairs of one place in the calendar. */
    static TheilSen perYear(Series series, int periodsInYear, double variance) {
        return of(
                series.byCalendar().values().stream()
                        .flatMapToDouble(points -> slopes(points, periodsInYear))
                        .toArray(),
                variance);
    }

    /** The slopes between all pairs of points, over a unit of some periods. */
    static DoubleStream slopes(List<Point> points, int unit) {
        return IntStream.range(0, points.size())
                .boxed()
                .flatMapToDouble(
                        j -> points.subList(0, j).stream().mapToDouble(from -> slope(from, points.get(j), unit)));
    }

    private static double slope(Point from, Point to, int unit) {
        return (to.value() - from.value()) / ((double) (to.time() - from.time()) / unit);
    }

    /**
     * The ranks of the limits among so many slopes, after Sen (1968) as Gilbert (1987) puts it: the lower limit has the
     * rank (N - C) / 2 and the upper the one after (N + C) / 2, as far from the last as the lower is from the first.
     */
    static double[] ranks(int slopes, double variance) {
        double reach = NORMAL_95 * Math.sqrt(Math.max(0, variance));
        return new double[] {(slopes - reach) / 2, (slopes + reach) / 2 + 1};
    }

    private static TheilSen of(double[] slopes, double variance) {
        Arrays.sort(slopes);
        double[] ranks = ranks(slopes.length, variance);
        return new TheilSen(median(slopes), at(slopes, ranks[0]), at(slopes, ranks[1]));
    }

    /** The value at a rank from 1 on, on a line between the two beside it; there is none beyond the first and the last. */
    static @Nullable Double at(double[] sorted, double rank) {
        if (!(rank >= 1 && rank <= sorted.length)) {
            return null;
        }
        int below = (int) Math.floor(rank);
        double value = sorted[below - 1];
        return below == sorted.length ? value : value + (rank - below) * (sorted[below] - value);
    }

    /** The median of some values. */
    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        Double middle = at(sorted, (sorted.length + 1) / 2.0);
        if (middle == null) {
            throw new IllegalArgumentException("no value has no median");
        }
        return middle;
    }
}
