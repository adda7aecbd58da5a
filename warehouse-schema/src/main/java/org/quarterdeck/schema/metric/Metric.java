package org.quarterdeck.schema.metric;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.schema.config.Checked;
import org.quarterdeck.schema.config.Problems;
import org.quarterdeck.schema.config.Words;
import org.quarterdeck.schema.figure.Slice;

/**
 * What is counted: one YAML file in {@code warehouse-schema/metrics}, or an office's own in
 * {@code <home>/config/metrics}. The file's name without {@code .yaml} is the metric's id.
 *
 * <p>A metric is counted either over the rows of a fact ({@code fact}, {@code expression}, {@code time}) or
 * derived from other metrics' figures ({@code derived}).
 *
 * @param title what people call it
 * @param definition what is counted, in one or two sentences
 * @param unit {@code visits}, {@code USD}, {@code ratio}; or the dimension that names it, as {@code {dimension: currency}}
 * @param fact the table counted over, as {@code core.fact_visit}
 * @param expression an aggregate over the fact's columns (and, with {@code per}, over {@code per}'s columns)
 * @param time when a row counts
 * @param filter which rows count; all when absent
 * @param per rows are first grouped by these columns (within period and slice), and {@code having} chooses groups
 * @param having which groups of {@code per} count
 * @param derived how it follows from other metrics
 * @param dimensions name to column; {@code each: column} for a column of many values; {@code via: column, take: table.column} for one of a referenced table
 * @param slices the combinations of dimensions that are kept; the whole always is
 * @param periods the periods that are kept
 * @param since windows kept from these dates on, by the name that the office gives the date
 * @param covered by the table whose {@code day} column lists the days that data are there for; by the as-of date when absent
 * @param additive whether parts may be added up
 * @param approximate whether a distinct count may be estimated, which costs less over many rows; exact when absent
 * @param trend whether its series are judged; when absent, those of what is counted and adds up are
 * @param counts who is counted: where it is people, a slice of few of them is not shown outside of the office; null when
 *     it is anything else
 * @param forecast whether months to come are foreseen; when absent, they are not
 * @param printed the rounding rule
 * @param caveat what a reader must know; null when nothing
 * @param source where the rule comes from
 * @param owner who answers for it
 */
