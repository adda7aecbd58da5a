package org.quarterdeck.jobs.release;

import static org.apache.spark.sql.functions.any_value;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map_entries;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.rtrim;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.when;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructType;
import org.quarterdeck.jobs.ledger.Runs.LoadedTable;
import org.quarterdeck.jobs.load.Warehouse;
import org.quarterdeck.schema.table.TableContract;

/**
 * The rows of a table that differ between two releases. Snapshots of releases need not follow one another (one may be
 * published again), and a table that is replaced whole would have every row in Iceberg's changelog twice; so the rows
 * of the partitions whose files differ are held against each other. Where a row came from is no part of it: a list
 * that is delivered whole once more has changed nothing.
 */
final class TableDifference {
    private static final Set<String> PROVENANCE = Set.of("delivery_id", "row_no", "line_no");
    private static final String DELIVERY = "delivery_id";

    private final String name;
    private final TableContract contract;
    private final Dataset<Row> pairs;
    private final List<Tally> tallies;

    private TableDifference(String name, TableContract contract, Dataset<Row> pairs) {
        this.name = name;
        this.contract = contract;
        this.pairs = pairs;
        this.tallies = tallied(pairs);
    }

    /** Says what class a difference has, by {@code change, delivery_before, delivery_after}. */
    interface Classes {
        Column of(Column change, Column deliveryBefore, Column deliveryAfter);
    }

    /** Does a table say which delivery each row is of? */
    static boolean tellsDeliveries(TableContract contract) {
        return contract.columnNames().contains(DELIVERY);
    }

    /**
     * Finds what differs, and keeps it in a file, so that it is found once.
     *
     * @param scratch a folder for that
     */
    static TableDifference between(
            Warehouse warehouse,
            LoadedTable before,
            LoadedTable after,
            TableContract contract,
            Classes classes,
            Path scratch) {
        String name = after.tableName();
        Dataset<Row> one = warehouse.read(before);
        Dataset<Row> other = warehouse.read(after);
        Optional<List<Object>> days = partitions(warehouse.table(name), before, after);
        if (days.isPresent() && contract.partition() != null) {
            Column among = col(contract.partition()).isin(days.get().toArray());
            one = one.filter(among);
            other = other.filter(among);
        }
        Set<String> columns = new HashSet<>(Arrays.asList(one.columns()));
        columns.retainAll(Arrays.asList(other.columns()));
        List<String> values = Stream.of(other.columns())
                .filter(c -> columns.contains(c) && !PROVENANCE.contains(c))
                .toList();
        boolean isKeyed = !contract.key().isEmpty() && values.containsAll(contract.key());
        Dataset<Row> pairs = (isKeyed ? keyed(one, other, values, contract) : placed(one, other, values))
                .withColumn(
                        "class", classes.of(col("change"), col("place_before.delivery"), col("place_after.delivery")));
        String file = scratch.resolve(name).toString();
        pairs.write().parquet(file);
        return new TableDifference(name, contract, warehouse.spark().read().parquet(file));
    }

    /** Maps cannot be grouped by; their entries in order can. */
    private static Column comparable(Dataset<Row> rows, String column) {
        return rows.schema().apply(column).dataType() instanceof MapType
                ? to_json(array_sort(map_entries(col(column)))).as(column)
                : col(column);
    }

    private static Dataset<Row> sided(Dataset<Row> rows, List<String> values, int side) {
        Set<String> there = Set.of(rows.columns());
        Column delivery = there.contains(DELIVERY) ? col(DELIVERY) : lit(null).cast("string");
        Column row = there.contains("row_no")
                ? col("row_no")
                : there.contains("line_no") ? col("line_no") : lit(null).cast("bigint");
        List<Column> columns =
                new ArrayList<>(values.stream().map(c -> comparable(rows, c)).toList());
        columns.add(lit(side).as("side"));
        columns.add(
                struct(delivery.as("delivery"), row.cast("bigint").as("row")).as("place"));
        return rows.select(columns.toArray(Column[]::new));
    }

    /** By its key each row stands beside itself; those that are as they were fall away. */
    private static Dataset<Row> keyed(
            Dataset<Row> one, Dataset<Row> other, List<String> values, TableContract contract) {
        Dataset<Row> removed = side(one, values, "before");
        Dataset<Row> added = side(other, values, "after");
        Column same = contract.key().stream()
                .map(c -> col("before." + c).eqNullSafe(col("after." + c)))
                .reduce(lit(true), Column::and);
        return told(removed.join(added, same, "full_outer")
                .filter(not(col("before").eqNullSafe(col("after"))))
                .withColumn("rows", lit(1L)));
    }

