package org.quarterdeck.jobs.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.cli.Listing.Column;
import org.quarterdeck.schema.figure.Slice;
import org.quarterdeck.schema.trend.Change;
import org.quarterdeck.schema.trend.Trend;
import org.quarterdeck.schema.trend.TrendTest;

/** Trends as columns: all of them for programs, under the names of {@code trends.parquet}; those that a terminal holds. */
final class TrendColumns {
    private static final MathContext SHOWN = new MathContext(4);

    /** For CSV and JSON. */
    static final List<Column<Trend>> ALL = List.of(
            new Column<>("metric", 0, Trend::metric),
            new Column<>("slice", 0, Trend::slice),
            new Column<>("period_kind", 0, t -> t.period().kind().word()),
            new Column<>("first_period", 0, Trend::first),
            new Column<>("period", 0, Trend::period),
            new Column<>("points", 0, Trend::points),
            new Column<>("gaps", 0, Trend::gaps),
            new Column<>("value", 0, Trend::value),
            new Column<>("unit", 0, Trend::unit),
            new Column<>("verdict", 0, t -> t.judgement().verdict().word()),
            new Column<>("test", 0, t -> from(t.judgement().test(), TrendTest::word)),
            new Column<>("s", 0, t -> t.judgement().s()),
            new Column<>("variance", 0, t -> t.judgement().variance()),
            new Column<>("z", 0, t -> t.judgement().z()),
            new Column<>("p", 0, t -> t.judgement().p()),
            new Column<>("slope", 0, t -> t.judgement().slope()),
            new Column<>("slope_low", 0, t -> t.judgement().slopeLow()),
            new Column<>("slope_high", 0, t -> t.judgement().slopeHigh()),
            new Column<>("slope_per", 0, t -> t.judgement().slopePer()),
            new Column<>("previous_value", 0, t -> from(t.previous(), Change::before)),
            new Column<>("previous_change", 0, t -> from(t.previous(), Change::absolute)),
            new Column<>("previous_percent", 0, t -> from(t.previous(), Change::percent)),
            new Column<>("last_year_value", 0, t -> from(t.lastYear(), Change::before)),
            new Column<>("last_year_change", 0, t -> from(t.lastYear(), Change::absolute)),
            new Column<>("last_year_percent", 0, t -> from(t.lastYear(), Change::percent)),
            new Column<>("year_to_date", 0, t -> from(t.yearToDate(), Change::value)),
            new Column<>("year_to_date_change", 0, t -> from(t.yearToDate(), Change::absolute)),
            new Column<>("year_to_date_percent", 0, t -> from(t.yearToDate(), Change::percent)),
            new Column<>("trailing_12_months", 0, t -> from(t.trailing12Months(), Change::value)),
            new Column<>("trailing_12_months_change", 0, t -> from(t.trailing12Months(), Change::absolute)),
            new Column<>("trailing_12_months_percent", 0, t -> from(t.trailing12Months(), Change::percent)),
            new Column<>("anomaly_score", 0, t -> from(t.anomaly(), Trend.Anomaly::score)),
            new Column<>(
                    "anomaly_basis", 0, t -> from(t.anomaly(), a -> a.basis().word())),
            new Column<>("anomaly_median", 0, t -> from(t.anomaly(), Trend.Anomaly::median)),
            new Column<>("is_anomaly", 0, t -> from(t.anomaly(), Trend.Anomaly::isFlagged)),
            new Column<>("anomaly_driver", 0, t -> from(t.anomaly(), Trend.Anomaly::driver)),
            new Column<>("change_period", 0, t -> from(t.changePoint(), Trend.ChangePoint::from)),
            new Column<>("change_p", 0, t -> from(t.changePoint(), Trend.ChangePoint::p)),
            new Column<>("change_event", 0, t -> from(t.changePoint(), Trend.ChangePoint::event)),
            new Column<>("adjustment_q", 0, t -> from(t.adjustment(), Trend.Adjustment::q)),
            new Column<>("adjustment_m", 0, t -> from(t.adjustment(), Trend.Adjustment::m)),
            new Column<>("is_adjustment_accepted", 0, t -> from(t.adjustment(), Trend.Adjustment::isAccepted)));

    private TrendColumns() {}

    /** For a terminal; wholes alone need no column that says so. */
    static List<Column<Trend>> ofTable(List<Trend> rows) {
        boolean isOfWholes = rows.stream().allMatch(t -> t.slice().equals(Slice.WHOLE));
        return List.of(
                new Column<>("metric", isOfWholes ? 22 : 16, Trend::metric),
                new Column<>("slice", isOfWholes ? 0 : 9, Trend::slice),
                new Column<>("period", 7, Trend::period),
                new Column<>("value", 8, t -> shown(t.value())),
                new Column<>("verdict", 8, t -> t.judgement().verdict().text()),
                new Column<>("p", 9, t -> from(t.judgement().p(), TrendColumns::shown)),
                new Column<>("typical change", 9, t -> typical(t.judgement())));
    }

    /** The slope in words: {@code -2.6 a year}; empty of too few points. */
    static String typical(Trend.Judgement judgement) {
        Double slope = judgement.slope();
        if (slope == null) {
            return "";
        }
        return judgement.isWithoutTypicalChange()
                ? "no typical change"
                : signed(BigDecimal.valueOf(slope)) + " a " + judgement.slopePer();
    }

    /** A number to four digits; what stands before the point stands whole. */
    static String shown(BigDecimal number) {
        BigDecimal whole = number.setScale(0, java.math.RoundingMode.HALF_UP);
        BigDecimal rounded = whole.precision() >= SHOWN.getPrecision() ? whole : number.round(SHOWN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /** A number to four digits; very small ones as 3.658e-05. */
    static String shown(double number) {
        return number != 0 && Math.abs(number) < 0.0001
                ? String.format(java.util.Locale.ROOT, "%.3e", number)
                : shown(BigDecimal.valueOf(number));
    }

    /** With its sign, unless it is 0. */
    static String signed(BigDecimal number) {
        return (number.signum() > 0 ? "+" : "") + shown(number);
    }

    private static <A, B> @Nullable B from(@Nullable A value, Function<A, @Nullable B> part) {
        return Optional.ofNullable(value).map(part).orElse(null);
    }
}
