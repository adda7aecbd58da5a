package org.quarterdeck.jobs.source;

import java.util.List;
import java.util.Optional;

/** Knows which rejected rows came again. */
public interface RepairLedger {
    /**
     * The row that was rejected first: of one that was repaired and rejected again, the one before that.
     *
     * @param repair the row that stands in its place
     * @param deliveryId what the repair names
     * @param rowNo what the repair names
     * @return empty when that delivery of the repair's source has no such reject
     */
    Optional<Row> rejectedFirst(Row repair, String deliveryId, long rowNo);

    /** Writes down the repaired rows of one chunk. A restarted chunk comes again with the same rows. */
    void repaired(List<Repair> repairs);

    /** How many of a delivery's rejected rows are repaired. */
    long repairedRows(String deliveryId);

    /** A row of a delivery. */
    record Row(String deliveryId, long rowNo) {}

    /** A row, and the one that was rejected first and that it stands in place of. */
    record Repair(Row row, Row of) {}
}
