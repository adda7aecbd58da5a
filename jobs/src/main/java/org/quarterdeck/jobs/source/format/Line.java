package org.quarterdeck.jobs.source.format;

import org.jspecify.annotations.Nullable;

/**
 * A physical line of a text file.
 *
 * @param number counted from 1
 * @param text without its end
 * @param end what ended it: LF, CR, CR LF, or nothing at the end of the file
 */
public record Line(long number, String text, String end) {
    /** Stands where bytes are no text in the file's encoding. Unicode keeps it from ever being a character. */
    static final char UNDECODED = '\uffff';

    private static final char LOST = '\ufffd';

    /** How many quotes it has. */
    public long quotes() {
        return text.chars().filter(sign -> sign == '"').count();
    }

    /** The row of this number as damaged when this line is no proper text; null when it is. */
    public FileRow.@Nullable Damaged damage(long rowNo) {
        if (text.indexOf(UNDECODED) >= 0) {
            return new FileRow.Damaged(
                    rowNo,
                    "encoding",
                    "line " + number + " has bytes that are no text in the declared encoding; save the file in that"
                            + " encoding or declare the right one");
        }
        if (text.indexOf(LOST) >= 0) {
            return new FileRow.Damaged(
                    rowNo,
                    "encoding",
                    "line " + number + " has a character that was lost before delivery (U+FFFD); write it anew");
        }
        if (text.indexOf('\0') >= 0) {
            return new FileRow.Damaged(
                    rowNo, "nul", "line " + number + " has NUL bytes, which are no text; write the row anew");
        }
        return null;
    }
}
