package org.quarterdeck.accesslog;

import java.nio.charset.StandardCharsets;

/**
 * The host of a referrer, in lower case, without user, port and path. A host that is a numeric address, or that no DNS
 * name can be, is left out: the first might be a person's, the second is noise.
 */
final class ReferrerHost {
    private static final byte[] AUTHORITY = "://".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_NAME = 253;

    private final byte[] host = new byte[LONGEST_NAME];
    private int length;

    /** Reads a referrer. False when it names no host that may be kept. */
    boolean read(byte[] bytes, int from, int to) {
        length = 0;
        int start = ByteText.indexOf(bytes, from, to, AUTHORITY, 0, AUTHORITY.length);
        if (start < 0) {
            return false;
        }
        start += AUTHORITY.length;
        int end = authorityEnd(bytes, start, to);
        int at = ByteText.indexOf(bytes, start, end, (byte) '@');
        return copy(bytes, at < 0 ? start : at + 1, end);
    }

    /** The host's bytes, from 0 to {@link #length()}. */
    byte[] bytes() {
        return host;
    }

    int length() {
        return length;
    }

    private static int authorityEnd(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '/' || bytes[i] == '?' || bytes[i] == '#') {
                return i;
            }
        }
        return to;
    }

    private boolean copy(byte[] bytes, int from, int to) {
        boolean named = false;
        for (int i = from; i < to && bytes[i] != ':'; i++) {
            byte b = ByteText.lower(bytes[i]);
            boolean letter = b >= 'a' && b <= 'z';
            if (length == LONGEST_NAME || !(letter || ByteText.isDigit(b) || b == '.' || b == '-' || b == '_')) {
                return false;
            }
            named |= letter;
            host[length++] = b;
        }
        return named;
    }
}
