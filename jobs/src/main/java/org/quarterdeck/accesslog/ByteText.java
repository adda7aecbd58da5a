package org.quarterdeck.accesslog;

/** Questions about text in bytes, ASCII by ASCII. */
final class ByteText {
    private ByteText() {}

    /** The first place of a byte, or −1. */
    static int indexOf(byte[] bytes, int from, int to, byte wanted) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    /** The first place of a text, or −1. */
    static int indexOf(byte[] bytes, int from, int to, byte[] text, int textFrom, int textTo) {
        int length = textTo - textFrom;
        for (int i = from; i <= to - length; i++) {
            if (bytes[i] == text[textFrom] && startsWith(bytes, i, to, text, textFrom, textTo)) {
                return i;
            }
        }
        return -1;
    }

    /** Does the text stand at {@code from}? */
    static boolean startsWith(byte[] bytes, int from, int to, byte[] text, int textFrom, int textTo) {
        int length = textTo - textFrom;
        if (to - from < length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (bytes[from + i] != text[textFrom + i]) {
                return false;
            }
        }
        return true;
    }

    /** Does the text stand at {@code from}? */
    static boolean startsWith(byte[] bytes, int from, int to, byte[] text) {
        return startsWith(bytes, from, to, text, 0, text.length);
    }

    /** Is it exactly the text? */
    static boolean equals(byte[] bytes, int from, int to, byte[] text) {
        return to - from == text.length && startsWith(bytes, from, to, text);
    }

    static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    /**
     * Do signs and digits stand where they must?
     *
     * @param signs place and sign by turns, from {@code from} on
     * @param digits places
     */
    static boolean isWritten(byte[] bytes, int from, int[] signs, int[] digits) {
        for (int i = 0; i < signs.length; i += 2) {
            if (bytes[from + signs[i]] != signs[i + 1]) {
                return false;
            }
        }
        for (int place : digits) {
            if (!isDigit(bytes[from + place])) {
                return false;
            }
        }
        return true;
    }

    /** The lower case of an ASCII letter; any other byte as it is. */
    static byte lower(byte b) {
        return b >= 'A' && b <= 'Z' ? (byte) (b + ('a' - 'A')) : b;
    }

    /** The decimal number, whose digits have been checked. */
    static long number(byte[] bytes, int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + (bytes[i] - '0');
        }
        return number;
    }
}