public record Metric(
        Words title,
        String definition,
        Unit unit,
        @Nullable String fact,
        @Nullable String expression,
        @Nullable TimeRule time,
        @Nullable String filter,
        List<String> per,
        @Nullable String having,
        @Nullable Derivation derived,
        Map<String, Dimension> dimensions,
        List<List<String>> slices,
        List<KeptPeriod> periods,
        List<String> since,
        @Nullable String covered,
        Additivity additive,
        Boolean approximate,
        @Nullable TrendChoice trend,
        @Nullable Counted counts,
        @Nullable TrendChoice forecast,
        PrintedForm printed,
        @Nullable String caveat,
        String source,
        String owner)
        implements Checked {

    /** Absent lists are empty. */
    @SuppressWarnings("NullAway") // what YAML leaves out arrives as null
    public Metric {
        per = per == null ? List.of() : List.copyOf(per);
        dimensions = dimensions == null ? Map.of() : Map.copyOf(dimensions);
        slices = slices == null ? List.of() : slices.stream().map(List::copyOf).toList();
        periods = periods == null ? List.of() : List.copyOf(periods);
        since = since == null ? List.of() : List.copyOf(since);
        approximate = approximate == null ? Boolean.FALSE : approximate;
    }

    /** Is it counted over a fact's rows, rather than derived? */
    @JsonIgnore
    public boolean isCounted() {
        return derived == null;
    }

    /** Is it said of its series whether they rise or fall? */
    @JsonIgnore
    public boolean hasTrend() {
        return trend == null ? isCounted() && additive == Additivity.YES && isOfSeries() : trend == TrendChoice.YES;
    }

    /** Does it count people, so that a small number may tell of one of them? */
    @JsonIgnore
    public boolean isOfPeople() {
        return counts == Counted.PEOPLE;
    }

    /** Is it said what its months to come will be? */
    @JsonIgnore
    public boolean hasForecast() {
        return forecast == TrendChoice.YES;
    }

    private boolean isOfSeries() {
        return periods.contains(KeptPeriod.MONTH) || periods.contains(KeptPeriod.QUARTER);
    }

    @Override
    public void check(String place, Problems problems) {
        if (derived == null) {
            if (fact == null || expression == null || time == null) {
                problems.add(place, "a metric needs fact, expression and time, or derived");
            }
        } else if (fact != null || expression != null || time != null || filter != null || !per.isEmpty()) {
            problems.add(place, "a derived metric has no fact, expression, time, filter or per of its own");
        }
        if (having != null && per.isEmpty()) {
            problems.add(place, "having chooses among the groups of per, and per is missing");
        }
        for (List<String> slice : slices) {
            for (String dimension : slice) {
                if (derived == null && !dimensions.containsKey(dimension)) {
                    problems.add(
                            place,
                            "the slice " + slice + " names the dimension \"" + dimension + "\", which is not declared"
                                    + org.quarterdeck.schema.config.Nearest.hint(dimension, dimensions.keySet()));
                }
            }
        }
        if (periods.isEmpty() && since.isEmpty()) {
            problems.add(place, "no periods: name at least one, as periods: [month, to_date]");
        }
        if (approximate && (derived != null || !per.isEmpty() || additive != Additivity.NO)) {
            problems.add(
                    place,
                    "approximate: true is for a count of distinct values over a fact, with additive: no and without per;"
                            + " take it out");
        }
        if (isOfPeople() && derived != null && derived.combine() == null) {
            problems.add(
                    place,
                    "counts: people is for numbers of people, and this is a ratio or an index; leave it out: what follows"
                            + " from people stays in the office with them");
        }
        if (trend == TrendChoice.YES && !isOfSeries()) {
            problems.add(place, "trend: yes needs a series; add month or quarter to periods, or take trend out");
        }
        if (hasForecast() && !(hasTrend() && additive == Additivity.YES && periods.contains(KeptPeriod.MONTH))) {
            problems.add(
                    place,
                    "forecast: yes needs months that add up to a year; it goes with additive: yes, month among periods,"
                            + " and a trend");
        }
    }

    /**
     * When a row counts: {@code time: day} on that day; {@code time: {from: valid_from, to: valid_to}} on every
     * day from the first up to and without the second (a stock).
     */
    public record TimeRule(
            @Nullable String on,
            @Nullable String from,
            @Nullable String to) {
        /** A column of days. */
        @com.fasterxml.jackson.annotation.JsonCreator(
                mode = com.fasterxml.jackson.annotation.JsonCreator.Mode.DELEGATING)
        public static TimeRule on(String column) {
            return new TimeRule(column, null, null);
        }

        /** Both ends of a validity. */
        @com.fasterxml.jackson.annotation.JsonCreator(
                mode = com.fasterxml.jackson.annotation.JsonCreator.Mode.DELEGATING)
        public static TimeRule between(Map<String, String> ends) {
            if (!ends.keySet().equals(java.util.Set.of("from", "to"))) {
                throw new IllegalArgumentException("time is a column, or {from: column, to: column}");
            }
            return new TimeRule(null, ends.get("from"), ends.get("to"));
        }

        /** Is it the state at a day's end, rather than something that happens on a day? */
        public boolean isStock() {
            return on == null;
        }
    }

    /** A dimension: a column; each value of a list column; or a column of the table that a column refers to. */
    public record Dimension(
            @Nullable String column,
            @Nullable String each,
            @Nullable String via,
            @Nullable String take) {
        /** A column of the fact. */
        @com.fasterxml.jackson.annotation.JsonCreator(
                mode = com.fasterxml.jackson.annotation.JsonCreator.Mode.DELEGATING)
        public static Dimension column(String column) {
            return new Dimension(column, null, null, null);
        }

        /** {@code {each: column}} or {@code {via: column, take: table.column}}. */
        @com.fasterxml.jackson.annotation.JsonCreator(
                mode = com.fasterxml.jackson.annotation.JsonCreator.Mode.DELEGATING)
        public static Dimension of(Map<String, String> parts) {
            if (parts.keySet().equals(java.util.Set.of("each"))) {
                return new Dimension(null, parts.get("each"), null, null);
            }
            if (parts.keySet().equals(java.util.Set.of("via", "take"))) {
                return new Dimension(null, null, parts.get("via"), parts.get("take"));
            }
            throw new IllegalArgumentException(
                    "a dimension is a column, {each: list_column}, or {via: column, take: table.column}");
        }
    }

    /**
     * The unit: a word, or the dimension whose value is the unit ({@code {dimension: currency}}), by other names
     * where {@code names} has them ({@code {dimension: role, names: {member: states}}}). Numbers of several units
     * have no whole.
     */
    public record Unit(@Nullable String word, @Nullable String dimension, Map<String, String> names) {
        /** A plain word. */
        @com.fasterxml.jackson.annotation.JsonCreator(
                mode = com.fasterxml.jackson.annotation.JsonCreator.Mode.DELEGATING)
        public static Unit word(String word) {
            return new Unit(word, null, Map.of());
        }

        /** The values of a dimension, or their names. */
        @com.fasterxml.jackson.annotation.JsonCreator
        @SuppressWarnings("NullAway") // what YAML leaves out arrives as null
        public static Unit of(
                @com.fasterxml.jackson.annotation.JsonProperty("dimension") String dimension,
                @com.fasterxml.jackson.annotation.JsonProperty("names") @Nullable Map<String, String> names) {
            if (dimension == null) {
                throw new IllegalArgumentException("unit is a word, or {dimension: name}");
            }
            return new Unit(null, dimension, names == null ? Map.of() : Map.copyOf(names));
        }

        /** The unit of the numbers of a slice. */
        public String of(Slice slice) {
            if (dimension == null) {
                return String.valueOf(word);
            }
            String value = slice.values().getOrDefault(dimension, "");
            return names.getOrDefault(value, value);
        }
    }

    /** The periods a metric may keep. */
    public enum KeptPeriod {
        DAY,
        WEEK,
        MONTH,
        QUARTER,
        YEAR,
        /** From January to each month of the year, as {@code 2020-01/2020-05}. */
        YEAR_TO_DATE,
        /** Twelve months to each month's end, as {@code 2019-06/2020-05}. */
        TRAILING_12_MONTHS,
        /** Since the beginning, at each month's end, at the office's reference dates and at the as-of date. */
        TO_DATE,
        /** The day of one event; the metric's slices name the event. */
        EVENT
    }

    /** Dates that an office names, as {@code platform_launch}. */
    public record NamedDate(String name, LocalDate on) {}
}
