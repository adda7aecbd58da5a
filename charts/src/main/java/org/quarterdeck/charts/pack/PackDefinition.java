package org.quarterdeck.charts.pack;

import java.util.List;
import org.quarterdeck.schema.config.Words;
import org.quarterdeck.schema.period.PeriodKind;

/**
 * {@code pack.yaml}: what a pack is called and how its charts follow each other.
 *
 * @param period the kind of period that it is drawn for
 * @param charts ids in their order; charts that are not named follow, by id
 */
public record PackDefinition(Words title, PeriodKind period, List<String> charts) {
    /** An absent order is by id. */
    @SuppressWarnings("NullAway") // what YAML leaves out arrives as null
    public PackDefinition {
        charts = charts == null ? List.of() : List.copyOf(charts);
    }
}
