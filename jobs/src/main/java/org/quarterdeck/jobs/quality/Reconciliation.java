package org.quarterdeck.jobs.quality;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.schema.figure.Figure;
import org.quarterdeck.schema.figure.Figures;
import org.quarterdeck.schema.figure.Slice;
import org.quarterdeck.schema.period.Period;

/** Holds an office's numbers against the totals that somebody printed. */
public final class Reconciliation {
    /** The name under which what it finds is kept, where other gates have their table's. */
    public static final String NAME = "control totals";

    private static final int MOST_TIMES = 4;

    private final LocalDate asOf;
    private final Figures figures;
    private final Function<ControlTotal, Optional<BigDecimal>> sums;

    /**
     * Over the figures of a night.
     *
     * @param asOf totals of periods that end later wait
     * @param sums what the standing rows of a total's source come to; empty as long as nothing was delivered
     */
    public Reconciliation(LocalDate asOf, Figures figures, Function<ControlTotal, Optional<BigDecimal>> sums) {
        this.asOf = asOf;
        this.figures = figures;
        this.sums = sums;
    }

    /** What came of each total that does not wait. */
    public List<Gates.Result> check(List<ControlTotal> totals) {
        List<Gates.Result> results = new ArrayList<>();
        for (ControlTotal total : totals) {
            if (total.metric() != null && total.period() != null) {
                Period period = Period.parse(total.period());
                if (!period.end().isAfter(asOf)) {
                    results.add(result(
                            total,
                            figures.find(total.metric(), period, Slice.of(total.slice()))
                                    .map(Figure::value)
                                    .orElse(null)));
                }
            } else {
                sums.apply(total).ifPresent(sum -> results.add(result(total, sum)));
            }
        }
        return results;
    }

    private static Gates.Result result(ControlTotal total, @Nullable BigDecimal found) {
        boolean isFine = found != null && total.agrees(found);
        String printed = (Boolean.TRUE.equals(total.over()) ? "over " : "") + text(total.printed());
        return new Gates.Result(
                NAME,
                total.what() + " is " + printed + ", as printed in " + total.by(),
                total.severity(),
                isFine ? 0 : 1,
                isFine ? List.of() : List.of(found == null ? "there is no such figure" : difference(total, found)));
    }

    private static String difference(ControlTotal total, BigDecimal found) {
        String but = "but it comes to " + text(found) + ", ";
        BigDecimal printed = total.printed();
        for (int times = 2; times <= MOST_TIMES; times++) {
            if (printed.signum() != 0 && found.compareTo(printed.multiply(BigDecimal.valueOf(times))) == 0) {
                return but + (times == 2 ? "exactly twice" : "exactly " + times + " times") + " as much: "
                        + (total.source() == null
                                ? "something is counted more than once"
                                : "are subtotals among the rows? leave them out under skip in its source");
            }
        }
        BigDecimal more = found.subtract(printed);
        return but + text(more.abs()) + (more.signum() < 0 ? " less" : " more");
    }

    private static String text(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
