package org.quarterdeck.accesslog;

import static org.quarterdeck.accesslog.ByteText.isDigit;
import static org.quarterdeck.accesslog.ByteText.number;

/** Reads {@code 2015-05-17T10:05:03.123Z}, with Z or an offset, and numbers since 1970. Fractions are cut off. */
final class IsoTime {
    private static final int SECONDS = "2015-05-17T10:05:03".length();
    private static final int[] SEPARATORS = {4, '-', 7, '-', 13, ':', 16, ':'};
    private static final int[] DIGITS = {0, 1, 2, 3, 5, 6, 8, 9, 11, 12, 14, 15, 17, 18};
    /** Digits of seconds in all years that logs are of; three more are thousandths, and so on. */
    private static final int SECOND_DIGITS = 10;

    private static final int FINEST_DIGITS = 19;

    private final Midnights midnights = new Midnights();

    /** Seconds since 1970-01-01T00:00Z, or {@link LogTime#UNREADABLE}. */
    long epochSecond(byte[] bytes, int from, int to) {
        int digits = digitsEnd(bytes, from, to);
        if (digits - from >= SECOND_DIGITS && (digits == to || isFraction(bytes, digits, to))) {
            return sinceEpoch(bytes, from, digits);
        }
        if (to - from <= SECONDS || !isWritten(bytes, from)) {
            return LogTime.UNREADABLE;
        }
        int zone = from + SECONDS;
        if (bytes[zone] == '.' || bytes[zone] == ',') {
            zone = digitsEnd(bytes, zone + 1, to);
        }
        long offset = offset(bytes, zone, to);
        long midnight = midnight(bytes, from);
        long hour = number(bytes, from + 11, from + 13);
        long minute = number(bytes, from + 14, from + 16);
        long second = number(bytes, from + 17, from + 19);
        boolean isMoment = midnight != LogTime.UNREADABLE && offset != LogTime.UNREADABLE;
        return isMoment && hour <= 23 && minute <= 59 && second <= 60
                ? midnight + (hour * 60 + minute) * 60 + second - offset
                : LogTime.UNREADABLE;
    }

    private static long sinceEpoch(byte[] bytes, int from, int to) {
        int excess = to - from - SECOND_DIGITS;
        return excess % 3 == 0 && to - from <= FINEST_DIGITS
                ? number(bytes, from, from + SECOND_DIGITS)
                : LogTime.UNREADABLE;
    }

    private static boolean isFraction(byte[] bytes, int from, int to) {
        return bytes[from] == '.' && digitsEnd(bytes, from + 1, to) == to;
    }

    private static int digitsEnd(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && isDigit(bytes[i])) {
            i++;
        }
        return i;
    }

    private static boolean isWritten(byte[] bytes, int from) {
        return ByteText.isWritten(bytes, from, SEPARATORS, DIGITS)
                && (bytes[from + 10] == 'T' || bytes[from + 10] == ' ');
    }

    /** Seconds of {@code Z}, {@code +02:00} or {@code +0200}; a time without one could be anywhere's. */
    private static long offset(byte[] bytes, int from, int to) {
        if (to - from == 1 && bytes[from] == 'Z') {
            return 0;
        }
        boolean colon = to - from == 6 && bytes[from + 3] == ':';
        if ((to - from != 5 && !colon) || (bytes[from] != '+' && bytes[from] != '-')) {
            return LogTime.UNREADABLE;
        }
        int minutes = to - 2;
        if (digitsEnd(bytes, from + 1, from + 3) != from + 3 || digitsEnd(bytes, minutes, to) != to) {
            return LogTime.UNREADABLE;
        }
        long hour = number(bytes, from + 1, from + 3);
        long minute = number(bytes, minutes, to);
        if (hour > 18 || minute > 59) {
            return LogTime.UNREADABLE;
        }
        long seconds = (hour * 60 + minute) * 60;
        return bytes[from] == '-' ? -seconds : seconds;
    }

    private long midnight(byte[] bytes, int from) {
        return midnights.epochSecond((int) number(bytes, from, from + 4), (int) number(bytes, from + 5, from + 7), (int)
                number(bytes, from + 8, from + 10));
    }
}
