package org.quarterdeck.schema.trend;

import java.util.Locale;

/** How a month that is still to come is foreseen. */
public enum ForecastMethod {
    /** A model of level and seasons that both move: ARIMA (0,1,1)(0,1,1) of Box and Jenkins. */
    SEASONAL_MODEL("a seasonal model (airline, JDemetra+)"),
    /** Naive: what the same month of last year had. */
    SAME_MONTH("the same month of last year"),
    /** Naive: a twelfth of the last twelve months. */
    LAST_YEAR("a twelfth of the last twelve months");

    private final String text;

    ForecastMethod(String text) {
        this.text = text;
    }

    /** As people read it. */
    public String text() {
        return text;
    }

    /** The word used in files: {@code seasonal_model}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The method of a word. */
    public static ForecastMethod of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
