package org.quarterdeck.accesslog;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fields of a JSON object by their names, read in one pass over the bytes.
 *
 * <p>An object with none of the fields that make a request is another record of the same program (a server's own
 * messages, say), and is read over. What a container's logs put before the object ({@code caddy | {…}}) is, too.
 */
@SuppressWarnings("EnumOrdinal") // Places in arrays, never written down; looked up several times for every line.
final class JsonFields implements FieldFinder {
    private static final int DEEPEST = 32;
    private static final byte[] PREFIX = "| {".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

    private final Name root = new Name(new byte[0]);
    private final LineValues values = new LineValues();
    private final int[] ranks = new int[Field.values().length];
    private final @Nullable Name headers;
    private boolean seesHeaders;
    private int depth;

    JsonFields(JsonMap map) {
        Map<Field, Name> places = new EnumMap<>(Field.class);
        map.paths().forEach((field, paths) -> {
            for (int rank = 0; rank < paths.size(); rank++) {
                String path = paths.get(rank);
                // Some programs write dots within their names, and no objects.
                root.child(path).is(field, rank);
                Name place = root;
                for (String step : path.split("\\.", -1)) {
                    places.put(field, place);
                    place = place.child(step);
                }
                place.is(field, rank);
            }
        });
        Name holder = places.get(Field.AGENT);
        headers = holder == root ? null : holder;
    }

    @Override
    public @Nullable Fault find(byte[] bytes, int from, int to, Fields into) {
        into.clear();
        values.clear();
        Arrays.fill(ranks, Integer.MAX_VALUE);
        seesHeaders = false;
        depth = 0;
        int start = blanks(bytes, from, to);
        if (start < to && bytes[start] != '{') {
            int prefix = ByteText.indexOf(bytes, start, to, PREFIX, 0, PREFIX.length);
            start = prefix < 0 ? to : prefix + 2;
        }
        if (start == to || blanks(bytes, value(bytes, start, to, root, into), to) != to) {
            return Fault.NO_OBJECT;
        }
        if (!into.has(Field.ADDRESS)
                && !into.has(Field.STATUS)
                && !into.has(Field.REQUEST)
                && !into.has(Field.METHOD)
                && !into.has(Field.TARGET)) {
            into.noHit();
            return null;
        }
        if (seesHeaders && !into.has(Field.AGENT)) {
            into.set(Field.AGENT, values.at(), values.at());
        }
        return values.judge(into);
    }

    /** The place after the value that begins here, or beyond the line when it is none. */
    private int value(byte[] bytes, int at, int to, @Nullable Name name, Fields into) {
        int start = blanks(bytes, at, to);
        if (start >= to) {
            return to + 1;
        }
        return switch (bytes[start]) {
            case '{' -> members(bytes, start + 1, to, name, into);
            case '[' -> items(bytes, start + 1, to, name, into);
            case '"' -> text(bytes, start + 1, to, name, into);
            default -> literal(bytes, start, to, name, into);
        };
    }

    private int members(byte[] bytes, int at, int to, @Nullable Name name, Fields into) {
        if (++depth > DEEPEST) {
            return to + 1;
        }
        seesHeaders |= name != null && name == headers;
        int next = blanks(bytes, at, to);
        if (next < to && bytes[next] == '}') {
            depth--;
            return next + 1;
        }
        while (next < to && bytes[next] == '"') {
            int close = textEnd(bytes, next + 1, to);
            int colon = blanks(bytes, close + 1, to);
            if (close >= to || colon >= to || bytes[colon] != ':') {
                return to + 1;
            }
            Name child = name == null ? null : name.find(bytes, next + 1, close);
            int end = blanks(bytes, value(bytes, colon + 1, to, child, into), to);
            if (end < to && bytes[end] == '}') {
                depth--;
                return end + 1;
            }
            if (end >= to || bytes[end] != ',') {
                return to + 1;
            }
            next = blanks(bytes, end + 1, to);
        }
        return to + 1;
    }

    private int items(byte[] bytes, int at, int to, @Nullable Name name, Fields into) {
        if (++depth > DEEPEST) {
            return to + 1;
        }
        int next = blanks(bytes, at, to);
        if (next < to && bytes[next] == ']') {
            depth--;
            return next + 1;
        }
        Name first = name;
        while (next < to) {
            int end = blanks(bytes, value(bytes, next, to, first, into), to);
            first = null;
            if (end < to && bytes[end] == ']') {
                depth--;
                return end + 1;
            }
            if (end >= to || bytes[end] != ',') {
                return to + 1;
            }
            next = blanks(bytes, end + 1, to);
        }
        return to + 1;
    }

    private int text(byte[] bytes, int from, int to, @Nullable Name name, Fields into) {
        int end = textEnd(bytes, from, to);
        if (end >= to) {
            return to + 1;
        }
        take(bytes, from, end, name, into);
        return end + 1;
    }

    private int literal(byte[] bytes, int from, int to, @Nullable Name name, Fields into) {
        int end = from;
        while (end < to && isLiteral(bytes[end])) {
            end++;
        }
        if (end == from) {
            return to + 1;
        }
        take(bytes, from, ByteText.equals(bytes, from, end, NULL) ? from : end, name, into);
        return end;
    }

    private static boolean isLiteral(byte b) {
        return ByteText.isDigit(b) || (b >= 'a' && b <= 'z') || b == '-' || b == '+' || b == '.' || b == 'E';
    }

    private void take(byte[] bytes, int from, int to, @Nullable Name name, Fields into) {
        Field field = name == null ? null : name.field;
        if (field == null || name == null || name.rank > ranks[field.ordinal()]) {
            return;
        }
        if (from == to && field != Field.AGENT && field != Field.REFERRER) {
            return;
        }
        ranks[field.ordinal()] = name.rank;
        int start = values.at();
        values.appendUnescaped(bytes, from, to);
        into.set(field, start, values.at());
    }

    /** The place of the quote that closes a text, or the line's end. */
    private static int textEnd(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && bytes[i] != '"') {
            i += bytes[i] == '\\' ? 2 : 1;
        }
        return Math.min(i, to);
    }

    private static int blanks(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && (bytes[i] == ' ' || bytes[i] == '\t')) {
            i++;
        }
        return i;
    }

    /** A name in an object, and the names in the object that it stands for. */
    private static final class Name {
        private final byte[] text;
        private final List<Name> children = new ArrayList<>();
        private @Nullable Field field;
        private int rank;

        Name(byte[] text) {
            this.text = text;
        }

        void is(Field field, int rank) {
            this.field = field;
            this.rank = rank;
        }

        Name child(String name) {
            byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
            Name known = find(bytes, 0, bytes.length);
            if (known != null) {
                return known;
            }
            Name child = new Name(bytes);
            children.add(child);
            return child;
        }

        /** In any case: a header is written in several. */
        @Nullable
        Name find(byte[] bytes, int from, int to) {
            for (int i = 0; i < children.size(); i++) {
                Name child = children.get(i);
                if (child.isCalled(bytes, from, to)) {
                    return child;
                }
            }
            return null;
        }

        private boolean isCalled(byte[] bytes, int from, int to) {
            if (to - from != text.length) {
                return false;
            }
            for (int i = 0; i < text.length; i++) {
                if (ByteText.lower(bytes[from + i]) != ByteText.lower(text[i])) {
                    return false;
                }
            }
            return true;
        }
    }
}
