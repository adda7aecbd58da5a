package org.quarterdeck.jobs.quality;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.source.FileSource;
import org.quarterdeck.jobs.source.SourceDefinition;
import org.quarterdeck.jobs.source.Sources;
import org.quarterdeck.schema.config.Checked;
import org.quarterdeck.schema.config.Nearest;
import org.quarterdeck.schema.config.Problems;
import org.quarterdeck.schema.config.StrictYaml;
import org.quarterdeck.schema.metric.Metric;
import org.quarterdeck.schema.metric.Metrics;
import org.quarterdeck.schema.table.TableContract;
import org.quarterdeck.schema.table.TableContract.Column;
import org.quarterdeck.schema.table.Tables;

/**
 * The totals that an office holds its numbers against, in {@code <home>/config/control-totals.yaml}.
 *
 * @param totals one by one
 */
public record ControlTotals(List<ControlTotal> totals) implements Checked {
    /** No list is an empty one. */
    @SuppressWarnings("NullAway") // what YAML leaves out arrives as null
    public ControlTotals {
        totals = totals == null ? List.of() : List.copyOf(totals);
    }

    /**
     * Reads them; an office without the file has none.
     *
     * @throws org.quarterdeck.schema.config.InvalidConfiguration with every mistake
     */
    public static ControlTotals read(Path file, Metrics metrics, Sources sources, Tables tables) {
        if (!Files.exists(file)) {
            return new ControlTotals(List.of());
        }
        ControlTotals read = StrictYaml.read(file, ControlTotals.class);
        Problems problems = new Problems();
        for (ControlTotal total : read.totals) {
            String place = file + ", " + total.what();
            if (total.metric() != null) {
                checkFigure(total.metric(), total.slice().keySet(), metrics.byId(), place, problems);
            } else if (total.source() != null) {
                checkSource(total, sources.find(total.source()).orElse(null), sources, tables, place, problems);
            }
        }
        problems.throwIfAny();
        return read;
    }

    private static void checkFigure(
            String metric, Set<String> slice, Map<String, Metric> metrics, String place, Problems problems) {
        Metric known = metrics.get(metric);
        if (known == null) {
            problems.add(place, "unknown metric \"" + metric + "\"" + Nearest.hint(metric, metrics.keySet()));
        } else if (known.isCounted()
                && !slice.isEmpty()
                && known.slices().stream().map(Set::copyOf).noneMatch(slice::equals)) {
            problems.add(
                    place,
                    "the metric keeps no slice by " + String.join(" and ", slice) + "; it keeps " + known.slices());
        }
    }

    private static void checkSource(
            ControlTotal total,
            @Nullable SourceDefinition source,
            Sources sources,
            Tables tables,
            String place,
            Problems problems) {
        if (!(source instanceof FileSource)) {
            problems.add(
                    place,
                    source == null
                            ? sources.unknown(String.valueOf(total.source()))
                            : "a log has no printed total; name a metric and a period");
            return;
        }
        TableContract contract = tables.get(source.into()).contract();
        for (String column : total.where().keySet()) {
            checkColumn(column, contract, place, problems);
        }
        if (total.sum() != null) {
            checkColumn(total.sum(), contract, place, problems);
            Column column = contract.columns().get(total.sum());
            if (column != null && !column.type().matches("int|bigint|decimal.*")) {
                problems.add(place, total.sum() + " is a " + column.type() + "; only numbers are added up");
            }
        }
    }

    private static void checkColumn(String column, TableContract contract, String place, Problems problems) {
        if (!contract.columns().containsKey(column)) {
            problems.add(
                    place,
                    "unknown staging column \"" + column + "\""
                            + Nearest.hint(column, contract.columns().keySet()));
        }
    }

    @Override
    public void check(String place, Problems problems) {
        for (int i = 0; i < totals.size(); i++) {
            totals.get(i).check(place + ", total " + (i + 1), problems);
        }
    }
}
