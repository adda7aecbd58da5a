package org.quarterdeck.jobs.source.format;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.schema.config.Problems;

/** The {@code header_row} of a format: a row's number, from 1, or {@code find}. */
public final class HeaderRow {
    /** The first row that has every column of the source; until it is found, all rows are read as such rows. */
    public static final int FIND = Integer.MAX_VALUE;

    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,8}");
    private static final int WRONG = 0;

    private HeaderRow() {}

    /** As a source writes it; 1 when it is left out. */
    public static int of(@Nullable String written) {
        if (written == null) {
            return 1;
        }
        if (written.equals("find")) {
            return FIND;
        }
        return NUMBER.matcher(written).matches() ? Integer.parseInt(written) : WRONG;
    }

    /** Notes what is wrong with it. */
    public static void check(int headerRow, String key, String place, Problems problems) {
        if (headerRow == WRONG) {
            problems.add(place, key + ".header_row: write the row's number, from 1, or find");
        }
    }
}
