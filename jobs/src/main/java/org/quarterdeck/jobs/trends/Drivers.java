package org.quarterdeck.jobs.trends;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.quarterdeck.jobs.trends.Series.Point;
import org.quarterdeck.schema.figure.Slice;
import org.quarterdeck.schema.metric.Additivity;

/**
 * Which slice drives a value that is out of the ordinary: among the parts one dimension finer, the one that moved most the
 * same way against its own median of that place in the calendar; what is new, against nothing.
 *
 * @param additive whether slices add up; otherwise none can be said to drive the whole
 * @param series of a metric by slice, over periods of one kind
 */
record Drivers(Additivity additive, Map<Slice, Series> series) {
    /** Of a slice whose point is off by a deviation; empty when no part moved the same way. */
    Optional<Slice> of(Slice whole, Point point, double deviation) {
        if (additive == Additivity.NO) {
            return Optional.empty();
        }
        Map<Slice, Double> moved = new HashMap<>();
        series.forEach((slice, points) -> {
            // A part without a value for the period is missing, not zero.
            if (isPart(slice, whole) && points.last().period().equals(point.period())) {
                moved.put(slice, (points.last().value() - usual(points)) * Math.signum(deviation));
            }
        });
        return moved.entrySet().stream()
                .filter(part -> part.getValue() > 0)
                .max(Map.Entry.<Slice, Double>comparingByValue()
                        .thenComparing(part -> part.getKey().toString(), Comparator.reverseOrder()))
                .map(Map.Entry::getKey);
    }

    private static double usual(Series points) {
        double[] alike = points
                .beforeLast()
                .byCalendar()
                .getOrDefault(Positions.inCalendar(points.last().period()), List.of())
                .stream()
                .mapToDouble(Point::value)
                .toArray();
        return alike.length == 0 ? 0 : TheilSen.median(alike);
    }

    private static boolean isPart(Slice slice, Slice whole) {
        return slice.values().size() == whole.values().size() + 1
                && slice.values().entrySet().containsAll(whole.values().entrySet());
    }
}
