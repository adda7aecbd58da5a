package org.quarterdeck.jobs.dictionary;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.quarterdeck.jobs.load.Load;
import org.quarterdeck.jobs.load.LoadPlan;
import org.quarterdeck.jobs.load.ReferenceLists;
import org.quarterdeck.jobs.load.Relations;
import org.quarterdeck.jobs.load.Warehouse;
import org.quarterdeck.schema.metric.Metric;
import org.quarterdeck.schema.metric.Metrics;
import org.quarterdeck.schema.table.Table;
import org.quarterdeck.schema.table.Tables;

/**
 * Every table and metric, and what each is made of. Nothing in it is written by hand: it follows from contracts, queries
 * and metrics.
 *
 * @param levels the tables, those that are read before those that read them; staging comes first
 * @param inputs by table, the tables and reference lists that its query reads
 * @param made by table and column, the columns that its values are made of
 * @param metrics by id
 */
public record Dictionary(
        List<List<Table>> levels,
        SortedMap<String, List<String>> inputs,
        SortedMap<String, SortedMap<String, SortedSet<String>>> made,
        SortedMap<String, Metric> metrics) {
    private static final StructType INTAKE =
            StructType.fromDDL("source STRING, delivery_id STRING, received_seq BIGINT, row_no BIGINT");

    /** What the definitions say; Spark is asked to understand the queries, and computes nothing. */
    public static Dictionary of(SparkSession spark, Tables tables, ReferenceLists lists, Metrics metrics) {
        LoadPlan plan = LoadPlan.of(tables);
        SortedMap<String, List<String>> inputs = new TreeMap<>();
        SortedMap<String, SortedMap<String, SortedSet<String>>> made = new TreeMap<>();
        List<String> names = new ArrayList<>(lists.names());
        tables.all().forEach(table -> names.add(table.name()));
        try (Relations relations = new Relations(spark)) {
            lists.names().forEach(list -> relations.bind(list, () -> lists.rows(spark, list)));
            tables.all().forEach(table -> relations.bind(table.name(), () -> empty(spark, table)));
            for (Load load : plan.loads()) {
                inputs.put(load.name(), load.inputs().stream().sorted().toList());
                made.put(
                        load.name(),
                        Lineage.of(relations.query(load.sql()).queryExecution().analyzed(), names));
            }
        }
        List<List<Table>> levels = new ArrayList<>();
        levels.add(tables.all().stream().filter(table -> !table.isLoaded()).toList());
        plan.levels()
                .forEach(level -> levels.add(level.stream().map(Load::table).toList()));
        return new Dictionary(levels, inputs, made, new TreeMap<>(metrics.byId()));
    }

    private static Dataset<Row> empty(SparkSession spark, Table table) {
        StructType columns = Warehouse.schema(table.contract());
        if (!table.isLoaded()) {
            for (var field : INTAKE.fields()) {
                columns = columns.add(field);
            }
        }
        return spark.createDataFrame(List.of(), columns);
    }

    /** The tables, in the order of the levels. */
    List<Table> tables() {
        return levels.stream().flatMap(List::stream).toList();
    }

    /** The tables that read a table. */
    List<String> readers(String table) {
        return inputs.entrySet().stream()
                .filter(reader -> reader.getValue().contains(table))
                .map(reader -> reader.getKey())
                .toList();
    }

    /** The columns that a column is made of; none for those that intake writes. */
    SortedSet<String> made(String table, String column) {
        return made.getOrDefault(table, new TreeMap<>()).getOrDefault(column, new TreeSet<>());
    }

    /** The metrics that are counted over a table. */
    List<String> metricsOf(String table) {
        return metrics.entrySet().stream()
                .filter(metric -> table.equals(metric.getValue().fact()))
                .map(metric -> metric.getKey())
                .toList();
    }
}
