package org.quarterdeck.accesslog;

import java.util.Locale;

/** What a row is; see {@link LogColumns}. */
enum Kind {
    PAGE_VIEW,
    ROBOTS_TXT,
    DAY_SEEN,
    REJECT,
    TALLY;

    /** Its word: {@code page_view}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
