package org.quarterdeck.jobs.source;

/**
 * What is written down of a delivery while it is staged.
 *
 * @param rejects what could not be accepted
 * @param repairs which rejected rows came again
 * @param outcomes how the delivery ended
 */
public record Ledgers(RejectLedger rejects, RepairLedger repairs, DeliveryOutcomes outcomes) {}
