package org.quarterdeck.schema.trend;

import java.util.Locale;

/** What a test of a series comes to. */
public enum Verdict {
    RISING("rising"),
    FALLING("falling"),
    NO_EVIDENCE("no evidence of a trend"),
    TOO_FEW_POINTS("too few points");

    private final String text;

    Verdict(String text) {
        this.text = text;
    }

    /** As people read it. */
    public String text() {
        return text;
    }

    /** The word used in files: {@code no_evidence}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The verdict of a word. */
    public static Verdict of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
