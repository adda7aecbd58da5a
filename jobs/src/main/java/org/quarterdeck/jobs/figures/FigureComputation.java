package org.quarterdeck.jobs.figures;

import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.quarterdeck.jobs.load.Relations;
import org.quarterdeck.jobs.load.SqlText;
import org.quarterdeck.jobs.office.OfficeSettings;
import org.quarterdeck.schema.figure.Figure;
import org.quarterdeck.schema.figure.Figures;
import org.quarterdeck.schema.figure.Status;
import org.quarterdeck.schema.metric.Metric;
import org.quarterdeck.schema.metric.Metrics;
import org.quarterdeck.schema.table.Tables;

/** From tables to figures: all metrics, all their periods and slices, one pass over each fact. */
public final class FigureComputation {
    /** Half of the 95 % interval of an estimate, as a share of it. */
    private static final BigDecimal ESTIMATE_MARGIN = MetricExpression.ESTIMATE_ERROR.multiply(new BigDecimal("1.96"));

    private final SparkSession spark;
    private final BiConsumer<Relations, String> binder;
    private final MetricPlan plan;
    private final Calendar calendar;
    private final OfficeSettings office;

    /**
     * The computation for one as-of date.
     *
     * @param binder binds a table's rows, as the run has them, to its name
     * @throws org.quarterdeck.schema.config.InvalidConfiguration with every mistake of every metric
     */
    public FigureComputation(
            SparkSession spark,
            BiConsumer<Relations, String> binder,
            Metrics metrics,
            Tables tables,
            OfficeSettings office,
            LocalDate asOf) {
        this.spark = spark;
        this.binder = binder;
        this.plan = MetricPlan.of(metrics, tables);
        this.calendar = Calendar.of(office, asOf);
        this.office = office;
    }

    /**
     * Reads every metric's expressions and computes nothing.
     *
     * @throws org.quarterdeck.schema.config.InvalidConfiguration with every mistake of every metric
     */
    public static void check(Metrics metrics, Tables tables) {
        MetricPlan.of(metrics, tables);
    }

    /**
     * Computes every figure.
     *
     * @param before the figures of the release that stands, which decide what is revised
     */
    public Figures compute(Figures before, String releaseId) {
        List<Counted> counted = counted();
        DerivedMetrics derived = new DerivedMetrics(counted);
        List<Counted> all = new ArrayList<>(counted);
        plan.derived()
                .forEach(id -> all.addAll(derived.derive(id, plan.metrics().get(id))));
        Judgement judgement = new Judgement(calendar.asOf(), office.settled(), before);
        Map<String, Optional<NavigableSet<LocalDate>>> coverage = new HashMap<>();
        List<Figure> figures = new ArrayList<>();
        for (Counted number : all) {
            Metric metric = plan.metrics().get(number.metric());
            Optional<NavigableSet<LocalDate>> days = coverage.computeIfAbsent(
                    String.valueOf(metric.covered()),
                    table -> Optional.ofNullable(metric.covered()).map(this::days));
            if (judgement.isCovered(number.period(), days)) {
                figures.add(figure(number, metric, judgement, days, releaseId));
            }
        }
        return new Figures(figures);
    }

    /**
     * Which counted numbers the rows bound to a fact's name are counted in: of some rows of it, those that they move.
     */
    public Set<Place> places() {
        return counted().stream()
                .filter(number -> number.rows() > 0)
                .map(number -> new Place(
                        number.metric(), number.period().text(), number.slice().toString()))
                .collect(Collectors.toSet());
    }

    /** A metric, a period and a slice. */
    public record Place(String metric, String period, String slice) {}

    /** Passes side by side: each is mostly planning and waiting, and Spark runs their tasks as cores are free. */
    private List<Counted> counted() {
        FactPass pass = FactPass.of(plan.passes(), spark, binder, calendar);
        ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Future<List<Counted>>> passes = plan.passes().stream()
                    .map(query -> threads.submit(() -> pass.count(query)))
                    .toList();
            List<Counted> counted = new ArrayList<>();
            for (Future<List<Counted>> done : passes) {
                counted.addAll(done.get());
            }
            return counted;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while figures were counted", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private NavigableSet<LocalDate> days(String table) {
        SqlText sql = SqlText.parse("SELECT DISTINCT day FROM " + table, "the days of " + table);
        try (Relations relations = new Relations(spark)) {
            binder.accept(relations, table);
            NavigableSet<LocalDate> days = new TreeSet<>();
            relations.query(sql).collectAsList().forEach(row -> days.add(((Date) row.get(0)).toLocalDate()));
            return days;
        }
    }

    private static Figure figure(
            Counted number,
            Metric metric,
            Judgement judgement,
            Optional<NavigableSet<LocalDate>> days,
            String releaseId) {
        String digest = Figure.digest(number.metric(), number.period(), number.slice(), number.value());
        boolean isComplete = judgement.isComplete(number.period(), days);
        Status status = judgement.status(number.metric(), number.period(), number.slice(), digest, isComplete);
        return new Figure(
                number.metric(),
                number.period(),
                number.slice(),
                Figure.kept(number.value()),
                number.numerator(),
                number.denominator(),
                metric.unit().of(number.slice()),
                status,
                isComplete,
                number.rows(),
                metric.approximate() ? Figure.kept(number.value().multiply(ESTIMATE_MARGIN)) : null,
                releaseId,
                digest);
    }
}
