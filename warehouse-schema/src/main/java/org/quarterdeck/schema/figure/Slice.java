package org.quarterdeck.schema.figure;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The part of a metric that a figure counts: {@code currency=AUD;donor=AUS}. Keys are sorted; in values
 * {@code =}, {@code ;} and {@code %} are percent-encoded; the empty text is the whole. Slices with one text are equal.
 */
public final class Slice {
    /** The whole of a metric. */
    public static final Slice WHOLE = new Slice(new TreeMap<>());

    private static final Pattern ENCODED = Pattern.compile("%(3D|3B|25)", Pattern.CASE_INSENSITIVE);
    private static final int HEXADECIMAL = 16;

    private final SortedMap<String, String> values;
    private final String text;

    private Slice(SortedMap<String, String> values) {
        this.values = Collections.unmodifiableSortedMap(values);
        this.text = values.entrySet().stream()
                .map(held -> held.getKey() + "=" + encoded(held.getValue()))
                .collect(Collectors.joining(";"));
    }

    /** A slice by its dimensions. */
    public static Slice of(Map<String, String> values) {
        return new Slice(new TreeMap<>(values));
    }

    /**
     * Reads a slice; keys may come in any order.
     *
     * @throws IllegalArgumentException when a part is not {@code key=value} or a key comes twice
     */
    public static Slice parse(String text) {
        SortedMap<String, String> values = new TreeMap<>();
        for (String part : text.isEmpty() ? new String[0] : text.split(";", -1)) {
            int equals = part.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("\"" + part + "\" in the slice \"" + text
                        + "\" is not key=value; write it as currency=AUD;donor=AUS");
            }
            if (values.put(part.substring(0, equals), decoded(part.substring(equals + 1))) != null) {
                throw new IllegalArgumentException(
                        "\"" + part.substring(0, equals) + "\" stands twice in the slice \"" + text + "\"");
            }
        }
        return new Slice(values);
    }

    /** What each dimension is held at, by dimension. */
    public SortedMap<String, String> values() {
        return values;
    }

    /** The dimensions that are held, sorted. */
    public Set<String> keys() {
        return values.keySet();
    }

    /** The canonical text. */
    @Override
    public String toString() {
        return text;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Slice slice && text.equals(slice.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    private static String encoded(String value) {
        return value.replace("%", "%25").replace(";", "%3B").replace("=", "%3D");
    }

    private static String decoded(String value) {
        return value.indexOf('%') < 0
                ? value
                : ENCODED.matcher(value)
                        .replaceAll(code -> String.valueOf((char) Integer.parseInt(code.group(1), HEXADECIMAL)));
    }
}
