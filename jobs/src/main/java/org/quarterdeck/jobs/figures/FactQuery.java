package org.quarterdeck.jobs.figures;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.quarterdeck.schema.metric.Metric;
import org.quarterdeck.schema.metric.Metric.Dimension;
import org.quarterdeck.schema.metric.Metric.KeptPeriod;
import org.quarterdeck.schema.metric.Metric.TimeRule;
import org.quarterdeck.schema.table.Table;

/**
 * One pass over one fact: the SQL that counts a group of metrics for all their periods and slices at once. Every
 * piece of its text comes from the table catalog or from a parsed expression.
 *
 * <p>The result has {@code period_no} (an event's day instead, for events), {@code slice_no} (which of
 * {@link #slices()}), {@code s_<dimension>} (null where the slice is not by that dimension), {@code m<i>} and
 * {@code n<i>} (value and counted rows of the i-th metric).
 *
 * <p>A row counts once in every combination of dimensions: it is repeated for each. {@code GROUPING SETS} would say
 * the same, but Spark forgets over them that few rows are in one partition already, and shuffles.
 */
final class FactQuery {
    /**
     * The name under which the query expects the periods: {@code period_no, start_on, end_on}; for sums of days, which
     * {@code day} belongs to which {@code period_no}.
     */
    static final String PERIODS = "run.periods";

    private final List<CountedMetric> metrics;
    private final List<Set<String>> slices;
    private final boolean isOfEvents;
    private final Map<String, Dimension> dimensions = new TreeMap<>();

    private FactQuery(List<CountedMetric> metrics, List<Set<String>> slices, boolean isOfEvents) {
        this.metrics = metrics;
        this.slices = slices;
        this.isOfEvents = isOfEvents;
        metrics.forEach(m -> m.metric().dimensions().forEach((name, dimension) -> {
            if (slices.stream().anyMatch(slice -> slice.contains(name))) {
                dimensions.putIfAbsent(name, dimension);
            }
        }));
    }

    /** What may share one pass: the same fact, the same time, the same way to count, the same meaning of dimensions. */
    private record Group(
            String fact,
            TimeRule time,
            List<String> per,
            String having,
            String filterOfPer,
            Map<String, Dimension> dimensions,
            boolean isOfEvents,
            boolean isOfDays,
            Set<String> listDimensions) {}

    /** As few passes as can be for the metrics. */
    static List<FactQuery> of(List<CountedMetric> metrics) {
        Map<Group, List<CountedMetric>> members = new LinkedHashMap<>();
        Map<Group, Set<Set<String>>> slices = new LinkedHashMap<>();
        for (CountedMetric counted : metrics) {
            for (Set<String> slice : counted.slices()) {
                boolean isOfEvents = slice.contains(CountedMetric.EVENT_DIMENSION);
                if (isOfEvents && !counted.metric().periods().contains(KeptPeriod.EVENT)) {
                    continue;
                }
                Group group = group(counted, slice, isOfEvents);
                List<CountedMetric> together = members.computeIfAbsent(group, g -> new ArrayList<>());
                if (!together.contains(counted)) {
                    together.add(counted);
                }
                slices.computeIfAbsent(group, g -> new LinkedHashSet<>()).add(slice);
            }
        }
        return members.entrySet().stream()
                .map(e -> new FactQuery(
                        e.getValue(),
                        List.copyOf(slices.getOrDefault(e.getKey(), Set.of())),
                        e.getKey().isOfEvents()))
                .toList();
    }

    private static Group group(CountedMetric counted, Set<String> slice, boolean isOfEvents) {
        Metric metric = counted.metric();
        boolean isGrouped = !metric.per().isEmpty();
        // A list column multiplies rows: only slices by it may see that.
        Set<String> lists = slice.stream()
                .filter(name ->
                        Objects.requireNonNull(metric.dimensions().get(name)).each() != null)
                .collect(Collectors.toCollection(TreeSet::new));
        return new Group(
                counted.fact().name(),
                counted.time(),
                metric.per(),
                String.valueOf(counted.having()),
                isGrouped ? String.valueOf(counted.filter()) : "",
                isGrouped ? metric.dimensions() : Map.of(),
                isOfEvents,
                !isOfEvents && counted.isSumOfDays(),
                lists);
    }

    /** The metrics that it counts, in the order of its columns. */
    List<CountedMetric> metrics() {
        return metrics;
    }

    /** The fact that it passes over. */
    Table fact() {
        return metrics.get(0).fact();
    }

    /** Does it count events, each on its own day, rather than periods? */
    boolean isOfEvents() {
        return isOfEvents;
    }

    /** Does it count each row once, on its day, for sums over periods to be made of? */
    boolean isOfDays() {
        return !isOfEvents && metrics.get(0).isSumOfDays();
    }

    /** Does it count wholes? Slices by a list column are counted in a pass of their own, without them. */
    boolean isOfWhole() {
        return slices.contains(Set.<String>of());
    }

    /** The combinations of dimensions that it counts by, as {@code slice_no} numbers them. */
    List<Set<String>> slices() {
        return slices;
    }

    /** Does a metric keep this combination of dimensions? */
    static boolean keeps(CountedMetric metric, Set<String> slice) {
        return metric.slices().contains(slice);
    }

