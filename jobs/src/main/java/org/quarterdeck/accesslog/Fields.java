package org.quarterdeck.accesslog;

import java.util.Arrays;

/** Where the fields of one line stand in the buffer; reused from line to line. */
@SuppressWarnings("EnumOrdinal") // Places in arrays, never written down; looked up several times for every line.
final class Fields {
    private static final int COUNT = Field.values().length;

    private final int[] from = new int[COUNT];
    private final int[] to = new int[COUNT];

    /** Forgets the line before. */
    void clear() {
        Arrays.fill(from, -1);
    }

    /** Notes that the field stands in bytes {@code from} (in) to {@code to} (out). */
    void set(Field field, int start, int end) {
        from[field.ordinal()] = start;
        to[field.ordinal()] = end;
    }

    boolean has(Field field) {
        return from[field.ordinal()] >= 0;
    }

    int from(Field field) {
        return from[field.ordinal()];
    }

    int to(Field field) {
        return to[field.ordinal()];
    }
}
