package org.quarterdeck.jobs.source.format;

/**
 * A delivery cannot be taken in, as a whole. The message is the reason and its remedy, and completes "the file is
 * refused: …"; it holds nothing personal.
 */
public final class DeliveryRefused extends Exception {
    private static final long serialVersionUID = 1L;

    /** Refuses for a reason of ours. */
    public DeliveryRefused(String reason) {
        super(reason);
    }

    /** Refuses for what a format's own library found. */
    public DeliveryRefused(String reason, Throwable cause) {
        super(reason, cause);
    }

    /** Why, and what to do. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
