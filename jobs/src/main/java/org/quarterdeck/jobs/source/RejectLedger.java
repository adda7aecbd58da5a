package org.quarterdeck.jobs.source;

import java.util.List;

/** Keeps what could not be accepted. */
public interface RejectLedger {
    /**
     * Writes the rejects of one chunk down, in the chunk's transaction. A restarted chunk comes again with the same
     * rejects.
     */
    void record(List<Reject> rejects);

    /** Forgets what was written down of a delivery that is read anew. */
    void forget(String deliveryId);
}
