package org.quarterdeck.schema.trend;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.schema.figure.Figure;

/**
 * A value beside the one that it is compared with.
 *
 * @param value the value
 * @param before what it is compared with
 * @param absolute the change, in the unit
 * @param percent the change in per cent of what it is compared with, so that what grew is above 0 even from below 0; null
 *     where that is 0, of which there are no per cent
 */
public record Change(
        BigDecimal value,
        BigDecimal before,
        BigDecimal absolute,
        @Nullable BigDecimal percent) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** The change from one value to another. */
    public static Change of(BigDecimal before, BigDecimal value) {
        BigDecimal absolute = value.subtract(before);
        BigDecimal percent = before.signum() == 0
                ? null
                : Figure.kept(absolute.multiply(HUNDRED).divide(before.abs(), Figure.SCALE + 2, RoundingMode.HALF_UP));
        return new Change(Figure.kept(value), Figure.kept(before), Figure.kept(absolute), percent);
    }
}
