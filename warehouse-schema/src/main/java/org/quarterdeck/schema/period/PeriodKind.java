package org.quarterdeck.schema.period;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How long a period is, and from where it counts. */
public enum PeriodKind {
    DAY,
    WEEK,
    MONTH,
    QUARTER,
    YEAR,
    /** From one day or month to another, both in. */
    WINDOW,
    /** Since the beginning; of a stock, its state at the end of the day. */
    TO_DATE,
    /** The day of one event, which a slice names. */
    EVENT;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The word used in files and figures: {@code to_date}. */
    @JsonValue
    public String word() {
        return word;
    }

    /**
     * The kind of a word.
     *
     * @throws IllegalArgumentException for a word that is none
     */
    @JsonCreator
    public static PeriodKind of(String word) {
        for (PeriodKind kind : values()) {
            if (kind.word.equals(word)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("\"" + word + "\" is no kind of period");
    }
}
