package org.quarterdeck.jobs.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.quarterdeck.jobs.load.Relations;
import org.quarterdeck.jobs.load.SqlText;
import org.quarterdeck.schema.table.Table;
import org.quarterdeck.schema.table.TableContract.Severity;

/**
 * The gates of a run: what contracts promise, checked on the run's own branch before anything is published. All
 * rules of a table are one query; only a broken one is asked for its offenders.
 */
public final class Gates {
    private static final int EXAMPLES = 100;

    private final SparkSession spark;
    private final BiConsumer<Relations, String> binder;

    /**
     * Gates over tables.
     *
     * @param binder binds a table's rows, as the run has them, to its name
     */
    public Gates(SparkSession spark, BiConsumer<Relations, String> binder) {
        this.spark = spark;
        this.binder = binder;
    }

    /** Checks the tables; every rule has its result. */
    public List<Result> check(List<Table> tables) {
        ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Future<List<Result>>> checks = tables.stream()
                    .map(table -> threads.submit(() -> check(table)))
                    .toList();
            List<Result> results = new ArrayList<>();
            for (Future<List<Result>> check : checks) {
                results.addAll(check.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while gates were checked", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private List<Result> check(Table table) {
        List<Gate> gates = Gate.of(table);
        if (gates.isEmpty()) {
            return List.of();
        }
        // The count of all rows makes it one row, also where every rule is a query of its own.
        String counts =
                gates.stream().map(Gate::count).collect(Collectors.joining(",\n  ", "SELECT count(*),\n  ", "\n"));
        String joins = gates.stream().map(Gate::join).collect(Collectors.joining("\n"));
        SqlText text = SqlText.parse(
                counts + "FROM " + table.name() + " AS " + Gate.CHECKED + "\n" + joins,
                "the checks of " + table.name());
        try (Relations relations = new Relations(spark)) {
            text.tables().forEach(name -> binder.accept(relations, name));
            return results(gates, relations.query(text).first(), relations);
        }
    }

    private static List<Result> results(List<Gate> gates, Row counts, Relations relations) {
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < gates.size(); i++) {
            Gate gate = gates.get(i);
            long offenders = counts.getLong(i + 1);
            List<String> examples = offenders == 0 ? List.of() : examples(gate, relations);
            results.add(new Result(gate.table(), gate.rule(), gate.severity(), offenders, examples));
        }
        return results;
    }

    private static List<String> examples(Gate gate, Relations relations) {
        SqlText text = SqlText.parse(gate.offenders(), gate.table() + ", " + gate.rule());
        return relations.query(text).limit(EXAMPLES).toJSON().collectAsList();
    }

    /**
     * What a rule found.
     *
     * @param offenders how many rows break it
     * @param examples up to a hundred of them, as JSON
     */
    public record Result(String table, String rule, Severity severity, long offenders, List<String> examples) {
        /** Does it stop the release? */
        public boolean stops() {
            return offenders > 0 && severity == Severity.FAIL;
        }

        /** For people: table, rule and how many rows break it. */
        public String sentence() {
            if (table.equals(Reconciliation.NAME)) {
                return rule + (offenders == 0 ? "" : "; " + examples.get(0));
            }
            return table + ": " + rule + "; " + offenders + (offenders == 1 ? " row breaks it" : " rows break it")
                    + (examples.isEmpty() ? "" : ", for instance " + examples.get(0));
        }
    }

    /** A gate stopped the release; the last release stands. */
    public static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** Names every rule that stops. */
        public Stopped(List<Result> stopping) {
            super(stopping.stream().map(Result::sentence).collect(Collectors.joining(System.lineSeparator())));
        }
    }
}
