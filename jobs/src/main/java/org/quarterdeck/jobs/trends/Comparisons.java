package org.quarterdeck.jobs.trends;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.schema.figure.Figure;
import org.quarterdeck.schema.figure.Figures;
import org.quarterdeck.schema.figure.Slice;
import org.quarterdeck.schema.metric.Additivity;
import org.quarterdeck.schema.period.Period;
import org.quarterdeck.schema.period.PeriodKind;
import org.quarterdeck.schema.trend.Change;

/**
 * A period of a metric and a slice beside others. Both sides are complete, or there is no comparison: what lacks a day
 * would always seem to have grown.
 */
final class Comparisons {
    private static final int MONTHS = 12;

    private final Figures figures;
    private final String metric;
    private final Slice slice;
    private final Additivity additive;

    Comparisons(Figures figures, String metric, Slice slice, Additivity additive) {
        this.figures = figures;
        this.metric = metric;
        this.slice = slice;
        this.additive = additive;
    }

    @Nullable
    Change previous(Period period) {
        return change(value(Positions.before(period)), value(period));
    }

    @Nullable
    Change lastYear(Period period) {
        return change(value(Positions.lastYear(period)), value(period));
    }

    /** From January up to a month or quarter; of a week there is none, since weeks lie across years. */
    @Nullable
    Change yearToDate(Period period) {
        if (!isOfMonths(period)) {
            return null;
        }
        YearMonth to = YearMonth.from(period.end());
        YearMonth from = to.withMonth(1);
        return change(total(from.minusYears(1), to.minusYears(1)), total(from, to));
    }

    /** Twelve months up to the end of a month or quarter. */
    @Nullable
    Change trailing12Months(Period period) {
        if (!isOfMonths(period)) {
            return null;
        }
        YearMonth to = YearMonth.from(period.end());
        YearMonth from = to.minusMonths(MONTHS - 1L);
        return change(total(from.minusMonths(MONTHS), to.minusMonths(MONTHS)), total(from, to));
    }

    private static boolean isOfMonths(Period period) {
        return period.kind() == PeriodKind.MONTH || period.kind() == PeriodKind.QUARTER;
    }

    private static @Nullable Change change(Optional<BigDecimal> before, Optional<BigDecimal> value) {
        return before.isPresent() && value.isPresent() ? Change.of(before.get(), value.get()) : null;
    }

    /** The figure of a span of months where one is kept, else the sum of its months where they may be added. */
    private Optional<BigDecimal> total(YearMonth from, YearMonth to) {
        Optional<BigDecimal> kept = value(from.equals(to) ? Period.month(to) : Period.window(from, to));
        return kept.isPresent() || additive != Additivity.YES ? kept : sum(from, to);
    }

    private Optional<BigDecimal> sum(YearMonth from, YearMonth to) {
        List<BigDecimal> months = new ArrayList<>();
        for (YearMonth month = from; !month.isAfter(to); month = month.plusMonths(1)) {
            Optional<BigDecimal> value = value(Period.month(month));
            if (value.isEmpty()) {
                return Optional.empty();
            }
            months.add(value.get());
        }
        return Optional.of(months.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private Optional<BigDecimal> value(Period period) {
        return figures.find(metric, period, slice).filter(Figure::isComplete).map(Figure::value);
    }
}
