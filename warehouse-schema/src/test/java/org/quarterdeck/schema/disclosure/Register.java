package org.quarterdeck.schema.disclosure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.quarterdeck.schema.figure.Figure;
import org.quarterdeck.schema.figure.Figures;
import org.quarterdeck.schema.figure.Slice;
import org.quarterdeck.schema.figure.Status;
import org.quarterdeck.schema.period.Period;

/** Figures of people for tests, written a line each. */
final class Register {
    private final List<Figure> figures = new ArrayList<>();

    Register with(String metric, String period, String slice, int people) {
        return with(metric, Period.parse(period), slice, people, null);
    }

    Register with(String metric, Period period, String slice, double value, Integer denominator) {
        Slice parsed = Slice.parse(slice);
        BigDecimal number = Figure.kept(BigDecimal.valueOf(value));
        figures.add(new Figure(
                metric,
                period,
                parsed,
                number,
                denominator == null ? null : number,
                denominator == null ? null : BigDecimal.valueOf(denominator),
                "people",
                Status.FINAL,
                true,
                (long) value,
                null,
                "2020-05-31-1",
                Figure.digest(metric, period, parsed, number)));
        return this;
    }

    Figures figures() {
        return new Figures(figures);
    }
}
