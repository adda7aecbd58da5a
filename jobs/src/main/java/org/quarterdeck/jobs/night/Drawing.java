package org.quarterdeck.jobs.night;

import org.quarterdeck.jobs.office.Office;

/** Draws packs and briefings of a release; it needs the release's files and nothing else. */
public final class Drawing {
    private static final String NIGHTLY = "nightly";

    private final Office office;

    /** Drawing for an office. */
    public Drawing(Office office) {
        this.office = office;
    }
}
