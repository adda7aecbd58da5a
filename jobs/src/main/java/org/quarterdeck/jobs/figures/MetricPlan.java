package org.quarterdeck.jobs.figures;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.quarterdeck.schema.config.Problems;
import org.quarterdeck.schema.metric.Metric;
import org.quarterdeck.schema.metric.Metric.Dimension;
import org.quarterdeck.schema.metric.Metrics;
import org.quarterdeck.schema.table.Tables;

/**
 * How all metrics are computed: the passes over facts, and then the derived metrics in an order that works.
 *
 * @param metrics all of them
 * @param passes one query a group of counted metrics
 * @param derived ids of derived metrics, each after those it follows from
 */
record MetricPlan(Metrics metrics, List<FactQuery> passes, List<String> derived) {
    /**
     * Reads every expression.
     *
     * @throws org.quarterdeck.schema.config.InvalidConfiguration with every mistake of every metric
     */
    static MetricPlan of(Metrics metrics, Tables tables) {
        Problems problems = new Problems();
        List<CountedMetric> counted = new ArrayList<>();
        metrics.byId().forEach((id, metric) -> {
            if (metric.isCounted()) {
                String place = String.valueOf(metrics.files().get(id));
                CountedMetric.read(id, metric, tables, place, problems).ifPresent(counted::add);
            }
        });
        conformed(counted, metrics, problems);
        exact(metrics, problems);
        problems.throwIfAny();
        return new MetricPlan(metrics, FactQuery.of(counted), ordered(metrics));
    }

    /** What follows from an estimate would look exact. */
    private static void exact(Metrics metrics, Problems problems) {
        metrics.byId()
                .forEach((id, metric) -> Metrics.sources(metric).stream()
                        .filter(source -> metrics.byId().containsKey(source)
                                && metrics.get(source).approximate())
                        .forEach(source -> problems.add(
                                String.valueOf(metrics.files().get(id)),
                                "it follows from " + source
                                        + ", which is an estimate; take approximate: true out there")));
    }

    /** Over one fact, a dimension's name means one thing. */
    private static void conformed(List<CountedMetric> counted, Metrics metrics, Problems problems) {
        Map<String, Dimension> known = new HashMap<>();
        for (CountedMetric metric : counted) {
            metric.metric().dimensions().forEach((name, dimension) -> {
                Dimension other = known.putIfAbsent(metric.fact().name() + " " + name, dimension);
                if (other != null && !other.equals(dimension)) {
                    problems.add(
                            String.valueOf(metrics.files().get(metric.id())),
                            "the dimension \"" + name + "\" means another column of "
                                    + metric.fact().name() + " in another metric; one name means one thing");
                }
            });
        }
    }

    private static List<String> ordered(Metrics metrics) {
        Map<String, Metric> waiting = new LinkedHashMap<>();
        metrics.byId().forEach((id, metric) -> {
            if (!metric.isCounted()) {
                waiting.put(id, metric);
            }
        });
        List<String> ordered = new ArrayList<>();
        while (!waiting.isEmpty()) {
            Set<String> ready = new TreeSet<>();
            waiting.forEach((id, metric) -> {
                if (Metrics.sources(metric).stream().noneMatch(waiting::containsKey)) {
                    ready.add(id);
                }
            });
            if (ready.isEmpty()) {
                throw new IllegalArgumentException(
                        "the metrics " + waiting.keySet() + " are derived from each other in a circle");
            }
            ready.forEach(waiting::remove);
            ordered.addAll(ready);
        }
        return ordered;
    }
}
