package org.quarterdeck.jobs.load;

import org.apache.iceberg.DataOperations;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;

/**
 * What maintenance makes of a pinned snapshot: one with the same rows in other files. Releases keep the snapshot that
 * they pinned; main stands at the other one, and the next run that changes the table starts from there.
 */
final class Compacted {
    /** The summary property that names the snapshot whose rows these are. */
    static final String ROWS_OF = "rows-of";

    private Compacted() {}

    /** The snapshot to go on from: the pinned one, or what maintenance made of it. What others wrote on main is not. */
    static long of(Table table, long pinned) {
        Snapshot main = table.snapshot(SnapshotRef.MAIN_BRANCH);
        return main != null
                        && DataOperations.REPLACE.equals(main.operation())
                        && Long.toString(pinned).equals(main.summary().get(ROWS_OF))
                ? main.snapshotId()
                : pinned;
    }
}
