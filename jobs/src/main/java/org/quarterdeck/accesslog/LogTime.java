package org.quarterdeck.accesslog;

import static org.quarterdeck.accesslog.ByteText.number;

/**
 * Reads times as servers write them: {@code 17/May/2015:10:05:03 +0000}, ISO 8601 with its offset, or seconds (or
 * thousandths, millionths, milliardths) since 1970.
 */
final class LogTime {
    /** What no moment is. */
    static final long UNREADABLE = Long.MIN_VALUE;

    private static final int LENGTH = "17/May/2015:10:05:03 +0000".length();
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
    private static final int[] SEPARATORS = {2, '/', 6, '/', 11, ':', 14, ':', 17, ':', 20, ' '};
    private static final int[] DIGITS = {0, 1, 7, 8, 9, 10, 12, 13, 15, 16, 18, 19, 22, 23, 24, 25};

    private final IsoTime iso = new IsoTime();
    private final Midnights midnights = new Midnights();

    /** Seconds since 1970-01-01T00:00Z, or {@link #UNREADABLE}. A leap second counts as the second after it. */
    long epochSecond(byte[] bytes, int from, int to) {
        if (to - from != LENGTH || bytes[from + 2] != '/') {
            return iso.epochSecond(bytes, from, to);
        }
        if (!isWritten(bytes, from)) {
            return UNREADABLE;
        }
        long hour = number(bytes, from + 12, from + 14);
        long minute = number(bytes, from + 15, from + 17);
        long second = number(bytes, from + 18, from + 20);
        long offsetHour = number(bytes, from + 22, from + 24);
        long offsetMinute = number(bytes, from + 24, from + 26);
        long midnight = midnight(bytes, from);
        if (midnight == UNREADABLE || hour > 23 || minute > 59 || second > 60 || offsetHour > 18 || offsetMinute > 59) {
            return UNREADABLE;
        }
        long offset = (offsetHour * 60 + offsetMinute) * 60;
        long local = midnight + (hour * 60 + minute) * 60 + second;
        return bytes[from + 21] == '-' ? local + offset : local - offset;
    }

    private static boolean isWritten(byte[] bytes, int from) {
        return ByteText.isWritten(bytes, from, SEPARATORS, DIGITS)
                && (bytes[from + 21] == '+' || bytes[from + 21] == '-');
    }

    private long midnight(byte[] bytes, int from) {
        return midnights.epochSecond(
                (int) number(bytes, from + 7, from + 11), month(bytes, from + 3), (int) number(bytes, from, from + 2));
    }

    /** 1 to 12, or 0 for what is no month. */
    private static int month(byte[] bytes, int from) {
        for (int i = 0; i < MONTHS.length(); i += 3) {
            if (bytes[from] == MONTHS.charAt(i)
                    && bytes[from + 1] == MONTHS.charAt(i + 1)
                    && bytes[from + 2] == MONTHS.charAt(i + 2)) {
                return i / 3 + 1;
            }
        }
        return 0;
    }
}
