package org.quarterdeck.jobs.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.quarterdeck.jobs.figures.FigureComputation;
import org.quarterdeck.jobs.ledger.Releases;
import org.quarterdeck.jobs.load.Relations;
import org.quarterdeck.jobs.load.SqlText;
import org.quarterdeck.jobs.load.Warehouse;
import org.quarterdeck.jobs.office.Office;
import org.quarterdeck.schema.config.InvalidConfiguration;
import org.quarterdeck.schema.figure.Figure;
import org.quarterdeck.schema.figure.Figures;
import org.quarterdeck.schema.metric.Metric;
import org.quarterdeck.schema.metric.Metrics;

/**
 * A metric computed on the tables of the release that stands, as the next night would; nothing of it is kept.
 *
 * @param figures all of the metric
 * @param counted by the metric: it, or those that it follows from
 */
public record MetricTrial(List<Figure> figures, SortedMap<String, RowsCounted> counted) {
    /**
     * How many rows of a fact a filter lets count.
     *
     * @param table the fact
     * @param all its rows
     * @param passing those that pass
     */
    public record RowsCounted(String table, long all, long passing) {}

    /**
     * Tries one.
     *
     * @param metrics every metric, checked
     * @throws InvalidConfiguration when the release is of a time before the tables or columns that it reads
     */
    public static MetricTrial of(
            Office office, Warehouse warehouse, Releases.Entry standing, Metrics metrics, String id) {
        try (Recomputation release = Recomputation.of(office, warehouse, standing)) {
            Metrics chosen = metrics.only(Set.of(id));
            requireKnown(chosen, release, standing);
            Figures figures = computed(office, warehouse, standing, chosen, release, id);
            SortedMap<String, RowsCounted> counted = new TreeMap<>();
            chosen.byId().forEach((of, metric) -> {
                if (metric.isCounted()) {
                    counted.put(of, rows(of, metric, warehouse, release));
                }
            });
            return new MetricTrial(figures.of(id), counted);
        }
    }

    private static void requireKnown(Metrics chosen, Recomputation release, Releases.Entry standing) {
        try {
            FigureComputation.check(chosen, release.tables());
        } catch (InvalidConfiguration e) {
            List<String> problems = new ArrayList<>(e.problems());
            problems.add("Release " + standing.releaseId() + " was made before there was such a table or column."
                    + " Make the next one with: quarterdeck nightly");
            throw new InvalidConfiguration(problems);
        }
    }

    /** What Spark has against an expression, it says of the query that it stands in; the analyst knows the file. */
    private static Figures computed(
            Office office,
            Warehouse warehouse,
            Releases.Entry standing,
            Metrics chosen,
            Recomputation release,
            String id) {
        try {
            return new FigureComputation(
                            warehouse.spark(),
                            release::bind,
                            chosen,
                            release.tables(),
                            office.settings(),
                            standing.asOf())
                    .compute(PriorFigures.of(office, standing), "");
        } catch (InvalidConfiguration e) {
            throw new InvalidConfiguration(e.problems().stream()
                    .map(problem -> chosen.files().get(id) + ": " + problem)
                    .toList());
        }
    }

    private static RowsCounted rows(String id, Metric metric, Warehouse warehouse, Recomputation release) {
        String table = String.valueOf(metric.fact());
        String passing = metric.filter() == null ? "count(*)" : "count_if(" + metric.filter() + "\n)";
        SqlText sql = SqlText.parse("SELECT count(*), " + passing + " FROM " + table, "the filter of " + id);
        try (Relations relations = new Relations(warehouse.spark())) {
            release.bind(relations, table);
            Row row = relations.query(sql).first();
            return new RowsCounted(table, row.getLong(0), row.getLong(1));
        }
    }
}
