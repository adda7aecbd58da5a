package org.quarterdeck.jobs.night;

import java.time.LocalDate;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quarterdeck.jobs.ledger.Delivery;
import org.quarterdeck.jobs.ledger.Runs.LoadedTable;
import org.quarterdeck.jobs.load.Load;
import org.quarterdeck.jobs.load.LoadPlan;
import org.quarterdeck.jobs.load.Warehouse;
import org.quarterdeck.jobs.office.Office;

/**
 * The steps of a night that make visits of the logs of a source, and no others: staging, then the tables that visits
 * and agents follow from. Nothing is published, so that the same logs can be loaded again and again.
 */
public final class LogLoading {
    private static final String PAGE_VIEWS = "core.fact_page_view";
    private static final String VISITS = "core.fact_visit";
    private static final Set<String> WANTED = Set.of(PAGE_VIEWS, VISITS, "core.dim_agent");

    private final Office office;
    private final Warehouse warehouse;
    private final Notices notices;

    /** Loads into a warehouse of an office. */
    public LogLoading(Office office, Warehouse warehouse, Notices notices) {
        this.office = office;
        this.warehouse = warehouse;
        this.notices = notices;
    }

    /**
     * What it took, by step and in order, and what was made.
     *
     * @param pageViews rows of {@code core.fact_page_view}
     * @param visits rows of {@code core.fact_visit}
     */
    public record Outcome(Map<String, Cost> steps, Dataset<Row> pageViews, Dataset<Row> visits) {}

    /**
     * Reads and loads every log of a source anew.
     *
     * @param runId of a run that was not before
     * @param asOf the night that they come for
     */
    public Outcome load(String source, String runId, LocalDate asOf) {
        List<NightPlan.ToStage> logs = office.deliveries().all().stream()
                .filter(d -> d.source().equals(source) && !d.status().equals(Delivery.REFUSED))
                .map(NightPlan.ToStage::of)
                .toList();
        NightPlan plan = new NightPlan(asOf, runId, true, runId, Collections.emptySortedMap(), List.of(), logs);
        office.runs().started(runId, asOf, office.clock().instant());
        Night night = new Night(office, plan, warehouse, notices, 0);
        Map<String, Cost> steps = new LinkedHashMap<>();
        timed(steps, "staging", () -> night.stageLogs(source));
        for (Load load : wanted(night.loadPlan())) {
            timed(steps, load.name(), () -> night.load(load));
        }
        return new Outcome(steps, rows(runId, PAGE_VIEWS), rows(runId, VISITS));
    }

    private static void timed(Map<String, Cost> steps, String step, Runnable work) {
        Cost before = Cost.soFar();
        work.run();
        steps.put(step, Cost.since(before));
    }

    /** The tables wanted and those that they read, in an order that works. */
    private static List<Load> wanted(LoadPlan plan) {
        Set<String> names = new HashSet<>(WANTED);
        List<Load> last = new java.util.ArrayList<>(plan.loads());
        Collections.reverse(last);
        last.stream().filter(load -> names.contains(load.name())).forEach(load -> names.addAll(load.inputs()));
        return plan.loads().stream().filter(load -> names.contains(load.name())).toList();
    }

    private Dataset<Row> rows(String runId, String table) {
        LoadedTable loaded = office.runs().loaded(runId).stream()
                .filter(t -> t.tableName().equals(table))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(table + " was not loaded"));
        return warehouse.read(loaded);
    }
}
