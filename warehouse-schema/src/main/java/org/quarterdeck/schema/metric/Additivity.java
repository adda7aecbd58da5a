package org.quarterdeck.schema.metric;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Locale;

/** Whether parts may be added up (Kimball: additive, semi-additive, non-additive). */
public enum Additivity {
    /** Over time and over slices. */
    YES,
    /** Over slices, never over time: a stock. */
    SEMI,
    /** Never: distinct counts and ratios. */
    NO;

    /** The additivity of a word; YAML's own true and false read as yes and no. */
    @JsonCreator
    public static Additivity of(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "yes", "true" -> YES;
            case "no", "false" -> NO;
            case "semi" -> SEMI;
            default -> throw new IllegalArgumentException("\"" + word + "\" is no additivity; known are yes, semi, no");
        };
    }
}
