package org.quarterdeck.jobs.night;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import org.quarterdeck.jobs.ledger.Releases;
import org.quarterdeck.jobs.office.Office;
import org.quarterdeck.schema.period.Period;
import org.quarterdeck.schema.release.Release;

/** Draws packs and briefings of a release; it needs the release's files and nothing else. */
public final class Drawing {
    private static final String NIGHTLY = "nightly";

    private final Office office;

    /** Drawing for an office. */
    public Drawing(Office office) {
        this.office = office;
    }
}
