package org.quarterdeck.jobs.load;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.trunc;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.quarterdeck.jobs.ledger.Delivery;
import org.quarterdeck.jobs.ledger.Repairs;
import org.quarterdeck.jobs.source.FileSource;
import org.quarterdeck.jobs.source.SourceDefinition;
import org.quarterdeck.jobs.source.Sources;
import org.quarterdeck.schema.table.Table;

/**
 * The rows of a staging table that stand: every accepted row of every staged delivery, less those that a later
 * delivery of the same source replaced. A repaired row stands in place of the one that was rejected and belongs to that
 * one's delivery: whatever replaces that replaces it, too. Each row carries its source, its delivery, the delivery's place in the
 * order of arrival ({@code received_seq}; of a repaired row, of the delivery that it belongs to) and its number in the
 * file.
 */
public final class StagedRows {
    private static final StructType ORDER =
            new StructType().add("delivery_id", DataTypes.StringType).add("received_seq", DataTypes.LongType);
    private static final StructType PLACE =
            new StructType().add("delivery_id", DataTypes.StringType).add("row_no", DataTypes.LongType);
    private static final String[] KEY = {"delivery_id", "row_no"};
    private static final String SEQUENCE = "received_seq";

    private final SparkSession spark;
    private final Path staging;
    private final Sources sources;
    private final List<Delivery> deliveries;
    private final Map<Repairs.Row, Repairs.Row> repairs = new LinkedHashMap<>();

    /**
     * Over the staged ones among the deliveries.
     *
     * @param staging the office's staging folder
     * @param repairs repaired rows that were not rejected again, in the order of their arrival
     */
    public StagedRows(
            SparkSession spark, Path staging, Sources sources, List<Delivery> deliveries, List<Repairs.Entry> repairs) {
        this.spark = spark;
        this.staging = staging;
        this.sources = sources;
        this.deliveries = deliveries.stream()
                .filter(d -> d.status().equals(Delivery.STAGED))
                .sorted(Comparator.comparing(Delivery::receivedSeq))
                .toList();
        repairs.forEach(repair -> this.repairs.put(
                new Repairs.Row(repair.ofDeliveryId(), repair.ofRowNo()),
                new Repairs.Row(repair.deliveryId(), repair.rowNo())));
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
            case REPLACE_ALL -> last(of, table, schema);
            case SUPERSEDE_BY_KEY ->
                latest(
                        read(of, table, schema),
                        source.identity().stream().map(c -> col(c)).toArray(Column[]::new));
            case REPLACE_PERIOD -> latest(read(of, table, schema), trunc(col(period(source)), "month"));
        };
    }

    /** The rows of the last delivery, and those that were repaired of it. */
    private Dataset<Row> last(List<Delivery> of, Table table, StructType schema) {
        long last = of.stream()
                .filter(d -> !d.isRepair())
                .mapToLong(Delivery::receivedSeq)
                .max()
                .orElse(0);
        List<Delivery> left =
                of.stream().filter(d -> d.isRepair() || d.receivedSeq() == last).toList();
        return read(left, table, schema).filter(col(SEQUENCE).equalTo(last));
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
        List<Delivery> first = of.stream().filter(d -> !d.isRepair()).toList();
        List<Delivery> later = of.stream().filter(Delivery::isRepair).toList();
        Dataset<Row> rows = arrived(first, table, schema);
        List<Row> replaced = repairs.keySet().stream()
                .filter(row -> first.stream().anyMatch(d -> d.deliveryId().equals(row.deliveryId())))
                .map(row -> RowFactory.create(row.deliveryId(), row.rowNo()))
                .toList();
        if (!replaced.isEmpty()) {
            rows = rows.join(
                    Engine.gathered(spark.createDataFrame(replaced, PLACE), replaced.size()), KEY, "left_anti");
        }
        return later.isEmpty() ? rows : rows.unionByName(repaired(later, table, schema));
    }

    private Dataset<Row> arrived(List<Delivery> of, Table table, StructType schema) {
        List<Row> order = of.stream()
                .map(d -> RowFactory.create(d.deliveryId(), d.receivedSeq()))
                .toList();
        // Many rows would be shuffled and sorted to meet the few of the order; those come to them.
        Dataset<Row> arrivals = Engine.gathered(spark.createDataFrame(order, ORDER), order.size());
        Dataset<Row> sent = Engine.isFew(accepted(of)) ? arrivals : broadcast(arrivals);
        return parquet(of, table, schema)
                .map(rows -> rows.join(sent, "delivery_id"))
                .orElseGet(() -> spark.createDataFrame(List.of(), schema).withColumn(SEQUENCE, lit(0L)));
    }

    /** The last sound repair of each row, where the delivery that it belongs to is staged. */
    private Dataset<Row> repaired(List<Delivery> of, Table table, StructType schema) {
        Map<String, Long> order =
                deliveries.stream().collect(Collectors.toMap(Delivery::deliveryId, Delivery::receivedSeq));
        List<Row> places = repairs.entrySet().stream()
                .filter(entry -> order.containsKey(entry.getKey().deliveryId()))
                .map(entry -> RowFactory.create(
                        entry.getValue().deliveryId(),
                        entry.getValue().rowNo(),
                        order.get(entry.getKey().deliveryId())))
                .toList();
        return parquet(of, table, schema)
                .map(rows -> rows.join(
                        Engine.gathered(
                                spark.createDataFrame(places, PLACE.add(SEQUENCE, DataTypes.LongType)), places.size()),
                        KEY,
                        "inner"))
                .orElseGet(() -> spark.createDataFrame(List.of(), schema).withColumn(SEQUENCE, lit(0L)));
    }

    private Optional<Dataset<Row>> parquet(List<Delivery> of, Table table, StructType schema) {
        String[] folders = of.stream()
                .map(d -> folder(staging, table.name(), d.deliveryId()))
                .filter(Files::isDirectory)
                .map(Path::toString)
                .toArray(String[]::new);
        return folders.length == 0
                ? Optional.empty()
                : Optional.of(Engine.gathered(renamed(table, schema, folders), accepted(of)));
    }

    /** How many rows deliveries have brought into staging. */
    static long accepted(List<Delivery> of) {
        return of.stream()
                .map(Delivery::rowsAccepted)
                .mapToLong(rows -> rows == null ? 0 : rows)
                .sum();
    }

    /** What was staged before a column was renamed has it under its earlier name. */
    private Dataset<Row> renamed(Table table, StructType schema, String[] folders) {
        Map<String, String> earlier = new LinkedHashMap<>();
        StructType both = schema;
        for (var column : table.contract().columns().entrySet()) {
            String was = column.getValue().was();
            if (was != null) {
                earlier.put(column.getKey(), was);
                both = both.add(was, schema.apply(column.getKey()).dataType());
            }
        }
        Dataset<Row> rows = spark.read().schema(both).parquet(folders);
        for (Map.Entry<String, String> name : earlier.entrySet()) {
            rows = rows.withColumn(name.getKey(), coalesce(col(name.getKey()), col(name.getValue())));
        }
        return earlier.isEmpty() ? rows : rows.drop(earlier.values().toArray(String[]::new));
    }

    /** Where a delivery's rows are staged. */
    public static Path folder(Path staging, String table, String deliveryId) {
        return staging.resolve(table.substring(table.indexOf('.') + 1)).resolve(deliveryId);
    }
}
