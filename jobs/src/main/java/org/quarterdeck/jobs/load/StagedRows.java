package org.quarterdeck.jobs.load;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.trunc;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.quarterdeck.jobs.ledger.Delivery;
import org.quarterdeck.jobs.source.FileSource;
import org.quarterdeck.jobs.source.SourceDefinition;
import org.quarterdeck.jobs.source.Sources;
import org.quarterdeck.schema.table.Table;

/**
 * The rows of a staging table that stand: every accepted row of every staged delivery, less those that a later
 * delivery of the same source replaced. Each row carries its source, its delivery, the delivery's place in the
 * order of arrival ({@code received_seq}) and its number in the file.
 */
public final class StagedRows {
    private static final StructType ORDER =
            new StructType().add("delivery_id", DataTypes.StringType).add("received_seq", DataTypes.LongType);
    private static final String SEQUENCE = "received_seq";

    private final SparkSession spark;
    private final Path staging;
    private final Sources sources;
    private final List<Delivery> deliveries;

    /**
     * Over the staged ones among the deliveries.
     *
     * @param staging the office's staging folder
     */
    public StagedRows(SparkSession spark, Path staging, Sources sources, List<Delivery> deliveries) {
        this.spark = spark;
        this.staging = staging;
        this.sources = sources;
        this.deliveries = deliveries.stream()
                .filter(d -> d.status().equals(Delivery.STAGED))
                .sorted(Comparator.comparing(Delivery::receivedSeq))
                .toList();
    }

    /** The deliveries whose rows go into a staging table, in the order of arrival. */
    public List<Delivery> into(String table) {
        return deliveries.stream()
                .filter(d -> sources.find(d.source())
                        .filter(source -> source.into().equals(table))
                        .isPresent())
                .toList();
    }

    /** The rows of a staging table that stand, among the deliveries chosen. */
    public Dataset<Row> rows(Table table, Predicate<Delivery> chosen) {
        StructType schema = Warehouse.schema(table.contract())
                .add("source", DataTypes.StringType)
                .add("delivery_id", DataTypes.StringType)
                .add("row_no", DataTypes.LongType);
        List<Delivery> among = into(table.name()).stream().filter(chosen).toList();
        List<Dataset<Row>> parts = new ArrayList<>();
        among.stream().map(Delivery::source).distinct().sorted().forEach(source -> {
            List<Delivery> ofSource =
                    among.stream().filter(d -> d.source().equals(source)).toList();
            parts.add(standing(sources.get(source), ofSource, table, schema));
        });
        return parts.stream()
                .reduce(Dataset::unionByName)
                .orElseGet(() -> spark.createDataFrame(List.of(), schema.add(SEQUENCE, DataTypes.LongType)));
    }

    private Dataset<Row> standing(SourceDefinition source, List<Delivery> of, Table table, StructType schema) {
        return switch (source.redelivery()) {
            case APPEND -> read(of, table, schema);
            case REPLACE_ALL -> read(of.subList(of.size() - 1, of.size()), table, schema);
            case SUPERSEDE_BY_KEY ->
                latest(
                        read(of, table, schema),
                        source.identity().stream().map(c -> col(c)).toArray(Column[]::new));
            case REPLACE_PERIOD -> latest(read(of, table, schema), trunc(col(period(source)), "month"));
        };
    }

    private static String period(SourceDefinition source) {
        String column = source instanceof FileSource file ? file.periodOf() : null;
        if (column == null) {
            throw new IllegalStateException("a source that replaces periods names none");
        }
        return column;
    }

    /** Rows whose delivery is the last that has any row of the same key; equal keys within one delivery all stay. */
    private static Dataset<Row> latest(Dataset<Row> rows, Column... key) {
        Column last = max(col(SEQUENCE)).over(Window.partitionBy(key));
        return rows.withColumn("last_seq", last)
                .filter(col(SEQUENCE).equalTo(col("last_seq")))
                .drop("last_seq");
    }

    private Dataset<Row> read(List<Delivery> of, Table table, StructType schema) {
        String[] folders = of.stream()
                .map(d -> folder(staging, table.name(), d.deliveryId()))
                .filter(Files::isDirectory)
                .map(Path::toString)
                .toArray(String[]::new);
        if (folders.length == 0) {
            return spark.createDataFrame(List.of(), schema).withColumn(SEQUENCE, lit(0L));
        }
        List<Row> order = of.stream()
                .map(d -> RowFactory.create(d.deliveryId(), d.receivedSeq()))
                .toList();
        long accepted = of.stream()
                .map(Delivery::rowsAccepted)
                .mapToLong(rows -> rows == null ? 0 : rows)
                .sum();
        return Engine.gathered(spark.read().schema(schema).parquet(folders), accepted)
                .join(Engine.gathered(spark.createDataFrame(order, ORDER), order.size()), "delivery_id");
    }

    /** Where a delivery's rows are staged. */
    public static Path folder(Path staging, String table, String deliveryId) {
        return staging.resolve(table.substring(table.indexOf('.') + 1)).resolve(deliveryId);
    }
}
