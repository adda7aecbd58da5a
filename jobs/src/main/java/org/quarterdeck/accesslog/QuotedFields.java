package org.quarterdeck.accesslog;

import static org.quarterdeck.accesslog.ByteText.indexOf;
import static org.quarterdeck.accesslog.ByteText.isDigit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fields apart by spaces, the time in brackets, free text in double quotes: what Apache and nginx write.
 *
 * <p>A quote inside a text is told from the closing one by what follows it, since not every server escapes. The head
 * of a line (up to its bytes) must be whole. The tail (referrer, agent) may be missing or cut off, as in the last
 * line before a crash: then the line has no agent, as in a format without one. What follows the last field is read
 * over.
 */
final class QuotedFields implements FieldFinder {
    private static final int LONGEST_NUMBER = 18;

    private final Field[] order;

    QuotedFields(List<Field> order) {
        this.order = order.toArray(Field[]::new);
    }

    @Override
    public @Nullable Fault find(byte[] bytes, int from, int to, Fields into) {
        into.clear();
        into.standIn(bytes);
        int at = from;
        for (Field field : order) {
            while (at < to && bytes[at] == ' ') {
                at++;
            }
            int next = end(field, bytes, at, to, into);
            if (next < 0) {
                return fault(field);
            }
            at = next;
        }
        return null;
    }

    /** The place after the field, or −1 when it isn't there. */
    private static int end(Field field, byte[] bytes, int at, int to, Fields into) {
        return switch (field) {
            case VHOST, ADDRESS -> word(field, bytes, at, to, into);
            case IDENTITY -> identity(bytes, at, to, into);
            case TIME -> time(bytes, at, to, into);
            case REQUEST -> quoted(field, bytes, at, to, into);
            case STATUS -> status(bytes, at, to, into);
            case BYTES -> size(bytes, at, to, into);
            case METHOD, TARGET -> -1; // No quoted format has them apart.
            case REFERRER, AGENT -> Math.max(at, quoted(field, bytes, at, to, into));
        };
    }

    private static @Nullable Fault fault(Field field) {
        return switch (field) {
            case VHOST, ADDRESS -> Fault.NO_ADDRESS;
            case IDENTITY -> Fault.NO_IDENTITY;
            case TIME -> Fault.NO_TIME;
            case REQUEST, METHOD, TARGET -> Fault.NO_REQUEST;
            case STATUS -> Fault.BAD_STATUS;
            case BYTES -> Fault.BAD_BYTES;
            case REFERRER, AGENT -> null;
        };
    }

    private static int word(Field field, byte[] bytes, int at, int to, Fields into) {
        int end = wordEnd(bytes, at, to);
        if (end == at || end == to || bytes[at] == '"') {
            return -1;
        }
        into.set(field, at, end);
        return end;
    }

    private static int wordEnd(byte[] bytes, int at, int to) {
        int end = indexOf(bytes, at, to, (byte) ' ');
        return end < 0 ? to : end;
    }

    /**
     * Identity and user. A user's name may hold spaces, so it ends where the time begins; an identity that looks like
     * an address gives away a line with a site before its address.
     */
    private static int identity(byte[] bytes, int at, int to, Fields into) {
        int end = wordEnd(bytes, at, to);
        for (int i = at; i < end; i++) {
            if (bytes[i] == '.' || bytes[i] == ':' || bytes[i] == '[') {
                return -1;
            }
        }
        for (int i = end; i + 1 < to; i++) {
            if (bytes[i] == ' ' && bytes[i + 1] == '[') {
                into.set(Field.IDENTITY, at, i);
                return i > end ? i : -1;
            }
        }
        return -1;
    }

    private static int time(byte[] bytes, int at, int to, Fields into) {
        if (at == to || bytes[at] != '[') {
            return -1;
        }
        int end = indexOf(bytes, at, to, (byte) ']');
        if (end < 0) {
            return -1;
        }
        into.set(Field.TIME, at + 1, end);
        return end + 1;
    }

    private static int status(byte[] bytes, int at, int to, Fields into) {
        int end = wordEnd(bytes, at, to);
        if (end - at != 3 || !digits(bytes, at, end)) {
            return -1;
        }
        into.set(Field.STATUS, at, end);
        return end;
    }

    private static int size(byte[] bytes, int at, int to, Fields into) {
        int end = wordEnd(bytes, at, to);
        boolean none = end - at == 1 && bytes[at] == '-';
        if (!none && (end == at || end - at > LONGEST_NUMBER || !digits(bytes, at, end))) {
            return -1;
        }
        into.set(Field.BYTES, at, end);
        return end;
    }

    private static boolean digits(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!isDigit(bytes[i])) {
                return false;
            }
        }
        return true;
    }

    private static int quoted(Field field, byte[] bytes, int at, int to, Fields into) {
        if (at == to || bytes[at] != '"') {
            return -1;
        }
        int close = closing(field, bytes, at + 1, to, true);
        if (close < 0) {
            // Some servers don't escape: then a backslash before the closing quote is the text's own.
            close = closing(field, bytes, at + 1, to, false);
        }
        if (close < 0 && field == Field.AGENT) {
            close = closingBeforeSpace(bytes, at + 1, to);
        }
        if (close < 0) {
            return -1;
        }
        into.set(field, at + 1, close);
        return close + 1;
    }

    private static int closing(Field field, byte[] bytes, int from, int to, boolean escapes) {
        boolean escaped = false;
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (b == '"' && !escaped && closes(field, bytes, i + 1, to)) {
                return i;
            }
            escaped = escapes && b == '\\' && !escaped;
        }
        return -1;
    }

    /** Is what follows a quote what follows the field? */
    private static boolean closes(Field field, byte[] bytes, int after, int to) {
        if (after == to) {
            return field == Field.AGENT;
        }
        if (bytes[after] != ' ' || after + 1 == to) {
            return false;
        }
        byte next = bytes[after + 1];
        return switch (field) {
            case REQUEST -> after + 3 < to && digits(bytes, after + 1, after + 4);
            case REFERRER -> next == '"';
            default -> next == '"' || next == '-' || isDigit(next);
        };
    }

    /** Where an unknown extra field follows the agent, the agent ends at the first quote before a space. */
    private static int closingBeforeSpace(byte[] bytes, int from, int to) {
        for (int i = from; i + 1 < to; i++) {
            if (bytes[i] == '"' && bytes[i + 1] == ' ') {
                return i;
            }
        }
        return -1;
    }
}
