package org.quarterdeck.jobs.release;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.quarterdeck.jobs.load.Relations;
import org.quarterdeck.jobs.load.SqlText;
import org.quarterdeck.schema.config.Words;
import org.quarterdeck.schema.release.Event;
import org.quarterdeck.schema.release.Labels;
import org.quarterdeck.schema.release.Labels.Label;

/** What a release holds beside its figures, so that charts need no warehouse: labels of dimensions, and events. */
public final class ReleaseCompanions {
    private static final String SUFFIX = ".sql";

    private final SparkSession spark;
    private final BiConsumer<Relations, String> binder;

    /**
     * From tables.
     *
     * @param binder binds a table's rows, as the run has them, to its name
     */
    public ReleaseCompanions(SparkSession spark, BiConsumer<Relations, String> binder) {
        this.spark = spark;
        this.binder = binder;
    }

    /** The labels that the queries of a folder select, one {@code <dimension>.sql} a dimension. */
    public Labels labels(Path folder) {
        List<String> dimensions = new ArrayList<>();
        List<SqlText> queries = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(SUFFIX)).sorted().toList()) {
                String name = file.getFileName().toString();
                dimensions.add(name.substring(0, name.length() - SUFFIX.length()));
                queries.add(SqlText.parse(Files.readString(file), file.toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the labels in " + folder, e);
        }
        return new Labels(labels(dimensions, queries));
    }

    /** All queries are one to Spark, which is far quicker than one after the other. */
    private SortedMap<String, SortedMap<String, Label>> labels(List<String> dimensions, List<SqlText> queries) {
        List<SortedMap<String, Label>> labels = new ArrayList<>();
        dimensions.forEach(dimension -> labels.add(new TreeMap<>()));
        try (Relations relations = new Relations(spark)) {
            List<Dataset<Row>> parts = new ArrayList<>();
            for (int i = 0; i < queries.size(); i++) {
                bind(queries.get(i), relations);
                parts.add(relations.query(queries.get(i)).select(lit(i).as("dimension"), col("*")));
            }
            parts.stream()
                    .reduce(Dataset::unionByName)
                    .map(Dataset::collectAsList)
                    .orElse(List.of())
                    .forEach(row -> {
                        Map<String, String> names = texts(row, "names");
                        String value = row.getAs("value");
                        names.putIfAbsent("en", value);
                        labels.get(row.<Integer>getAs("dimension"))
                                .put(value, new Label(Words.of(names), texts(row, "attributes")));
                    });
        }
        SortedMap<String, SortedMap<String, Label>> byDimension = new TreeMap<>();
        IntStream.range(0, labels.size()).forEach(i -> byDimension.put(dimensions.get(i), labels.get(i)));
        return byDimension;
    }

    /** The dated remarks that charts can show. */
    public List<Event> events() {
        SqlText sql = SqlText.parse(
                "SELECT event_on, label, metrics FROM core.fact_event ORDER BY event_on, label", "the events");
        List<Event> events = new ArrayList<>();
        for (Row row : rows(sql)) {
            List<String> metrics = row.isNullAt(2) ? List.of() : row.getList(2);
            events.add(new Event(
                    ((Date) row.get(0)).toLocalDate(), Words.english(row.getString(1)), List.copyOf(metrics)));
        }
        return events;
    }

    private List<Row> rows(SqlText sql) {
        try (Relations relations = new Relations(spark)) {
            bind(sql, relations);
            return relations.query(sql).collectAsList();
        }
    }

    private void bind(SqlText sql, Relations relations) {
        sql.tables().forEach(table -> binder.accept(relations, table));
    }

    private static Map<String, String> texts(Row row, String column) {
        Map<String, String> texts = new HashMap<>();
        row.<String, String>getJavaMap(row.fieldIndex(column)).forEach((key, text) -> {
            if (text != null) {
                texts.put(key, text);
            }
        });
        return texts;
    }
}
