package org.quarterdeck.jobs.quality;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.schema.config.Problems;
import org.quarterdeck.schema.figure.Slice;
import org.quarterdeck.schema.period.Period;
import org.quarterdeck.schema.table.TableContract.Severity;

/**
 * A total that somebody printed: of a figure ({@code metric}, {@code period}, {@code slice}), or of what a source
 * delivered ({@code source}, {@code sum}, {@code where}).
 *
 * @param metric the figure's metric; null for a total of a source
 * @param period the figure's period; the total of one that is not over waits
 * @param slice the figure's slice; empty for the whole
 * @param source the source whose standing rows are meant; null for a total of a figure
 * @param sum the staging column that is added up; null to count rows
 * @param where which rows: staging columns and what they hold; empty for all
 * @param printed the number as printed, in the unit of the figure or the column
 * @param within how far off it may be, as half of the last digit that is printed; 0 unless given
 * @param over whether it is a least number, as in "over 13,000"; {@code within} then bounds it above, where given
 * @param by where it is printed: document, page, date
 * @param severity whether a difference stops the release; it does unless {@code warn}
 */
public record ControlTotal(
        @Nullable String metric,
        @Nullable String period,
        Map<String, String> slice,
        @Nullable String source,
        @Nullable String sum,
        Map<String, String> where,
        BigDecimal printed,
        @Nullable BigDecimal within,
        @Nullable Boolean over,
        String by,
        Severity severity) {
    /** Absent parts have their defaults; conditions keep their order for messages. */
    @SuppressWarnings("NullAway") // what YAML leaves out arrives as null
    public ControlTotal {
        slice = slice == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(slice));
        where = where == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(where));
        severity = severity == null ? Severity.FAIL : severity;
    }

    void check(String place, Problems problems) {
        if ((metric == null) == (source == null)) {
            problems.add(place, "give metric and period, for a total of a figure, or source, for one of its rows");
        } else if (metric != null && (period == null || sum != null || !where.isEmpty())) {
            problems.add(place, "a total of a figure has metric, period and slice, and neither sum nor where");
        } else if (source != null && (period != null || !slice.isEmpty())) {
            problems.add(place, "a total of a source has sum and where, and neither period nor slice");
        }
        if (period != null) {
            try {
                Period.parse(period);
            } catch (IllegalArgumentException e) {
                problems.add(place, String.valueOf(e.getMessage()));
            }
        }
        if (within != null && within.signum() < 0) {
            problems.add(place, "within is how far off a number may be, and never negative");
        }
    }

    /** What is added up, in words. */
    String what() {
        if (metric != null) {
            String of = slice.isEmpty() ? "" : " (" + Slice.of(slice) + ")";
            return metric + " of " + period + of;
        }
        String conditions = where.entrySet().stream()
                .map(entry -> entry.getKey() + " is " + entry.getValue())
                .collect(Collectors.joining(" and "));
        return (sum == null ? "rows of " : "sum of " + sum + " of ")
                + source
                + (conditions.isEmpty() ? "" : " where " + conditions);
    }

    /** Does a number agree with what is printed? */
    boolean agrees(BigDecimal found) {
        BigDecimal more = found.subtract(printed);
        BigDecimal most = within == null ? BigDecimal.ZERO : within;
        return Boolean.TRUE.equals(over)
                ? more.signum() >= 0 && (within == null || more.compareTo(most) <= 0)
                : more.abs().compareTo(most) <= 0;
    }
}
