package org.quarterdeck.charts.pack;

/** What may be drawn beside a series: it follows from the series and is no figure. */
public enum Companion {
    /** The mean of twelve months up to each, where all twelve are there. */
    TWELVE_MONTH_MEAN,
    /** The series without the swing of the seasons, as the release has it. */
    SEASONALLY_ADJUSTED,
    /** What is expected of the months to come, with the band in which they lie four times in five. */
    FORECAST
}