    private static Dataset<Row> side(Dataset<Row> rows, List<String> values, String name) {
        Column[] row = values.stream().map(c -> col(c)).toArray(Column[]::new);
        return sided(rows, values, 0).select(struct(row).as(name), col("place").as("place_" + name));
    }

    /** Rows without a key are counted; what is left over is one entry for each place. */
    private static Dataset<Row> placed(Dataset<Row> one, Dataset<Row> other, List<String> values) {
        Column[] row = values.stream().map(c -> col(c)).toArray(Column[]::new);
        Dataset<Row> differing = sided(one, values, -1)
                .unionByName(sided(other, values, 1))
                .groupBy(row)
                .agg(
                        sum("side").as("n"),
                        min(when(col("side").equalTo(-1), col("place"))).as("place_before"),
                        min(when(col("side").equalTo(1), col("place"))).as("place_after"))
                .filter(col("n").notEqual(0));
        Dataset<Row> removed = differing
                .filter(col("n").lt(0))
                .select(struct(row).as("before"), col("n").multiply(-1).as("rows_before"), col("place_before"));
        Dataset<Row> added = differing
                .filter(col("n").gt(0))
                .select(struct(row).as("after"), col("n").as("rows_after"), col("place_after"));
        Column same = col("place_before.delivery")
                .equalTo(col("place_after.delivery"))
                .and(col("place_before.row").equalTo(col("place_after.row")));
        return told(removed.join(added, same, "full_outer")
                .withColumn("rows", coalesce(col("rows_after"), col("rows_before")))
                .drop("rows_before", "rows_after"));
    }

    private static Dataset<Row> told(Dataset<Row> pairs) {
        return pairs.withColumn(
                "change",
                when(col("before").isNull(), "added")
                        .when(col("after").isNull(), "removed")
                        .otherwise("changed"));
    }

    /** The partitions that differ in files; empty for a table without. */
    private static Optional<List<Object>> partitions(Table table, LoadedTable before, LoadedTable after) {
        if (table.spec().fields().size() != 1) {
            return Optional.empty();
        }
        Map<String, Object> one = files(table, before.snapshotId());
        Map<String, Object> other = files(table, after.snapshotId());
        Set<Object> days = new HashSet<>();
        one.forEach((file, day) -> {
            if (!other.containsKey(file)) {
                days.add(day);
            }
        });
        other.forEach((file, day) -> {
            if (!one.containsKey(file)) {
                days.add(day);
            }
        });
        boolean areDays = days.stream().allMatch(Integer.class::isInstance);
        return areDays
                ? Optional.of(days.stream()
                        .map(day -> (Object) java.sql.Date.valueOf(java.time.LocalDate.ofEpochDay((Integer) day)))
                        .toList())
                : Optional.empty();
    }

