package org.quarterdeck.jobs.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of one row: values for staging, or the reasons why not. */
sealed interface MappedRow {
    /**
     * A row for staging.
     *
     * @param values in the order of the contract's columns
     */
    record Accepted(long rowNo, List<@Nullable Object> values) implements MappedRow {}

    /** A row that the source leaves out by a rule of its own. */
    record Filtered(String because) implements MappedRow {}

    /** A row that breaks rules, each of them named. */
    record Rejected(List<Reject> rejects) implements MappedRow {}
}
