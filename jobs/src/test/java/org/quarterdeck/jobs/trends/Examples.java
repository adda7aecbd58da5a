package org.quarterdeck.jobs.trends;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.quarterdeck.jobs.trends.Series.Point;
import org.quarterdeck.schema.period.Period;
import org.quarterdeck.schema.period.PeriodKind;

/** Small series. */
final class Examples {
    static final double MISSING = Double.NaN;

    private Examples() {}

    static Series months(String first, double... values) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                points.add(new Point(Period.month(YearMonth.parse(first).plusMonths(i)), values[i]));
            }
        }
        return Series.of(PeriodKind.MONTH, points);
    }

    static Series years(int first, double... values) {
        List<Point> points = IntStream.range(0, values.length)
                .mapToObj(i -> new Point(Period.year(first + i), values[i]))
                .toList();
        return Series.of(PeriodKind.YEAR, points);
    }

    /** Months whose level depends on the month, and rises by {@code perYear} from year to year. */
    static Series seasonal(int years, double perYear) {
        return months(
                "2010-01",
                IntStream.range(0, years * 12)
                        .mapToDouble(i -> 100 * (i % 12) + perYear * (i / 12))
                        .toArray());
    }
}
