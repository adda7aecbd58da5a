package org.quarterdeck.jobs.source.format;

import java.util.regex.Pattern;

/**
 * Words that a spreadsheet would run: those that begin as a formula does. In text they are written behind an
 * apostrophe, and read without it; numbers stay as they are.
 */
public final class Formula {
    private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\\t\\r\\n].*", Pattern.DOTALL);
    private static final Pattern GUARDED = Pattern.compile("''*[=+\\-@\\t\\r\\n].*", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9][0-9., \u00a0\u202f]*");

    private Formula() {}

    /** The word as it may stand in a text file. */
    public static String guarded(String word) {
        return FORMULA.matcher(word).matches() && !NUMBER.matcher(word).matches() ? "'" + word : word;
    }

    /** What was meant by it. */
    public static Cell unguarded(Cell cell) {
        return cell instanceof Cell.Text text && GUARDED.matcher(text.value()).matches()
                ? new Cell.Text(text.value().substring(1))
                : cell;
    }
}
