package org.quarterdeck.jobs.night;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.quarterdeck.jobs.ledger.Delivery;
import org.quarterdeck.jobs.ledger.Releases;

/**
 * How a night ended.
 *
 * @param outcome what became of it
 * @param release the release that stands now; empty when there is none yet
 * @param message why it stopped, or what there is to say
 * @param refused deliveries of this night that were refused whole
 * @param partly deliveries of this night of which some rows were rejected
 * @param pages what was drawn
 * @param isWaiting whether a file waits in the inbox, for more than a day, to become what was announced
 */
public record NightResult(
        Outcome outcome,
        Optional<Releases.Entry> release,
        String message,
        List<Delivery> refused,
        List<Delivery> partly,
        List<Path> pages,
        boolean isWaiting) {
    /** What became of a night. */
    public enum Outcome {
        /** A release was published. */
        PUBLISHED,
        /** Nothing had changed; nothing was published. */
        UNCHANGED,
        /** A gate stopped the release; the last one stands. */
        GATED,
        /** A step failed; the same command goes on there. */
        FAILED,
        /** A release was published, and a step after that failed; the next night goes on there. */
        UNSETTLED,
        /** Another run holds the lease. */
        BUSY
    }
}
