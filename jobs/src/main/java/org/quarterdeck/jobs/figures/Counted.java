package org.quarterdeck.jobs.figures;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.schema.figure.Slice;
import org.quarterdeck.schema.period.Period;

/**
 * A number before it is a figure: what was counted, not yet judged.
 *
 * @param numerator of a ratio; null otherwise
 * @param denominator of a ratio; null otherwise
 * @param rows how many rows of the fact were counted
 */
record Counted(
        String metric,
        Period period,
        Slice slice,
        BigDecimal value,
        @Nullable BigDecimal numerator,
        @Nullable BigDecimal denominator,
        long rows) {

    /** A plain count or sum. */
    static Counted of(String metric, Period period, Slice slice, BigDecimal value, long rows) {
        return new Counted(metric, period, slice, value, null, null, rows);
    }
}
