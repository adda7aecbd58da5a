package org.quarterdeck.jobs.source;

import java.math.BigDecimal;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * What became of a delivery's rows, below the row of column names.
 *
 * @param accepted rows in staging
 * @param rejected rows in the reject ledger
 * @param filtered rows that the source leaves out by a rule of its own
 * @param blank rows with nothing in them
 */
public record StagingCounts(long accepted, long rejected, long filtered, long blank) {
    static final StagingCounts NONE = new StagingCounts(0, 0, 0, 0);

    private static final String ACCEPTED = "staging.accepted";
    private static final String REJECTED = "staging.rejected";
    private static final String FILTERED = "staging.filtered";
    private static final String BLANK = "staging.blank";

    /** Every row: accepted + rejected + filtered + blank. */
    public long read() {
        return accepted + rejected + filtered + blank;
    }

    /** The counts of a staging step so far, from its execution context. */
    public static StagingCounts of(ExecutionContext context) {
        return new StagingCounts(
                context.getLong(ACCEPTED, 0),
                context.getLong(REJECTED, 0),
                context.getLong(FILTERED, 0),
                context.getLong(BLANK, 0));
    }

    void keepRows(ExecutionContext context) {
        context.putLong(ACCEPTED, accepted);
        context.putLong(REJECTED, rejected);
        context.putLong(FILTERED, filtered);
    }

    static void keepBlank(long blank, ExecutionContext context) {
        context.putLong(BLANK, blank);
    }

    StagingCounts plus(long moreAccepted, long moreRejected, long moreFiltered) {
        return new StagingCounts(accepted + moreAccepted, rejected + moreRejected, filtered + moreFiltered, blank);
    }

    /** Is a greater share of the rows rejected than a source allows? */
    boolean exceeds(BigDecimal maxRejectShare) {
        return exceeds(maxRejectShare, 0);
    }

    /**
     * Is a greater share of the rows rejected, and not repaired, than a source allows?
     *
     * @param repaired how many of the rejected rows are repaired
     */
    boolean exceeds(BigDecimal maxRejectShare, long repaired) {
        BigDecimal judged = BigDecimal.valueOf(accepted + rejected);
        return BigDecimal.valueOf(rejected - repaired).compareTo(judged.multiply(maxRejectShare)) > 0;
    }
}