    /** The query. */
    String sql() {
        return "WITH fact AS (\n" + factRows() + "\n), placed AS (\n" + placedRows() + "\n), sliced AS (\n"
                + slicedRows() + "\n)\n" + counts();
    }

    private String factRows() {
        List<String> columns = new ArrayList<>(List.of("fact.*"));
        List<String> joins = new ArrayList<>();
        dimensions.forEach((name, dimension) -> {
            if (dimension.each() != null) {
                columns.add("each_" + name + " AS d_" + name);
                joins.add("LATERAL VIEW explode(fact." + dimension.each() + ") exploded_" + name + " AS each_" + name);
            } else if (dimension.take() != null) {
                columns.add(name + "_of." + column(dimension.take()) + " AS d_" + name);
                joins.add(0, joined(name, dimension));
            } else {
                columns.add("fact." + dimension.column() + " AS d_" + name);
            }
        });
        return "  SELECT " + String.join(", ", columns) + "\n  FROM " + fact().name() + " AS fact\n  "
                + String.join("\n  ", joins);
    }

    /** The table that a column refers to, by its contract; of a dimension with history, the row that holds now. */
    private String joined(String name, Dimension dimension) {
        String via = String.valueOf(dimension.via());
        String target = String.valueOf(
                Objects.requireNonNull(fact().contract().columns().get(via)).references());
        return "LEFT JOIN (SELECT DISTINCT " + column(target) + ", " + column(String.valueOf(dimension.take()))
                + " FROM " + table(target) + " WHERE is_current) AS " + name + "_of ON " + name + "_of."
                + column(target) + " = fact." + via;
    }

    private String placedRows() {
        TimeRule time = metrics.get(0).time();
        if (isOfEvents) {
            return "  SELECT fact." + time.on() + " AS period_no, fact.* FROM fact";
        }
        if (isOfDays()) {
            return "  SELECT period.period_no, fact.*\n  FROM fact\n  JOIN " + PERIODS + " AS period ON fact."
                    + time.on() + " = period.day";
        }
        String within = time.isStock()
                ? "fact." + time.from() + " <= period.end_on AND (fact." + time.to() + " IS NULL OR fact." + time.to()
                        + " > period.end_on)"
                : "(period.start_on IS NULL OR fact." + time.on() + " >= period.start_on) AND fact." + time.on()
                        + " <= period.end_on";
        return "  SELECT period.period_no, fact.*\n  FROM fact\n  JOIN " + PERIODS + " AS period ON " + within;
    }

    private String slicedRows() {
        String values = dimensions.keySet().stream()
                .map(name -> ", if(slice_no IN (" + numbers(name) + "), d_" + name + ", NULL) AS s_" + name)
                .collect(Collectors.joining());
        String numbers =
                IntStream.range(0, slices.size()).mapToObj(String::valueOf).collect(Collectors.joining(", "));
        return "  SELECT slice_no, placed.*" + values + "\n  FROM placed\n  LATERAL VIEW explode(array(" + numbers
                + ")) slices AS slice_no";
    }

    /** The slices by a dimension. */
    private String numbers(String dimension) {
        return IntStream.range(0, slices.size())
                .filter(i -> slices.get(i).contains(dimension))
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(", "));
    }

    private String counts() {
        return metrics.get(0).metric().per().isEmpty() ? plainCounts() : countsOfGroups();
    }

    private String plainCounts() {
        String values = IntStream.range(0, metrics.size())
                .mapToObj(i -> ",\n  " + value(metrics.get(i), condition(metrics.get(i))) + " AS m" + i
                        + ",\n  count_if(" + condition(metrics.get(i)) + ") AS n" + i)
                .collect(Collectors.joining());
        return "SELECT " + group() + values + "\nFROM sliced\nGROUP BY " + group();
    }

    /** Rows are first grouped by {@code per}, then the groups that {@code having} leaves are counted. */
    private String countsOfGroups() {
        CountedMetric first = metrics.get(0);
        String per = group() + ", " + String.join(", ", first.metric().per());
        String having = first.having() == null ? "" : "\n  HAVING " + first.having();
        String values = IntStream.range(0, metrics.size())
                .mapToObj(i -> ",\n  " + metrics.get(i).expression() + " AS m" + i + ",\n  sum(n) AS n" + i)
                .collect(Collectors.joining());
        return "SELECT " + group() + values + "\nFROM (\n  SELECT " + per + ", count(*) AS n\n  FROM sliced WHERE "
                + condition(first) + "\n  GROUP BY " + per + having + "\n)\nGROUP BY " + group();
    }

    private String group() {
        return "period_no, slice_no"
                + dimensions.keySet().stream().map(d -> ", s_" + d).collect(Collectors.joining());
    }

    private static String condition(CountedMetric metric) {
        return metric.filter() == null ? "TRUE" : "(" + metric.filter() + ")";
    }

    private static String value(CountedMetric metric, String condition) {
        if (metric.metric().approximate()) {
            return metric.expression().estimate(condition);
        }
        return metric.filter() == null
                ? metric.expression().toString()
                : metric.expression().over(condition);
    }

    private static String table(String column) {
        return column.substring(0, Math.max(column.lastIndexOf('.'), 0));
    }

    private static String column(String column) {
        return column.substring(column.lastIndexOf('.') + 1);
    }
}
