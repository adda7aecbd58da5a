package org.quarterdeck.schema.trend;

import java.util.Locale;

/** Whose deviations an unusual value is measured by. */
public enum AnomalyBasis {
    /** Those of earlier periods at the same place in the calendar. */
    POSITION,
    /** Those of all earlier periods, each from the median of its own place. */
    POOLED;

    /** The word used in files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The basis of a word. */
    public static AnomalyBasis of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
