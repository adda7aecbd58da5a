package org.quarterdeck.jobs.funds;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** An amount and its value in US dollars, of which parts are taken: their values add up to the whole's, always. */
final class Portion {
    private static final int DECIMALS = 9;

    private final BigDecimal amount;
    private final @Nullable BigDecimal usd;
    private BigDecimal taken = BigDecimal.ZERO;

    Portion(BigDecimal amount, @Nullable BigDecimal usd) {
        this.amount = amount;
        this.usd = usd;
    }

    /** What is left. */
    BigDecimal left() {
        return amount.subtract(taken);
    }

    /** Takes a part, or gives one back when it is negative; its value, null when the whole has none. */
    @Nullable
    BigDecimal take(BigDecimal part) {
        BigDecimal before = valueOf(taken);
        taken = taken.add(part);
        BigDecimal after = valueOf(taken);
        return before == null || after == null ? null : after.subtract(before);
    }

    private @Nullable BigDecimal valueOf(BigDecimal part) {
        if (usd == null) {
            return null;
        }
        // Rounding the running total, not each part, leaves nothing behind when all is taken.
        return part.signum() == 0 ? BigDecimal.ZERO : usd.multiply(part).divide(amount, DECIMALS, RoundingMode.HALF_UP);
    }
}
