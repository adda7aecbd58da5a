package org.quarterdeck.jobs.release;

import java.util.Map;

/** What the columns of {@code figures.parquet} mean, for readers from outside. */
final class FigureColumns {
    private static final Map<String, String> MEANINGS = Map.ofEntries(
            Map.entry("metric", "What is counted: the id of a metric"),
            Map.entry("period_kind", "day, week, month, quarter, year, window, to_date or event"),
            Map.entry("period_start", "The first day; empty for totals since the beginning"),
            Map.entry("period_end", "The last day"),
            Map.entry("period", "For when, as 2020-05-27, 2020-W22, 2020-05, 2020-Q2, 2020 or ../2020-05-31"),
            Map.entry("slice", "For which part, as currency=AUD;donor=AUS; empty for the whole"),
            Map.entry("value", "The number, in its unit"),
            Map.entry("numerator", "Of a ratio"),
            Map.entry("denominator", "Of a ratio"),
            Map.entry("unit", "What the value is in"),
            Map.entry("status", "provisional, final or revised"),
            Map.entry("is_complete", "Whether the data cover the whole period"),
            Map.entry("source_rows", "How many rows were counted"),
            Map.entry("uncertainty", "Half the width of the 95 % interval, in the unit; empty when exact"),
            Map.entry("release_id", "The release that holds it"),
            Map.entry("digest", "SHA-256 of metric, period, slice and value"));

    private FigureColumns() {}

    /** What a column means; empty for one that is not known. */
    static String meaning(String column) {
        return MEANINGS.getOrDefault(column, "");
    }
}
