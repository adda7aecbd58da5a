package org.quarterdeck.schema.config;

import java.util.ArrayList;
import java.util.List;

/** Collects every mistake of one reading, so that a file with five mistakes names five. */
public final class Problems {
    private final List<String> found = new ArrayList<>();

    /** Notes one mistake: where it stands, what is wrong, what to do. */
    public void add(String where, String what) {
        found.add(where + ": " + what);
    }

    /** All that was noted, in the order in which it was found. */
    public List<String> found() {
        return List.copyOf(found);
    }

    /**
     * Ends the reading.
     *
     * @throws InvalidConfiguration when anything was noted; its message has one line for each mistake
     */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new InvalidConfiguration(found);
        }
    }
}
