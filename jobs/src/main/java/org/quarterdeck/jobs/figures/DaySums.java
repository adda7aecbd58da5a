package org.quarterdeck.jobs.figures;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.quarterdeck.schema.figure.Slice;
import org.quarterdeck.schema.period.Period;

/**
 * Sums over periods that overlap, made of sums over spans that do not: from each day on which some period begins, or
 * the first after one ends, to the next. A row is counted once, however many periods it is in.
 */
final class DaySums {
    private final KeptPeriods kept;
    private final LocalDate asOf;
    private final LocalDate[] begins;
    private final Map<Key, Sums> sums = new HashMap<>();

    private record Key(String metric, Slice slice) {}

    /** What was counted up to each span's end, once all is added. */
    private static final class Sums {
        private final BigDecimal[] values;
        private final long[] rows;

        Sums(int spans) {
            values = new BigDecimal[spans + 1];
            Arrays.fill(values, BigDecimal.ZERO);
            rows = new long[spans + 1];
        }

        void add(int span, BigDecimal value, long counted) {
            values[span + 1] = values[span + 1].add(value);
            rows[span + 1] += counted;
        }

        void cumulate() {
            for (int i = 1; i < values.length; i++) {
                values[i] = values[i].add(values[i - 1]);
                rows[i] += rows[i - 1];
            }
        }
    }

    /** Spans for some periods; nothing after the as-of date counts. */
    DaySums(KeptPeriods kept, LocalDate asOf) {
        this.kept = kept;
        this.asOf = asOf;
        TreeSet<LocalDate> days = new TreeSet<>();
        days.add(LocalDate.MIN);
        for (Period period : kept.all()) {
            if (period.start() != null) {
                days.add(period.start());
            }
            days.add(period.end().plusDays(1));
        }
        begins = days.toArray(LocalDate[]::new);
    }

    /** The span of a day. */
    int span(LocalDate day) {
        int at = Arrays.binarySearch(begins, day);
        return at >= 0 ? at : -at - 2;
    }

    /** What a metric counts in a span. */
    void add(String metric, Slice slice, int span, BigDecimal value, long rows) {
        sums.computeIfAbsent(new Key(metric, slice), k -> new Sums(begins.length))
                .add(span, value, rows);
    }

    /** Every period in which something was counted. */
    List<Counted> counted() {
        List<Counted> counted = new ArrayList<>();
        sums.forEach((key, own) -> {
            own.cumulate();
            for (Period period : kept.of(key.metric())) {
                int from = period.start() == null ? 0 : span(period.start());
                int to = span(period.end().isAfter(asOf) ? asOf : period.end()) + 1;
                if (own.rows[to] > own.rows[from]) {
                    counted.add(Counted.of(
                            key.metric(),
                            period,
                            key.slice(),
                            own.values[to].subtract(own.values[from]),
                            own.rows[to] - own.rows[from]));
                }
            }
        });
        return counted;
    }
}
