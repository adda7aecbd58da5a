package org.quarterdeck.jobs.trends;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.quarterdeck.schema.period.Period;
import org.quarterdeck.schema.period.PeriodKind;

/**
 * Points in time, of periods of one kind. A period that is missing is no point, and never a zero; the time between the
 * points beside it goes on over it.
 */
final class Series {
    private final PeriodKind kind;
    private final List<Point> points;

    /**
     * The value of one period.
     *
     * @param time where the period lies among those of its kind; asked for with every pair of points
     */
    record Point(Period period, long time, double value) {
        Point(Period period, double value) {
            this(period, Positions.isRegular(period.kind()) ? Positions.inTime(period) : 0, value);
        }
    }

    private Series(PeriodKind kind, List<Point> points) {
        this.kind = kind;
        this.points = points;
    }

    /**
     * Points in any order.
     *
     * @throws IllegalArgumentException for a period of another kind, for one that comes twice, and for no number
     */
    static Series of(PeriodKind kind, Collection<Point> points) {
        List<Point> sorted =
                points.stream().sorted(Comparator.comparing(Point::period)).toList();
        for (int i = 0; i < sorted.size(); i++) {
            Point point = sorted.get(i);
            if (point.period().kind() != kind || !Positions.isRegular(kind)) {
                throw new IllegalArgumentException(point.period() + " is no " + kind.word() + " of a series");
            }
            if (!Double.isFinite(point.value())) {
                throw new IllegalArgumentException(point.period() + " has no number");
            }
            if (i > 0 && sorted.get(i - 1).time() == point.time()) {
                throw new IllegalArgumentException(point.period() + " comes twice");
            }
        }
        return new Series(kind, sorted);
    }

    PeriodKind kind() {
        return kind;
    }

    List<Point> points() {
        return points;
    }

    int size() {
        return points.size();
    }

    Point last() {
        return points.get(points.size() - 1);
    }

    /** How many periods lie between the first point and the last, both in; the points and the gaps. */
    long span() {
        return points.isEmpty() ? 0 : last().time() - points.get(0).time() + 1;
    }

    double[] values() {
        return points.stream().mapToDouble(Point::value).toArray();
    }

    double[] times() {
        return points.stream().mapToDouble(Point::time).toArray();
    }

    /** The points of each place in the calendar. */
    SortedMap<Integer, List<Point>> byCalendar() {
        return points.stream()
                .collect(Collectors.groupingBy(
                        point -> Positions.inCalendar(point.period()), TreeMap::new, Collectors.toList()));
    }

    /** The points before the last. */
    Series beforeLast() {
        return new Series(kind, points.subList(0, Math.max(0, points.size() - 1)));
    }
}
