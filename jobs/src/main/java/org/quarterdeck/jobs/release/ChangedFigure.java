package org.quarterdeck.jobs.release;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.schema.figure.Figure;

/**
 * A figure of one release that another has otherwise.
 *
 * @param before as it was
 * @param after as it is; null when there is no such figure any more
 * @param changeClass the gravest of its causes
 * @param cause all of them, in words
 */
public record ChangedFigure(Figure before, @Nullable Figure after, ChangeClass changeClass, String cause) {
    private static final int DECIMALS = 2;

    /** By how much; null when it is gone. */
    public @Nullable BigDecimal change() {
        return after == null ? null : after.value().subtract(before.value());
    }

    /** By how much, in per cent of what it was; null when that is 0, or when it is gone. */
    public @Nullable BigDecimal percent() {
        BigDecimal change = change();
        return change == null || before.value().signum() == 0
                ? null
                : change.movePointRight(2).divide(before.value().abs(), DECIMALS, RoundingMode.HALF_UP);
    }
}
