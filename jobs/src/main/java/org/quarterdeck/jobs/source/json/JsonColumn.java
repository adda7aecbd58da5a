package org.quarterdeck.jobs.source.json;

import org.jspecify.annotations.Nullable;

/**
 * A column of a file.
 *
 * @param name what the source or the file calls it
 * @param path the way to it; null for a field of the row itself
 */
record JsonColumn(String name, @Nullable JsonPath path) {
    /** Did the source ask for it? Others are there to be warned of. */
    boolean isAsked() {
        return path != null;
    }

    /** Its value in a row; null when the row does not have it. */
    @Nullable
    JsonValue in(JsonValue.Fields row) {
        return path == null ? row.values().get(name) : path.in(row);
    }
}
