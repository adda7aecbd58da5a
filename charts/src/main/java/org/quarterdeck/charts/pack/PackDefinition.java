package org.quarterdeck.charts.pack;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.schema.config.Words;
import org.quarterdeck.schema.period.PeriodKind;

/**
 * {@code pack.yaml}: what a pack is called and how its charts follow each other.
 *
 * @param period the kind of period that it is drawn for
 * @param about the dimension of which it shows one value, as donor; the whole when absent
 * @param charts ids in their order; charts that are not named follow, by id
 * @param formats the files that it gives beside its page; all when none is named
 */
public record PackDefinition(
        Words title, PeriodKind period, @Nullable String about, List<String> charts, Set<OutputFormat> formats) {
    /** An absent order is by id, and absent formats are all. */
    @SuppressWarnings("NullAway") // what YAML leaves out arrives as null
    public PackDefinition {
        charts = charts == null ? List.of() : List.copyOf(charts);
        formats = Collections.unmodifiableSet(
                formats == null || formats.isEmpty() ? EnumSet.allOf(OutputFormat.class) : EnumSet.copyOf(formats));
    }
}
