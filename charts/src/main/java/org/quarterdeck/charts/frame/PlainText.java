package org.quarterdeck.charts.frame;

/** Names as they come from sources, made fit to print. */
public final class PlainText {
    private PlainText() {}

    /**
     * Control characters draw nothing and break XML; marks of direction turn the words that follow; any white space is
     * one blank.
     */
    public static String of(String text) {
        return text.replaceAll("[\\u202A-\\u202E\\u2066-\\u2069]", "")
                .replaceAll("[\\p{Cc}\\s\\u2028\\u2029\\uFFFE\\uFFFF]+", " ")
                .strip();
    }
}
