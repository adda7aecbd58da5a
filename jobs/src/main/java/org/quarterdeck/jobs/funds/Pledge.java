package org.quarterdeck.jobs.funds;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A pledge while its account is gone through: its lines, and what was committed and paid. */
final class Pledge {
    /** Receipts pay the line due first; one without a due day is due after all others. */
    private static final Comparator<Line> DUE_FIRST = Comparator.comparing(
                    Line::dueOn, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Line::pledgedOn)
            .thenComparing(Line::id);

    private final String id;
    private final List<Line> lines = new ArrayList<>();
    private BigDecimal committed = BigDecimal.ZERO;
    private BigDecimal paid = BigDecimal.ZERO;
    private BigDecimal unpaid = BigDecimal.ZERO;

    Pledge(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    /** The day of its first line; null before there is one. */
    @Nullable
    LocalDate cohortOn() {
        return lines.isEmpty() ? null : lines.get(0).pledgedOn();
    }

    Line add(Flow flow) {
        Line line = new Line(flow);
        lines.add(line);
        return line;
    }

    List<Line> dueFirst() {
        return lines.stream().sorted(DUE_FIRST).toList();
    }

    List<Line> dueLast() {
        return lines.stream().sorted(DUE_FIRST.reversed()).toList();
    }

    List<Line> lines() {
        return lines;
    }

    boolean isOpen() {
        return lines.stream().anyMatch(line -> line.open().signum() > 0);
    }

    void commit(@Nullable BigDecimal usd) {
        committed = usd == null ? committed : committed.add(usd);
    }

    void pay(@Nullable BigDecimal usd) {
        paid = usd == null ? paid : paid.add(usd);
    }

    /** By how much what is committed and not yet paid has changed since this was last asked; it is never below 0. */
    BigDecimal changeOfUnpaid() {
        BigDecimal now = committed.subtract(paid).max(BigDecimal.ZERO);
        BigDecimal change = now.subtract(unpaid);
        unpaid = now;
        return change;
    }

    /** One positive row of a pledge, with its own due day and rate. */
    static final class Line {
        private final Flow flow;
        private final Portion promised;

        private Line(Flow flow) {
            this.flow = flow;
            this.promised = new Portion(java.util.Objects.requireNonNull(flow.amount()), flow.amountUsd());
        }

        String id() {
            return flow.flowId();
        }

        LocalDate pledgedOn() {
            return flow.flowOn();
        }

        @Nullable
        LocalDate dueOn() {
            return flow.dueOn();
        }

        /** When it is due, else when it was promised. */
        LocalDate fallsOn() {
            return flow.dueOn() == null ? flow.flowOn() : flow.dueOn();
        }

        Flow flow() {
            return flow;
        }

        /** Neither changed nor settled. */
        BigDecimal open() {
            return promised.left();
        }

        /** Changes or settles a part, or opens it again when negative; its value at the line's rate. */
        @Nullable
        BigDecimal take(BigDecimal part) {
            return promised.take(part);
        }
    }
}
