package org.quarterdeck.schema.trend;

import java.util.Locale;

/** The test that decided. */
public enum TrendTest {
    MANN_KENDALL("Mann-Kendall"),
    SEASONAL_KENDALL("seasonal Kendall"),
    SEASONAL_KENDALL_COVARIANCE("seasonal Kendall with covariances");

    private final String text;

    TrendTest(String text) {
        this.text = text;
    }

    /** As people read it. */
    public String text() {
        return text;
    }

    /** The word used in files: {@code mann_kendall}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The test of a word. */
    public static TrendTest of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
