package org.quarterdeck.accesslog;

import static org.quarterdeck.accesslog.ByteText.isDigit;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The values of a line whose format encodes them, decoded one behind the other into one buffer, which is used again for
 * the next line.
 */
final class LineValues {
    private static final int LONGEST_NUMBER = 18;

    private byte[] buffer = new byte[4096];
    private int length;

    /** Forgets the line before. */
    void clear() {
        length = 0;
    }

    /** Where the next value will begin. */
    int at() {
        return length;
    }

    /** Appends a byte. */
    void append(byte b) {
        if (length == buffer.length) {
            buffer = Arrays.copyOf(buffer, length * 2);
        }
        buffer[length++] = b;
    }

    /** Appends bytes as they are. */
    void append(byte[] bytes, int from, int to) {
        while (buffer.length < length + to - from) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        System.arraycopy(bytes, from, buffer, length, to - from);
        length += to - from;
    }

    /** Appends bytes that are here already. */
    void repeat(int from, int to) {
        for (int i = from; i < to; i++) {
            append(buffer[i]);
        }
    }

    /** Appends what {@code %41} stands for; a percent sign before anything else stands for itself. */
    void appendPercentDecoded(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            int value = bytes[i] == '%' && i + 2 < to ? hex(bytes, i + 1, i + 3) : -1;
            append(value < 0 ? bytes[i] : (byte) value);
            i += value < 0 ? 0 : 2;
        }
    }

    /** Appends what a JSON text stands for. */
    void appendUnescaped(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (b != '\\' || i + 1 == to) {
                append(b);
                continue;
            }
            byte escape = bytes[++i];
            if (escape == 'u' && i + 5 <= to) {
                i += appendUtf16(bytes, i, to);
            } else {
                append(
                        switch (escape) {
                            case 'n' -> (byte) '\n';
                            case 't' -> (byte) '\t';
                            case 'r' -> (byte) '\r';
                            case 'b' -> (byte) '\b';
                            case 'f' -> (byte) '\f';
                            default -> escape;
                        });
            }
        }
    }

    /** Bytes that were read beyond the {@code u}. */
    private int appendUtf16(byte[] bytes, int at, int to) {
        int first = hex(bytes, at + 1, at + 5);
        if (first < 0) {
            append((byte) 'u');
            return 0;
        }
        boolean isPair = Character.isHighSurrogate((char) first)
                && at + 11 <= to
                && bytes[at + 5] == '\\'
                && bytes[at + 6] == 'u';
        int second = isPair ? hex(bytes, at + 7, at + 11) : -1;
        if (second >= 0 && Character.isLowSurrogate((char) second)) {
            appendUtf8(Character.toCodePoint((char) first, (char) second));
            return 10;
        }
        // Half a pair is no character: its bytes are escaped when they're stored, as any that are no UTF-8.
        appendUtf8(first);
        return 4;
    }

    private void appendUtf8(int point) {
        if (point < 0x80) {
            append((byte) point);
        } else if (point < 0x800) {
            append((byte) (0xC0 | (point >> 6)));
            append((byte) (0x80 | (point & 0x3F)));
        } else if (point < 0x10000) {
            append((byte) (0xE0 | (point >> 12)));
            append((byte) (0x80 | ((point >> 6) & 0x3F)));
            append((byte) (0x80 | (point & 0x3F)));
        } else {
            append((byte) (0xF0 | (point >> 18)));
            append((byte) (0x80 | ((point >> 12) & 0x3F)));
            append((byte) (0x80 | ((point >> 6) & 0x3F)));
            append((byte) (0x80 | (point & 0x3F)));
        }
    }

    private static int hex(byte[] bytes, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = Character.digit(bytes[i], 16);
            if (digit < 0) {
                return -1;
            }
            value = value * 16 + digit;
        }
        return value;
    }

    /** Decodes the value that begins at {@code from} once more, in its place. */
    void decodePercentAgain(int from) {
        int to = length;
        length = from;
        for (int i = from; i < to; i++) {
            int value = buffer[i] == '%' && i + 2 < to ? hex(buffer, i + 1, i + 3) : -1;
            buffer[length++] = value < 0 ? buffer[i] : (byte) value;
            i += value < 0 ? 0 : 2;
        }
    }

    /** Does the value that begins at {@code from} hold the text? */
    boolean holds(int from, byte[] text) {
        return ByteText.indexOf(buffer, from, length, text, 0, text.length) >= 0;
    }

    /** Writes blanks for the plus signs of the value that begins at {@code from}. */
    void blankPluses(int from) {
        for (int i = from; i < length; i++) {
            buffer[i] = buffer[i] == '+' ? (byte) ' ' : buffer[i];
        }
    }

    /** Hands the values over, once all are there; says what the line lacks. */
    @Nullable
    Fault judge(Fields fields) {
        fields.standIn(buffer);
        if (!fields.has(Field.ADDRESS) || fields.from(Field.ADDRESS) == fields.to(Field.ADDRESS)) {
            return Fault.NAMELESS_ADDRESS;
        }
        withoutPort(fields);
        if (!fields.has(Field.TIME)) {
            return Fault.NAMELESS_TIME;
        }
        if (!fields.has(Field.REQUEST) && !(fields.has(Field.METHOD) && fields.has(Field.TARGET))) {
            return Fault.NAMELESS_REQUEST;
        }
        int status = fields.from(Field.STATUS);
        if (!fields.has(Field.STATUS) || fields.to(Field.STATUS) - status != 3 || !areDigits(status, status + 3)) {
            return Fault.BAD_STATUS;
        }
        return fields.has(Field.BYTES) && !isSize(fields.from(Field.BYTES), fields.to(Field.BYTES))
                ? Fault.BAD_BYTES
                : null;
    }

    private boolean isSize(int from, int to) {
        return (to - from == 1 && buffer[from] == '-')
                || (to > from && to - from <= LONGEST_NUMBER && areDigits(from, to));
    }

    private boolean areDigits(int from, int to) {
        for (int i = from; i < to; i++) {
            if (!isDigit(buffer[i])) {
                return false;
            }
        }
        return true;
    }

    /** The port is another one with each connection, and would make one visitor many. */
    private void withoutPort(Fields fields) {
        int from = fields.from(Field.ADDRESS);
        int to = fields.to(Field.ADDRESS);
        int colon = ByteText.indexOf(buffer, from, to, (byte) ':');
        if (buffer[from] == '[') {
            int close = ByteText.indexOf(buffer, from, to, (byte) ']');
            fields.set(Field.ADDRESS, from + 1, close < 0 ? to : close);
        } else if (colon > from && ByteText.indexOf(buffer, colon + 1, to, (byte) ':') < 0) {
            fields.set(Field.ADDRESS, from, colon);
        }
    }
}
