package org.quarterdeck.charts.text;

import java.util.Set;

/** The direction in which a language is written, and pictures and pages in it are read. */
public enum Direction {
    LEFT_TO_RIGHT("ltr"),
    RIGHT_TO_LEFT("rtl");

    private static final Set<String> BACK = Set.of("ar");

    private static final String LEFT_MARK = "\u200e";

    private final String word;

    Direction(String word) {
        this.word = word;
    }

    /** Of a language (ISO 639-1). */
    public static Direction of(String language) {
        return BACK.contains(language) ? RIGHT_TO_LEFT : LEFT_TO_RIGHT;
    }

    /** Digits, signs and Latin letters that belong together, as the id of a release: so they stay in whatever surrounds them. */
    public String kept(String text) {
        return this == RIGHT_TO_LEFT ? LEFT_MARK + text + LEFT_MARK : text;
    }

    /** As HTML writes it. */
    public String word() {
        return word;
    }
}
