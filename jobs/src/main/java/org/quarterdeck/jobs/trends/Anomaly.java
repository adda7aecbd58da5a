package org.quarterdeck.jobs.trends;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.trends.Series.Point;
import org.quarterdeck.schema.trend.AnomalyBasis;

/**
 * How far the last point of a series lies from what its place in the calendar is used to, by the earlier points alone.
 *
 * @param median of earlier periods at the same place in the calendar
 * @param score deviations from the median; null where the earlier values do not deviate at all
 * @param basis whose deviations the score is measured by
 * @param isFlagged whether it is out of the ordinary
 */
record Anomaly(double median, @Nullable Double score, AnomalyBasis basis, boolean isFlagged) {
    private static final int LEAST_AT_PLACE = 8;
    private static final int LEAST_POOLED = 24;
    private static final double NORMAL = 1.4826;

    /** 3.5, as is often read, flags one in eight series of pure noise after five years. */
    private static final double FLAGGED_ABOVE = 5;

    private static final double FLAGGED_SHARE = 0.1;

    /** The last point's; empty when the earlier points are too few to say. */
    static Optional<Anomaly> ofLast(Series series) {
        if (series.size() == 0) {
            return Optional.empty();
        }
        Point last = series.last();
        Map<Integer, List<Point>> earlier = series.beforeLast().byCalendar();
        List<Point> alike = earlier.getOrDefault(Positions.inCalendar(last.period()), List.of());
        if (alike.size() >= LEAST_AT_PLACE) {
            double median = median(alike);
            return Optional.of(of(last.value(), median, TheilSen.median(deviations(alike)), AnomalyBasis.POSITION));
        }
        if (alike.isEmpty() || series.size() - 1 < LEAST_POOLED) {
            return Optional.empty();
        }
        double[] pooled = earlier.values().stream()
                .map(Anomaly::deviations)
                .flatMapToDouble(java.util.Arrays::stream)
                .toArray();
        return Optional.of(of(last.value(), median(alike), TheilSen.median(pooled), AnomalyBasis.POOLED));
    }

    private static Anomaly of(double value, double median, double mad, AnomalyBasis basis) {
        double deviation = value - median;
        if (mad > 0) {
            double score = deviation / (NORMAL * mad);
            return new Anomaly(median, score, basis, Math.abs(score) > FLAGGED_ABOVE);
        }
        return new Anomaly(median, null, basis, Math.abs(deviation) > FLAGGED_SHARE * Math.abs(median));
    }

    private static double median(List<Point> points) {
        return TheilSen.median(points.stream().mapToDouble(Point::value).toArray());
    }

    private static double[] deviations(List<Point> points) {
        double median = median(points);
        return points.stream()
                .mapToDouble(point -> Math.abs(point.value() - median))
                .toArray();
    }
}
