package org.quarterdeck.jobs.source.json;

import java.util.List;
import java.util.Map;
import org.quarterdeck.jobs.source.format.Cell;

/** A part of a row's object. */
sealed interface JsonValue {
    /** Is there nothing in it, however deep? */
    boolean isBlank();

    /** A text, number or flag; null is an empty one. */
    record Single(Cell cell) implements JsonValue {
        @Override
        public boolean isBlank() {
            return cell.isEmpty();
        }
    }

    /**
     * A text or number that cannot be taken.
     *
     * @param rule the rule that it breaks, in one word
     * @param fact what is wrong with it and what to do, to be read after the column's name
     */
    record Faulty(String rule, String fact) implements JsonValue {
        @Override
        public boolean isBlank() {
            return false;
        }
    }

    /** A list. */
    record Items(List<JsonValue> values) implements JsonValue {
        @Override
        public boolean isBlank() {
            return values.stream().allMatch(JsonValue::isBlank);
        }
    }

    /** An object. */
    record Fields(Map<String, JsonValue> values) implements JsonValue {
        @Override
        public boolean isBlank() {
            return values.values().stream().allMatch(JsonValue::isBlank);
        }
    }
}
