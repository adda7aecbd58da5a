package org.quarterdeck.jobs.funds;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.funds.Pledge.Line;

/**
 * A part of a flow where it belongs. Sums of postings up to a day are the state of that day.
 *
 * @param account what the part did
 * @param lineId the pledged line (its flow) that it concerns; null for none
 * @param pledgeId the pledge that it concerns; null for none
 * @param cohortOn the pledge's first day
 * @param on the day that it counts from
 * @param age how old the line's due day was then; null without a line
 * @param fallsOn when the line is due, else the day it was pledged on
 * @param amount in the account's currency
 * @param pledgeUsd in US dollars at the line's own rate; null where the line has none
 * @param flowUsd in US dollars at the flow's own rate; null where it has none
 * @param outstanding what it adds to what is outstanding, in the account's currency
 * @param outstandingUsd the same at the line's own rate; null where the line has none
 * @param isInferred was the pledge not named, but found?
 */
public record Posting(
        String flowId,
        Account account,
        @Nullable String lineId,
        @Nullable String pledgeId,
        @Nullable LocalDate cohortOn,
        LocalDate on,
        @Nullable Age age,
        @Nullable LocalDate fallsOn,
        @Nullable BigDecimal amount,
        @Nullable BigDecimal pledgeUsd,
        @Nullable BigDecimal flowUsd,
        BigDecimal outstanding,
        @Nullable BigDecimal outstandingUsd,
        boolean isInferred) {

    /** What a part of a flow did on a day; what it adds to what is outstanding follows from its account. */
    static Posting of(
            Flow flow,
            LocalDate on,
            Account account,
            @Nullable Pledge pledge,
            @Nullable Line line,
            @Nullable BigDecimal amount,
            @Nullable BigDecimal pledgeUsd,
            @Nullable BigDecimal flowUsd) {
        return new Posting(
                flow.flowId(),
                account,
                line == null ? null : line.id(),
                pledge == null ? null : pledge.id(),
                pledge == null ? null : pledge.cohortOn(),
                on,
                line == null ? null : Age.of(line.dueOn(), on),
                line == null ? null : line.fallsOn(),
                amount,
                pledgeUsd,
                flowUsd,
                line == null || amount == null ? BigDecimal.ZERO : account.effect(amount),
                line == null || pledgeUsd == null ? null : account.effect(pledgeUsd),
                flow.isReceipt() && pledge != null && flow.pledgeId() == null);
    }

    /** What is left of a line on the first day of an age enters it, and leaves the age before when negative. */
    static Posting aged(
            Pledge pledge, Line line, LocalDate on, Age age, BigDecimal outstanding, @Nullable BigDecimal usd) {
        return new Posting(
                line.id(),
                Account.AGED,
                line.id(),
                pledge.id(),
                pledge.cohortOn(),
                on,
                age,
                line.fallsOn(),
                null,
                null,
                null,
                outstanding,
                usd,
                false);
    }

    /** What a posting did. */
    public enum Account {
        /** A line was promised. */
        PLEDGED,
        /** Less of a line is promised; positive. */
        CHANGED,
        /** Money settled a line; negative when it was paid back. */
        SETTLED,
        /** Money beyond what its pledge promised. */
        OVERPAID,
        /** Money that no pledge was open for. */
        UNPLEDGED,
        /** What is left of a line got older: out of one age, into the next. */
        AGED,
        /** What is committed of a pledge and not yet paid, rising and falling; in US dollars. */
        COMMITTED,
        /** A change of a pledge that is not there, or of more than it promised: it changes nothing. */
        UNMATCHED,
        /** Money in another currency than its pledge's and without a rate: what it settles is unknown. */
        UNRESOLVED;

        private BigDecimal effect(BigDecimal amount) {
            return this == PLEDGED ? amount : amount.negate();
        }

        /** Its name in tables. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
