package org.quarterdeck.jobs.load;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.quarterdeck.jobs.funds.SettlePledges;
import org.quarterdeck.schema.config.InvalidConfiguration;
import org.quarterdeck.schema.config.Nearest;
import org.quarterdeck.schema.config.Problems;

/**
 * What the names in a query stand for: a table on a run's branch, as a release pinned it, or the few rows of an
 * example. Names mean nothing outside of this object, so that one session can hold many of them side by side.
 * Not safe for use by several threads.
 */
public final class Relations implements AutoCloseable {
    private final SparkSession spark;
    private final String prefix = "relation_" + UUID.randomUUID().toString().replace("-", "");
    private final Map<String, Supplier<Dataset<Row>>> sources = new LinkedHashMap<>();
    private final Map<String, String> views = new HashMap<>();

    /** Binds nothing yet. */
    public Relations(SparkSession spark) {
        this.spark = spark;
        // A new session knows Spark's functions only.
        SettlePledges.register(spark);
    }

    /** Lets {@code name} ({@code layer.table}) stand for these rows, in place of what it stood for. */
    public Relations bind(String name, Dataset<Row> rows) {
        return bind(name, () -> rows);
    }

    /** Lets {@code name} stand for rows that are opened when a query first reads them. */
    public Relations bind(String name, Supplier<Dataset<Row>> rows) {
        drop(name);
        sources.put(name, rows);
        return this;
    }

    /**
     * The rows of a query; nothing is computed yet.
     *
     * @throws InvalidConfiguration for tables that are not bound, each with the nearest that is, and for columns
     *     and types that do not fit
     */
    public Dataset<Row> query(SqlText text) {
        Problems problems = new Problems();
        for (String table : text.tables()) {
            if (!sources.containsKey(table)) {
                problems.add(text.place(), "unknown table \"" + table + "\"" + Nearest.hint(table, sources.keySet()));
            }
        }
        problems.throwIfAny();
        text.tables().forEach(this::view);
        try {
            return spark.sql(text.boundTo(views));
        } catch (Exception e) {
            // Scala throws AnalysisException, a checked one, without declaring it.
            if (e instanceof AnalysisException error) {
                throw new InvalidConfiguration(List.of(inOurNames(SparkMessage.of(error, text.place()))));
            }
            throw e;
        }
    }

    /**
     * The rows of a query, computed.
     *
     * @param columns is told their names
     * @throws InvalidConfiguration as {@link #query(SqlText)}, and for values that cannot be computed with
     */
    public List<Row> collect(SqlText text, Consumer<String[]> columns) {
        Dataset<Row> rows = query(text);
        columns.accept(rows.columns());
        try {
            return rows.collectAsList();
        } catch (RuntimeException e) {
            throw SparkMessage.ofData(e, text.place())
                    .<RuntimeException>map(problem -> new InvalidConfiguration(List.of(problem)))
                    .orElse(e);
        }
    }

    private void view(String table) {
        if (views.containsKey(table)) {
            return;
        }
        // Opening may itself ask for other tables, so the view is noted only afterwards.
        Dataset<Row> rows = open(table);
        String view = prefix + "_" + table.replace('.', '_');
        rows.createOrReplaceTempView(view);
        views.put(table, view);
    }

    private Dataset<Row> open(String table) {
        Supplier<Dataset<Row>> source = sources.get(table);
        if (source == null) {
            throw new IllegalStateException("no rows are bound to " + table);
        }
        return source.get();
    }

    private String inOurNames(String message) {
        String text = message;
        for (Map.Entry<String, String> view : views.entrySet()) {
            text = text.replace(view.getValue(), view.getKey());
        }
        return text;
    }

    private void drop(String table) {
        String view = views.remove(table);
        if (view != null) {
            spark.catalog().dropTempView(view);
        }
    }

    /** Forgets every name. Rows already asked for can still be computed. */
    @Override
    public void close() {
        List.copyOf(views.keySet()).forEach(this::drop);
        sources.clear();
    }
}
