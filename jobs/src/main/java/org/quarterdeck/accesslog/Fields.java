package org.quarterdeck.accesslog;

import java.util.Arrays;

/** Where the fields of one line stand in the buffer; reused from line to line. */
@SuppressWarnings("EnumOrdinal") // Places in arrays, never written down; looked up several times for every line.
final class Fields {
    private static final int COUNT = Field.values().length;

    private final int[] from = new int[COUNT];
    private final int[] to = new int[COUNT];
    private byte[] bytes = {};
    private boolean hit;

    /** Forgets the line before. */
    void clear() {
        Arrays.fill(from, -1);
        hit = true;
    }

    /** Notes that the field stands in bytes {@code from} (in) to {@code to} (out). */
    void set(Field field, int start, int end) {
        from[field.ordinal()] = start;
        to[field.ordinal()] = end;
    }

    /** Notes the buffer in which all of them stand. */
    void standIn(byte[] buffer) {
        bytes = buffer;
    }

    /** The buffer in which all of them stand. */
    byte[] bytes() {
        return bytes;
    }

    /** Notes that the line tells of no request, and needs to be none: a head line, say. */
    void noHit() {
        hit = false;
    }

    /** Does the line tell of a request? */
    boolean isHit() {
        return hit;
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
