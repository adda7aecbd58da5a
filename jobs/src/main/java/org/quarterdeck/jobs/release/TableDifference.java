package org.quarterdeck.jobs.release;

import static org.apache.spark.sql.functions.any_value;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.rtrim;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.when;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructType;
import org.quarterdeck.jobs.ledger.Runs.LoadedTable;
import org.quarterdeck.jobs.load.Engine;
import org.quarterdeck.jobs.load.Warehouse;
import org.quarterdeck.schema.table.TableContract;

/**
 * The rows of a table that differ between two releases. Snapshots of releases need not follow one another (one may be
 * published again), and a table that is replaced whole would have every row in Iceberg's changelog twice; so the rows
 * of the partitions whose files differ are held against each other. Where a row came from is no part of it: a list
 * that is delivered whole once more has changed nothing.
 */
final class TableDifference {
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
        return contract.columnNames().contains(RowPairs.DELIVERY);
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
        Optional<List<Object>> days = ChangedPartitions.between(warehouse.table(name), before, after);
        if (days.isPresent() && contract.partition() != null) {
            Column among = col(contract.partition()).isin(days.get().toArray());
            one = one.filter(among);
            other = other.filter(among);
        }
        RowPairs rows = RowPairs.of(one, other, contract, scratch.resolve(name));
        Dataset<Row> pairs = Engine.isFew(after.rowCount()) ? rows.all() : rows.allOfMany();
        return new TableDifference(
                name,
                contract,
                pairs.withColumn(
                        "class", classes.of(col("change"), col("place_before.delivery"), col("place_after.delivery"))));
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
