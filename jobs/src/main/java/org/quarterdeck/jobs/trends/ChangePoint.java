package org.quarterdeck.jobs.trends;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.quarterdeck.jobs.trends.Series.Point;
import org.quarterdeck.schema.period.Period;

/**
 * Where the level of a series most likely changed, by the test of Pettitt (1979, Applied Statistics 28, 126-135). A steady
 * trend has a most likely place, too: the verdict says whether there is one.
 *
 * @param from the first period of the new level
 * @param k his statistic
 * @param p how often chance alone leads as far, by his approximation, which is good up to 0.5
 */
record ChangePoint(Period from, long k, double p) {
    /** Of a series; empty below the least number of points, and when all values are equal. */
    static Optional<ChangePoint> of(Series series) {
        int n = series.size();
        if (n < Judged.LEAST_POINTS) {
            return Optional.empty();
        }
        double[] values = levels(series);
        long k = 0;
        int at = -1;
        long u = 0; // pairs that rise across the place, less those that fall; pairs before it cancel out
        for (int t = 1; t < n; t++) {
            for (double value : values) {
                u += Kendall.sign(values[t - 1], value);
            }
            if (Math.abs(u) > k) {
                k = Math.abs(u);
                at = t;
            }
        }
        if (at < 0) {
            return Optional.empty();
        }
        double cubes = Math.pow(n, 3) + Math.pow(n, 2);
        double p = Math.min(1, 2 * Math.exp(-6.0 * k * k / cubes));
        return Optional.of(new ChangePoint(series.points().get(at).period(), k, p));
    }

    /** Where months are compared with their own kind, what is left of them without the swing of the seasons. */
    private static double[] levels(Series series) {
        if (!Judged.isSeasonal(series)) {
            return series.values();
        }
        Map<Integer, Double> medians = new TreeMap<>();
        series.byCalendar()
                .forEach((place, points) -> medians.put(
                        place,
                        TheilSen.median(
                                points.stream().mapToDouble(Point::value).toArray())));
        List<Double> levels = new ArrayList<>();
        for (Point point : series.points()) {
            levels.add(point.value() - medians.getOrDefault(Positions.inCalendar(point.period()), 0.0));
        }
        return levels.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
