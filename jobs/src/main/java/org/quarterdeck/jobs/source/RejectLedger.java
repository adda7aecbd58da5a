package org.quarterdeck.jobs.source;

import java.util.List;

/** Keeps what could not be accepted. */
@FunctionalInterface
public interface RejectLedger {
    /**
     * Writes the rejects of one chunk down, in the chunk's transaction. A restarted chunk comes again with the same
     * rejects.
     */
    void record(List<Reject> rejects);
}
