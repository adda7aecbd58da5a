package org.quarterdeck.accesslog;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A log's text as it may be stored: UTF-8 without control characters, and without the client's address. Bytes that
 * can't be stored are written in the escape of their field ({@code %1B} in a path, {@code \x1b} in an agent, as
 * servers do), so nothing is lost and no replacement character is ever stored.
 */
enum SafeText {
    PATH("%%%02X"),
    AGENT("\\x%02x");

    private static final byte[] MASK = "(address)".getBytes(StandardCharsets.US_ASCII);
    private static final int SHORTEST_ADDRESS = "::1".length();

    private final String escape;

    SafeText(String escape) {
        this.escape = escape;
    }

    /** Is the text printable ASCII throughout, so that it can be stored as it is? */
    static boolean isPlain(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] < ' ' || bytes[i] == 0x7F) {
                return false;
            }
        }
        return true;
    }

    /** Does the text repeat the client's address? Only what looks like one is looked for. */
    static boolean repeats(byte[] bytes, int from, int to, byte[] source, int addressFrom, int addressTo) {
        return isAddress(source, addressFrom, addressTo)
                && ByteText.indexOf(bytes, from, to, source, addressFrom, addressTo) >= 0;
    }

    private static boolean isAddress(byte[] bytes, int from, int to) {
        return to - from >= SHORTEST_ADDRESS
                && (ByteText.indexOf(bytes, from, to, (byte) '.') >= 0
                        || ByteText.indexOf(bytes, from, to, (byte) ':') >= 0);
    }

    /** The text as it may be stored; control characters and what is no UTF-8 escaped. */
    byte[] escaped(byte[] bytes, int from, int to) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(to - from + 16);
        int i = from;
        while (i < to) {
            int length = characterLength(bytes, i, to);
            if (length == 0) {
                byte[] escaped =
                        String.format(Locale.ROOT, escape, bytes[i] & 0xFF).getBytes(StandardCharsets.US_ASCII);
                out.write(escaped, 0, escaped.length);
                i++;
            } else {
                out.write(bytes, i, length);
                i += length;
            }
        }
        return out.toByteArray();
    }

    /** The text with each repetition of the client's address masked. */
    static byte[] masked(byte[] text, byte[] source, int addressFrom, int addressTo) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length);
        int at = 0;
        int hit = ByteText.indexOf(text, 0, text.length, source, addressFrom, addressTo);
        while (hit >= 0) {
            out.write(text, at, hit - at);
            out.write(MASK, 0, MASK.length);
            at = hit + addressTo - addressFrom;
            hit = ByteText.indexOf(text, at, text.length, source, addressFrom, addressTo);
        }
        out.write(text, at, text.length - at);
        return out.toByteArray();
    }

    /** Bytes of the character that begins here; 0 when it is a control character or no UTF-8. */
    private static int characterLength(byte[] bytes, int at, int to) {
        byte first = bytes[at];
        if (first >= 0) {
            return first < ' ' || first == 0x7F ? 0 : 1;
        }
        int length = first >= (byte) 0xF0 ? 4 : first >= (byte) 0xE0 ? 3 : first >= (byte) 0xC2 ? 2 : 0;
        if (length == 0 || at + length > to) {
            return 0;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, at, length));
        } catch (CharacterCodingException e) {
            return 0;
        }
        // U+0080 to U+009F are control characters too.
        return length == 2 && first == (byte) 0xC2 && bytes[at + 1] < (byte) 0xA0 ? 0 : length;
    }
}
