package org.quarterdeck.schema.metric;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Locale;

/** Whether something is said of the series of a metric: whether they are judged, or foreseen. */
public enum TrendChoice {
    YES,
    NO;

    /** The choice of a word; YAML's own true and false read as yes and no. */
    @JsonCreator
    public static TrendChoice of(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "yes", "true" -> YES;
            case "no", "false" -> NO;
            default -> throw new IllegalArgumentException("\"" + word + "\" is neither yes nor no; write yes, or no");
        };
    }
}
