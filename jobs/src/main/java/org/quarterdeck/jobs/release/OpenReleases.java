package org.quarterdeck.jobs.release;

import java.util.HashMap;
import java.util.Map;
import org.quarterdeck.jobs.ledger.Releases;
import org.quarterdeck.jobs.office.Home;
import org.quarterdeck.schema.release.Release;

/** Releases of an office, each read once by the steps of a night that follow each other: their files never change. */
public final class OpenReleases {
    private final Home home;
    private final Map<String, Release> opened = new HashMap<>();

    /** Opens nothing yet. */
    public OpenReleases(Home home) {
        this.home = home;
    }

    /**
     * A release.
     *
     * @throws java.io.UncheckedIOException naming its file that is missing or damaged
     */
    public synchronized Release get(Releases.Entry release) {
        return opened.computeIfAbsent(release.releaseId(), id -> Release.open(home.release(id)));
    }
}
