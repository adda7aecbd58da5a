package org.quarterdeck.jobs.quality;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.quarterdeck.jobs.load.Relations;
import org.quarterdeck.jobs.load.SqlText;
import org.quarterdeck.schema.config.InvalidConfiguration;
import org.quarterdeck.schema.config.Nearest;
import org.quarterdeck.schema.config.Problems;
import org.quarterdeck.schema.config.YamlLines;
import org.quarterdeck.schema.table.Table;
import org.quarterdeck.schema.table.TableContract.Check;
import org.quarterdeck.schema.table.TableContract.Severity;
import org.quarterdeck.schema.table.Tables;

/**
 * The gates of a run: what contracts promise, checked on the run's own branch before anything is published. All
 * rules of a table are one query; only a broken one is asked for its offenders.
 */
public final class Gates {
    private static final int EXAMPLES = 100;

    private final SparkSession spark;
    private final BiConsumer<Relations, String> binder;
    private final LocalDate asOf;
    private final Map<String, Long> rowsBefore;
    private final OffenderFiles files;

    /**
     * Gates over tables.
     *
     * @param binder binds a table's rows, as the run has them, to its name
     * @param asOf the day that the release is as of
     * @param rowsBefore how many rows each table of the last release has
     * @param files where the offenders go that are too many for examples
     */
    public Gates(
            SparkSession spark,
            BiConsumer<Relations, String> binder,
            LocalDate asOf,
            Map<String, Long> rowsBefore,
            OffenderFiles files) {
        this.spark = spark;
        this.binder = binder;
        this.asOf = asOf;
        this.rowsBefore = rowsBefore;
        this.files = files;
    }

    /**
     * Reads every rule of the contracts.
     *
     * @throws InvalidConfiguration with every one that is no query over known tables
     */
    public static void read(Tables tables, Collection<String> lists) {
        Problems problems = new Problems();
        Set<String> known = new TreeSet<>(lists);
        tables.all().forEach(table -> known.add(table.name()));
        for (Table table : tables.all()) {
            YamlLines lines = YamlLines.of(table.definition());
            List<Check> checks = table.contract().checks();
            for (int i = 0; i < checks.size(); i++) {
                String sql = checks.get(i).sql();
                if (sql != null) {
                    read(sql, lines.at("checks", i, "sql"), known, problems);
                }
            }
        }
        problems.throwIfAny();
    }

    private static void read(String sql, String place, Set<String> known, Problems problems) {
        try {
            SqlText.parse(sql, place).tables().stream()
                    .filter(name -> !known.contains(name))
                    .forEach(name -> problems.add(place, "unknown table \"" + name + "\"" + Nearest.hint(name, known)));
        } catch (InvalidConfiguration e) {
            e.problems().forEach(problem -> problems.add("the check at " + place, problem.replace(place, "its SQL")));
        }
    }

    /** Checks tables as if each had changed; every rule has its result. */
    public List<Result> check(List<Table> tables) {
        return check(tables, tables.stream().map(Table::name).collect(Collectors.toSet()));
    }

    /**
     * Checks the rules of tables that may be broken anew: all those of a table that changed; of others, those that read a
     * table that did, and those that days may break.
     */
    public List<Result> check(List<Table> tables, Set<String> changed) {
        ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Future<List<Result>>> checks = tables.stream()
                    .map(table -> threads.submit(() -> check(table, changed)))
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

    private List<Result> check(Table table, Set<String> changed) {
        List<Gate> gates = Gate.of(table, asOf, rowsBefore.get(table.name())).stream()
                .filter(gate -> changed.contains(table.name()) || gate.isTimed() || gate.reads(changed))
                .toList();
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

    private List<Result> results(List<Gate> gates, Row counts, Relations relations) {
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < gates.size(); i++) {
            Gate gate = gates.get(i);
            long offenders = counts.getLong(i + 1);
            List<String> examples = offenders == 0 ? List.of() : examples(gate, relations, offenders);
            results.add(new Result(gate.table(), gate.rule(), gate.severity(), offenders, examples));
        }
        return results;
    }

    private List<String> examples(Gate gate, Relations relations, long offenders) {
        Dataset<Row> rows = relations.query(SqlText.parse(gate.offenders(), gate.place()));
        // What is empty may be what is wrong.
        Dataset<String> lines = rows.select(to_json(struct(col("*")), Map.of("ignoreNullFields", "false")))
                .as(Encoders.STRING());
        if (offenders <= EXAMPLES) {
            return lines.collectAsList();
        }
        return files.write(gate.table(), gate.rule(), lines.toLocalIterator(), EXAMPLES);
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

        /**
         * Names every rule that stops.
         *
         * @param report where every offender is listed
         */
        public Stopped(List<Result> stopping, String report) {
            super(Stream.concat(stopping.stream().map(Result::sentence), Stream.of("Every offender: " + report))
                    .collect(Collectors.joining(System.lineSeparator())));
        }
    }
}