    private static Map<String, Object> files(Table table, long snapshotId) {
        Map<String, Object> files = new HashMap<>();
        Snapshot snapshot = Objects.requireNonNull(table.snapshot(snapshotId), "a release's snapshot is gone");
        for (ManifestFile manifest : snapshot.dataManifests(table.io())) {
            try (CloseableIterable<DataFile> entries = ManifestFiles.read(manifest, table.io(), table.specs())) {
                entries.forEach(file -> files.put(
                        file.location(),
                        Objects.requireNonNullElse(file.partition().get(0, Object.class), "")));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + manifest.path(), e);
            }
        }
        return files;
    }

    /** What differs, in few words: how many rows of which deliveries, by class and change. */
    List<Tally> tallies() {
        return tallies;
    }

    private static List<Tally> tallied(Dataset<Row> pairs) {
        return pairs
                .groupBy(
                        col("class"),
                        col("change"),
                        col("place_before.delivery").as("delivery_before"),
                        col("place_after.delivery").as("delivery_after"))
                .agg(sum("rows").as("rows"))
                .orderBy(col("rows").desc(), col("delivery_before"), col("delivery_after"))
                .collectAsList()
                .stream()
                .map(row -> new Tally(
                        ChangeClass.valueOf(row.getString(0)),
                        row.getString(1),
                        Optional.ofNullable(row.getString(2)),
                        Optional.ofNullable(row.getString(3)),
                        row.getLong(4)))
                .toList();
    }

    /** Rows of one class, one change and the same deliveries. */
    record Tally(
            ChangeClass changeClass,
            String change,
            Optional<String> deliveryBefore,
            Optional<String> deliveryAfter,
            long rows) {}

    /** The rows of a class as they were and as they are, as rows of the table: what they are counted in has changed. */
    Dataset<Row> rows(ChangeClass changeClass) {
        Dataset<Row> ofClass = pairs.filter(col("class").equalTo(changeClass.name()));
        return ofClass.filter(col("before").isNotNull())
                .select("before.*")
                .unionByName(ofClass.filter(col("after").isNotNull()).select("after.*"));
    }

    /** Every row that differs, in the order of its places. */
    Iterator<ChangedRow> rows() {
        return listed(pairs, false);
    }

    /** The first of them. */
    List<ChangedRow> first(int most) {
        List<ChangedRow> some = new ArrayList<>();
        listed(pairs.limit(most), true).forEachRemaining(some::add);
        return some;
    }

    private Iterator<ChangedRow> listed(Dataset<Row> some, boolean isFew) {
        Dataset<Row> rows = some.select(
                col("change"),
                col("class"),
                col("rows"),
                col("place_before.delivery").as("delivery_before"),
                col("place_before.row").as("row_before"),
                col("place_after.delivery").as("delivery_after"),
                col("place_after.row").as("row_after"),
                key().as("key"),
                what().as("what"));
        Dataset<Row> ordered = isFew ? rows.coalesce(1) : rows;
        Iterator<Row> each = ordered.toLocalIterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return each.hasNext();
            }

            @Override
            public ChangedRow next() {
                return changed(each.next());
            }
        };
    }

    private ChangedRow changed(Row row) {
        return new ChangedRow(
                name,
                row.getString(0),
                ChangeClass.valueOf(row.getString(1)),
                row.getLong(2),
                row.getString(3),
                row.isNullAt(4) ? null : (Long) row.getLong(4),
                row.getString(5),
                row.isNullAt(6) ? null : (Long) row.getLong(6),
                String.valueOf(row.getString(7)),
                String.valueOf(row.getString(8)));
    }

    private Column key() {
        Set<String> compared = Set.of(columns());
        Column[] parts = contract.key().stream()
                .filter(c -> compared.contains(c) && isShown(c))
                .map(c -> coalesce(text("after." + c, c), text("before." + c, c), lit("")))
                .toArray(Column[]::new);
        return parts.length == 0 ? lit("") : array_join(array(parts), "|");
    }

    private Column what() {
        List<Column> parts = new ArrayList<>();
        for (String column : columns()) {
            if (isShown(column)) {
                Column before = text("before." + column, column);
                Column after = text("after." + column, column);
                parts.add(when(
                        before.eqNullSafe(after).equalTo(false),
                        concat(
                                lit(column + ": "),
                                coalesce(before, lit("(empty)")),
                                lit(" -> "),
                                coalesce(after, lit("(empty)")))));
            }
        }
        return parts.isEmpty()
                ? lit("")
                : when(
                                col("change").equalTo("changed"),
                                array_join(array_compact(array(parts.toArray(Column[]::new))), ", "))
                        .otherwise("");
    }

    /** A keyed hash tells nobody anything, and belongs on no screen. */
    private boolean isShown(String column) {
        TableContract.Column known = contract.columns().get(column);
        return known == null || known.personal() == TableContract.Personal.NONE;
    }

    private Column text(String path, String column) {
        DataType type = ((StructType) pairs.schema().apply("after").dataType())
                .apply(column)
                .dataType();
        if (type instanceof ArrayType || type instanceof MapType) {
            return to_json(col(path));
        }
        Column text = col(path).cast("string");
        return type instanceof DecimalType decimal && decimal.scale() > 0
                ? rtrim(rtrim(text, lit("0")), lit("."))
                : text;
    }

    private String[] columns() {
        return ((StructType) pairs.schema().apply("after").dataType()).fieldNames();
    }

    /** How many rows differ. */
    long size() {
        return tallies.stream().mapToLong(Tally::rows).sum();
    }

    /** Few rows that are counted wherever all of them are: one for each combination of the columns that decide it. */
    static Dataset<Row> condensed(Dataset<Row> rows, Set<String> deciding) {
        Column[] by = Stream.of(rows.columns())
                .filter(deciding::contains)
                .map(c -> col(c))
                .toArray(Column[]::new);
        Column[] rest = Stream.of(rows.columns())
                .filter(c -> !deciding.contains(c))
                .map(c -> any_value(col(c)).as(c))
                .toArray(Column[]::new);
        return rows.groupBy(by).agg(count(lit(1)).as("condensed"), rest).drop("condensed");
    }
}
