package org.quarterdeck.jobs.source;

/** Keeps how deliveries ended. A step that is restarted at its very end may say the same once more. */
public interface DeliveryOutcomes {
    /** The delivery's accepted rows are in staging. */
    void staged(String deliveryId, StagingCounts counts);

    /**
     * The delivery is refused whole, and nothing of it is in staging.
     *
     * @param reason the fact and its remedy; it begins with the file's name and holds nothing personal
     */
    void refused(String deliveryId, String reason);
}
