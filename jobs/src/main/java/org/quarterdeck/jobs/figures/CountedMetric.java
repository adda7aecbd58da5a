package org.quarterdeck.jobs.figures;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.schema.config.Nearest;
import org.quarterdeck.schema.config.Problems;
import org.quarterdeck.schema.metric.Metric;
import org.quarterdeck.schema.metric.Metric.Dimension;
import org.quarterdeck.schema.table.Table;
import org.quarterdeck.schema.table.TableContract;
import org.quarterdeck.schema.table.Tables;

/**
 * A metric that is counted over a fact, with its expressions read and checked against the fact's contract.
 *
 * @param having which groups of {@code per} count; null for all
 * @param filter which rows count; null for all
 */
record CountedMetric(
        String id,
        Metric metric,
        Table fact,
        MetricExpression expression,
        @Nullable MetricExpression filter,
        @Nullable MetricExpression having) {

    /** Slices by this dimension belong to events, and events to it. */
    static final String EVENT_DIMENSION = "activity";

    /** May what it counts on single days be added up to any period? */
    boolean isSumOfDays() {
        return expression.isSum() && metric.per().isEmpty() && !time().isStock();
    }

    /** Reads a metric's expressions; every mistake is noted with the metric's file. Empty without its fact. */
    static Optional<CountedMetric> read(String id, Metric metric, Tables tables, String place, Problems problems) {
        Optional<Table> known =
                table(java.util.Objects.requireNonNull(metric.fact()), tables, place + ", fact", problems);
        if (known.isEmpty()) {
            return Optional.empty();
        }
        Table fact = known.get();
        Collection<String> columns = fact.contract().columnNames();
        Collection<String> outer = metric.per().isEmpty() ? columns : metric.per();
        metric.per().forEach(column -> known(column, columns, place + ", per", problems));
        metric.dimensions()
                .forEach((name, dimension) -> check(dimension, fact, tables, place + ", dimension " + name, problems));
        String text = java.util.Objects.requireNonNull(metric.expression());
        MetricExpression expression = MetricExpression.aggregate(text, outer, place + ", expression", problems);
        if (metric.approximate() && !expression.isDistinctCount()) {
            problems.add(
                    place,
                    "approximate: true is for one count of distinct values, as count(DISTINCT visitor_id), and not for \""
                            + text + "\"");
        }
        MetricExpression filter = metric.filter() == null
                ? null
                : MetricExpression.condition(metric.filter(), columns, place + ", filter", problems);
        MetricExpression having = metric.having() == null
                ? null
                : MetricExpression.aggregate(metric.having(), columns, place + ", having", problems);
        Metric.TimeRule time = java.util.Objects.requireNonNull(metric.time());
        for (String column : new String[] {time.on(), time.from(), time.to()}) {
            if (column != null) {
                known(column, columns, place + ", time", problems);
                requireDate(column, fact, place + ", time", problems);
            }
        }
        return Optional.of(new CountedMetric(id, metric, fact, expression, filter, having));
    }

    private static Optional<Table> table(String name, Tables tables, String place, Problems problems) {
        Optional<Table> table = tables.find(name);
        if (table.isEmpty()) {
            List<String> names = tables.all().stream().map(Table::name).toList();
            problems.add(place, "unknown table \"" + name + "\"" + Nearest.hint(name, names));
        }
        return table;
    }

    private static void check(Dimension dimension, Table fact, Tables tables, String place, Problems problems) {
        Collection<String> columns = fact.contract().columnNames();
        for (String column : new String[] {dimension.column(), dimension.each(), dimension.via()}) {
            if (column != null) {
                known(column, columns, place, problems);
            }
        }
        if (dimension.take() != null) {
            int dot = dimension.take().lastIndexOf('.');
            String column = dimension.take().substring(dot + 1);
            table(dimension.take().substring(0, Math.max(dot, 0)), tables, place, problems)
                    .ifPresent(taken -> {
                        known(column, taken.contract().columnNames(), place, problems);
                        refers(dimension, fact, taken, place, problems);
                    });
        }
        TableContract.Column each = fact.contract().columns().get(String.valueOf(dimension.each()));
        if (each != null && !each.type().startsWith("array")) {
            problems.add(
                    place,
                    "\"" + dimension.each() + "\" is a " + each.type() + " and no array; write the column alone");
        }
    }

    private static void refers(Dimension dimension, Table fact, Table taken, String place, Problems problems) {
        TableContract.Column via = fact.contract().columns().get(String.valueOf(dimension.via()));
        if (via != null && !String.valueOf(via.references()).startsWith(taken.name() + ".")) {
            problems.add(
                    place,
                    fact.name() + "." + dimension.via() + " does not refer to " + taken.name()
                            + "; say so in its contract: references: " + taken.name() + ".<column>");
        }
    }

    private static void requireDate(String column, Table fact, String place, Problems problems) {
        TableContract.Column time = fact.contract().columns().get(column);
        if (time != null && !time.type().equals("date")) {
            List<String> dates = fact.contract().columns().entrySet().stream()
                    .filter(other -> other.getValue().type().equals("date"))
                    .map(Map.Entry::getKey)
                    .toList();
            problems.add(
                    place,
                    "\"" + column + "\" is a " + time.type() + " and no date; dates of " + fact.name() + " are "
                            + String.join(", ", dates));
        }
    }

    private static void known(String column, Collection<String> columns, String place, Problems problems) {
        if (!columns.contains(column)) {
            problems.add(place, "\"" + column + "\" is not a column" + Nearest.hint(column, columns));
        }
    }

    /** When a row counts. */
    Metric.TimeRule time() {
        return java.util.Objects.requireNonNull(metric.time());
    }

    /** The combinations of dimensions kept, the whole first, unless the unit differs from slice to slice. */
    List<Set<String>> slices() {
        List<Set<String>> slices = new ArrayList<>();
        if (metric.unit().dimension() == null) {
            slices.add(Set.of());
        }
        metric.slices().forEach(slice -> slices.add(new TreeSet<>(slice)));
        return slices;
    }
}
