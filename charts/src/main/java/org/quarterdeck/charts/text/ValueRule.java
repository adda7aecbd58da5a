package org.quarterdeck.charts.text;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.schema.metric.PrintedForm;
import org.quarterdeck.schema.period.PeriodKind;

/**
 * What a name stands for: a figure, or a number that follows from two other names.
 *
 * @param metric the figure's metric
 * @param period the figure's period: relative ({@code period}, {@code to_date}, {@code since:platform_launch}; see
 *     {@link Periods}) or written out
 * @param slice the figure's slice; with {@code period: last_event}, a value may end in {@code *}
 * @param orZero is a slice without a figure 0, where the whole has one for the period? A slice that was never seen has none
 * @param minus the first name less the second
 * @param ratio the first name over the second
 * @param change the first name against the second: first ÷ second − 1
 * @param trend the metric of whose series it is said whether they rise or fall; with {@code slice}
 * @param every the kind of period of that series: month (when absent), quarter or week
 * @param printed how it is printed; the metric's own rule (of the first name) when absent
 */
public record ValueRule(
        @Nullable String metric,
        @Nullable String period,
        Map<String, String> slice,
        Boolean orZero,
        @Nullable List<String> minus,
        @Nullable List<String> ratio,
        @Nullable List<String> change,
        @Nullable String trend,
        @Nullable PeriodKind every,
        @Nullable PrintedForm printed) {
    /** Exactly one way; two names where two are needed. */
    @SuppressWarnings("NullAway") // what YAML leaves out arrives as null
    public ValueRule {
        slice = slice == null ? Map.of() : Map.copyOf(slice);
        orZero = orZero == null ? Boolean.FALSE : orZero;
        long ways = Stream.of(metric, minus, ratio, change, trend)
                .filter(Objects::nonNull)
                .count();
        if (orZero && (metric == null || slice.isEmpty())) {
            throw new IllegalArgumentException("or_zero: true goes with metric, period and slice");
        }
        if (ways != 1 || (metric == null) != (period == null) || (every != null && trend == null)) {
            throw new IllegalArgumentException("a value is {metric, period}, or one of minus, ratio, change with two"
                    + " names, or {trend: metric, every: month}");
        }
        for (List<String> pair :
                Stream.of(minus, ratio, change).filter(Objects::nonNull).toList()) {
            if (pair.size() != 2) {
                throw new IllegalArgumentException("minus, ratio and change take two names, as [pledged, received]");
            }
        }
    }

    /** The same of the values asked for. */
    public ValueRule of(Map<String, String> asked) {
        return new ValueRule(
                metric, period, Asked.filled(slice, asked), orZero, minus, ratio, change, trend, every, printed);
    }
}
