package org.quarterdeck.accesslog;

import org.jspecify.annotations.Nullable;

/** Finds the fields of one line: the part of the engine in which families of formats differ. */
interface FieldFinder {
    /**
     * Finds the fields of the line in bytes {@code from} (in) to {@code to} (out).
     *
     * @param into receives the places and the buffer that they are in, cleared first; {@link Fields#isHit()} tells
     *     whether the line is to be counted
     * @return why the line is no line of the format; null when it is one
     */
    @Nullable
    Fault find(byte[] bytes, int from, int to, Fields into);
}
