package org.quarterdeck.schema.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Map;

/**
 * A text in one or more of the six official languages of the United Nations, written inline as
 * {@code {en: …, fr: …}}, or as a plain text, which is English.
 *
 * @param byLanguage texts by ISO 639-1 code; English is always there
 */
public record Words(Map<String, String> byLanguage) {
    /** The languages that a text may be given in. */
    public static final List<String> LANGUAGES = List.of("ar", "en", "es", "fr", "ru", "zh");

    /** Refuses an unknown language and a text without English. */
    public Words {
        for (String language : byLanguage.keySet()) {
            if (!LANGUAGES.contains(language)) {
                throw new IllegalArgumentException(
                        "unknown language \"" + language + "\"; known are " + String.join(", ", LANGUAGES));
            }
        }
        if (!byLanguage.containsKey("en")) {
            throw new IllegalArgumentException("a text needs its English words under \"en\"");
        }
        byLanguage = Map.copyOf(byLanguage);
    }

    /** An English text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Words english(String text) {
        return new Words(Map.of("en", text));
    }

    /** A text in the languages given. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Words of(Map<String, String> byLanguage) {
        return new Words(byLanguage);
    }

    /** For writing: the map itself. */
    @JsonValue
    @Override
    public Map<String, String> byLanguage() {
        return byLanguage;
    }

    /** The text in that language, else in English. */
    public String in(String language) {
        return byLanguage.getOrDefault(language, english());
    }

    /** The English text. */
    public String english() {
        return byLanguage.getOrDefault("en", "");
    }
}
