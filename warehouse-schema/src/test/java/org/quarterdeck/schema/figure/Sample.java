package org.quarterdeck.schema.figure;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.schema.period.Period;

/** Figures for tests. */
final class Sample {
    private Sample() {}

    static Figure figure(String metric, String period, String slice, String value) {
        return figure(metric, Period.parse(period), Slice.parse(slice), new BigDecimal(value), null);
    }

    static Figure figure(String metric, Period period, Slice slice, BigDecimal value, @Nullable BigDecimal part) {
        return new Figure(
                metric,
                period,
                slice,
                Figure.kept(value),
                part,
                part,
                "USD",
                Status.PROVISIONAL,
                false,
                17,
                part,
                "2020-05-31-1",
                Figure.digest(metric, period, slice, value));
    }
}
