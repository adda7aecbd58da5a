package org.quarterdeck.charts.text;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.quarterdeck.schema.figure.Figure;
import org.quarterdeck.schema.figure.Withheld;
import org.quarterdeck.schema.metric.PrintedForm;
import org.quarterdeck.schema.period.Period;
import org.quarterdeck.schema.trend.Trend;

/** What a name in a template stands for. */
public sealed interface Value {
    /**
     * A number and how it is printed.
     *
     * @param from the figures that it comes from; empty for a plain count, as of rows
     */
    record Amount(BigDecimal amount, String unit, PrintedForm form, List<Figure> from) implements Value {
        /** A figure in its metric's printed form. */
        public static Amount of(Figure figure, PrintedForm form) {
            return new Amount(figure.value(), figure.unit(), form, List.of(figure));
        }

        /** A count that is no figure. */
        public static Amount count(long amount) {
            return new Amount(BigDecimal.valueOf(amount), "", PrintedForm.of("exact"), List.of());
        }
    }

    /** Words, as the name of a donor. */
    record Text(String text) implements Value {}

    /** The name of a series; where it stands, it is set in the series' colour. */
    record SeriesName(String text, int series) implements Value {}

    /** A day. */
    record Day(LocalDate day) implements Value {}

    /** A period. */
    record Span(Period period) implements Value {}

    /** What is said of a series; its verdict stands in a text, and its attributes tell the rest. */
    record Judged(Trend trend, PrintedForm form) implements Value {}

    /** A number that stays in the office: words stand in its place, whatever form is asked for. */
    record Hidden(Withheld withheld) implements Value {}

    /** No figure: neither zero nor an error. {@code what} says which is missing. */
    record Missing(String what) implements Value {}
}
