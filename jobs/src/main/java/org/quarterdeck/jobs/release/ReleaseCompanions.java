package org.quarterdeck.jobs.release;

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
import java.util.stream.Stream;
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
        SortedMap<String, SortedMap<String, Label>> labels = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(SUFFIX)).sorted().toList()) {
                String name = file.getFileName().toString();
                labels.put(
                        name.substring(0, name.length() - SUFFIX.length()),
                        labels(SqlText.parse(Files.readString(file), file.toString())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the labels in " + folder, e);
        }
        return new Labels(labels);
    }

    private SortedMap<String, Label> labels(SqlText sql) {
        SortedMap<String, Label> labels = new TreeMap<>();
        for (Row row : rows(sql)) {
            Map<String, String> names = texts(row, "names");
            String value = row.getAs("value");
            names.putIfAbsent("en", value);
            labels.put(value, new Label(Words.of(names), texts(row, "attributes")));
        }
        return labels;
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
            sql.tables().forEach(table -> binder.accept(relations, table));
            return relations.query(sql).collectAsList();
        }
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
