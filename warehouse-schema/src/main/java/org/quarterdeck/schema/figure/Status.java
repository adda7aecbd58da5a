package org.quarterdeck.schema.figure;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How settled a figure is, judged at the as-of date. */
public enum Status {
    /** The period is open, its data are incomplete, or too few days have passed since its end. */
    PROVISIONAL,
    /** Settled, and as it was first published as final. */
    FINAL,
    /** Differs from a final value of an earlier release. */
    REVISED;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The word used in files. */
    @JsonValue
    public String word() {
        return word;
    }

    /** The status of a word. */
    public static Status of(String word) {
        for (Status status : values()) {
            if (status.word.equals(word)) {
                return status;
            }
        }
        throw new IllegalArgumentException("\"" + word + "\" is no status");
    }
}
