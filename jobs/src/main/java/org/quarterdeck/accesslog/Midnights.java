package org.quarterdeck.accesslog;

import java.time.DateTimeException;
import java.time.LocalDate;

/** When days begin; the last one asked for is remembered, since the lines of a log are mostly of one day. */
final class Midnights {
    private static final int DAY_SECONDS = 86_400;

    private long date = -1;
    private long second;

    /** Seconds from 1970-01-01T00:00Z to the day's beginning in UTC, or {@link LogTime#UNREADABLE} for no day. */
    long epochSecond(int year, int month, int day) {
        long asked = (year * 100L + month) * 100 + day;
        if (asked != date) {
            try {
                second = LocalDate.of(year, month, day).toEpochDay() * DAY_SECONDS;
            } catch (DateTimeException e) {
                return LogTime.UNREADABLE;
            }
            date = asked;
        }
        return second;
    }
}
