package org.quarterdeck.jobs.release;

import java.util.List;
import java.util.Map;

/** What the columns of a release's own files mean, for readers from outside. */
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
            Map.entry("digest", "SHA-256 of metric, period, slice and value"),
            Map.entry(
                    "withheld",
                    "Why a number of people is not shown: fewer than so many, or not shown since one of these would"
                            + " follow from it; empty for a number that is"),
            Map.entry("first_period", "The first complete period of the series; period is the last"),
            Map.entry("points", "How many complete periods the series has"),
            Map.entry("gaps", "How many periods between the first and the last are missing: no points, and no zeros"),
            Map.entry("verdict", "rising, falling, no_evidence or too_few_points (below 10)"),
            Map.entry("test", "mann_kendall, seasonal_kendall or seasonal_kendall_covariance: which decided"),
            Map.entry("s", "Pairs of points that rise, less pairs that fall"),
            Map.entry("variance", "Of S, if there were no trend, corrected for equal values"),
            Map.entry("z", "The standard score of S, with continuity correction"),
            Map.entry("p", "How often chance alone leads as far, to either side; below 0.05 decides"),
            Map.entry("slope", "The typical change by Theil and Sen, in the unit, per slope_per"),
            Map.entry("slope_low", "The lower limit of its 95 % interval; empty when points are too few"),
            Map.entry("slope_high", "The upper limit of its 95 % interval; empty when points are too few"),
            Map.entry("slope_per", "In how long the series typically changes by the slope"),
            Map.entry("previous_value", "Of the period before"),
            Map.entry("previous_change", "Against the period before"),
            Map.entry("previous_percent", "The same in per cent; empty of 0"),
            Map.entry("last_year_value", "Of the same period of last year"),
            Map.entry("last_year_change", "Against the same period of last year"),
            Map.entry("last_year_percent", "The same in per cent; empty of 0"),
            Map.entry("year_to_date", "From January to the period's end"),
            Map.entry("year_to_date_change", "Against the same months of last year"),
            Map.entry("year_to_date_percent", "The same in per cent; empty of 0"),
            Map.entry("trailing_12_months", "Twelve months to the period's end"),
            Map.entry("trailing_12_months_change", "Against the twelve months before"),
            Map.entry("trailing_12_months_percent", "The same in per cent; empty of 0"),
            Map.entry("anomaly_score", "Deviations from the median of earlier periods at this place in the calendar"),
            Map.entry(
                    "anomaly_basis", "Whose deviations: position (8 or more of that place) or pooled (of all places)"),
            Map.entry("anomaly_median", "What earlier periods at this place in the calendar are used to"),
            Map.entry(
                    "is_anomaly",
                    "Whether the last value is out of the ordinary; empty when there is too little to say"),
            Map.entry("anomaly_driver", "The slice that moved most the same way"),
            Map.entry("change_period", "The first period of a new level, by Pettitt's test"),
            Map.entry("change_p", "How often chance alone finds such a change of level"),
            Map.entry("change_event", "A dated remark on the metric at that time"),
            Map.entry("adjustment_q", "The overall quality of the seasonal adjustment: below 1 is accepted"),
            Map.entry("adjustment_m", "Its statistics M1 to M11: above 1 is bad"),
            Map.entry(
                    "is_adjustment_accepted",
                    "Whether Q is below 1 and a season can be told from the rest (M7 below 1)"),
            Map.entry("adjusted", "The value without seasons, working days and Easter"),
            Map.entry("trend", "The value without what is irregular, too"),
            Map.entry("is_provisional", "Whether later months will still change it notably"),
            Map.entry("history", "How many complete months in a row the forecast is made from"),
            Map.entry("method", "seasonal_model, same_month or last_year: which did best; empty without a forecast"),
            Map.entry("reason", "Why there is no forecast; empty when there is one"),
            Map.entry("months", "Each month to come: value, limits of its 80 % band; the same of the year to date"),
            Map.entry(
                    "backtests",
                    "How each method did on past months: mean error, scaled by a naive one's; share within its band"));

    private static final List<String> KEY = List.of("metric", "period_kind", "period", "slice");

    private FigureColumns() {}

    /** What a column means; empty for one that is not known. */
    static String meaning(String column) {
        return MEANINGS.getOrDefault(column, "");
    }

    /** Which of the columns of a file tell its rows apart. */
    static List<String> key(List<String> columns) {
        return KEY.stream().filter(columns::contains).toList();
    }
}
