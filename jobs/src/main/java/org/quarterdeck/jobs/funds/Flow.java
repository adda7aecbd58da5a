package org.quarterdeck.jobs.funds;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A pledge, commitment or receipt in cash, or a change to one, as its account sees it.
 *
 * @param pledgeId the pledge that it names; null when it names none. A pledge that does not name itself is called by its flow
 * @param stage {@code pledge}, {@code commitment} or {@code receipt}
 * @param dueOn when a pledged line is due; null without such a day
 * @param amount in the account's currency; negative for a change; null when it is of another one and has no rate
 * @param amountUsd in US dollars at the rate of its day; null without a rate
 */
public record Flow(
        String flowId,
        @Nullable String pledgeId,
        String stage,
        LocalDate flowOn,
        @Nullable LocalDate dueOn,
        @Nullable BigDecimal amount,
        @Nullable BigDecimal amountUsd) {

    /** On one day: pledges, then reductions, then money; then by id. */
    static final Comparator<Flow> ORDER =
            Comparator.comparing(Flow::flowOn).thenComparing(Flow::rank).thenComparing(Flow::flowId);

    private int rank() {
        if (!isPledge()) {
            return 2;
        }
        return isChange() ? 1 : 0;
    }

    boolean isPledge() {
        return stage.equals("pledge");
    }

    boolean isReceipt() {
        return stage.equals("receipt");
    }

    /** Is less promised, or money paid back? */
    boolean isChange() {
        return amount != null && amount.signum() < 0;
    }
}
