package org.quarterdeck.jobs.release;

import org.jspecify.annotations.Nullable;

/**
 * A row of a table that one release has otherwise than another. Equal rows without an identity may be one entry: in a
 * table of many rows, each keeps the entry of its own place.
 *
 * @param change added, removed or changed
 * @param rows how many equal rows it stands for
 * @param deliveryBefore the delivery that told it before; null for an added row
 * @param rowBefore its row there
 * @param deliveryAfter the delivery that tells it now; null for a removed row
 * @param rowAfter its row there
 * @param key what identifies it; empty for rows without an identity
 * @param what the columns that differ, with both values
 */
public record ChangedRow(
        String table,
        String change,
        ChangeClass changeClass,
        long rows,
        @Nullable String deliveryBefore,
        @Nullable Long rowBefore,
        @Nullable String deliveryAfter,
        @Nullable Long rowAfter,
        String key,
        String what) {}
