package org.quarterdeck.jobs.release;

import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map_entries;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.MapType;
import org.quarterdeck.schema.table.TableContract;

/**
 * The rows of a table at two times, held against each other: each pair is a row {@code before} and {@code after}, of
 * which one may be missing, with the {@code place} of each in its delivery. Rows that are as they were are in no pair.
 */
final class RowPairs {
    static final String DELIVERY = "delivery_id";
    private static final Set<String> PROVENANCE = Set.of(DELIVERY, "row_no", "line_no");

    /** The number first: it tells rows apart at once, while those of one delivery have its whole name in common. */
    private static final List<String> PLACE = List.of("place_%s.row", "place_%s.delivery");

    private final Dataset<Row> one;
    private final Dataset<Row> other;
    private final TableContract contract;
    private final List<String> values;
    private final Path file;

    private RowPairs(Dataset<Row> one, Dataset<Row> other, TableContract contract, List<String> values, Path file) {
        this.one = one;
        this.other = other;
        this.contract = contract;
        this.values = values;
        this.file = file;
    }

    /**
     * The pairs of rows, by the columns that both times have; where a row came from is none of them.
     *
     * @param file where they are kept, so that they are found once
     */
    static RowPairs of(Dataset<Row> one, Dataset<Row> other, TableContract contract, Path file) {
        Set<String> columns = new HashSet<>(Arrays.asList(one.columns()));
        columns.retainAll(Arrays.asList(other.columns()));
        List<String> values = Stream.of(other.columns())
                .filter(c -> columns.contains(c) && !PROVENANCE.contains(c))
                .toList();
        return new RowPairs(one, other, contract, values, file);
    }

    private boolean isKeyed() {
        return !contract.key().isEmpty() && values.containsAll(contract.key());
    }

    /** Every pair. */
    Dataset<Row> all() {
        return kept(isKeyed() ? keyed() : placed(), "all");
    }

    /**
     * Every pair of a table of many rows, such as those of logs. To group them all costs minutes, and is for rows that
     * may be told by another place now. Otherwise each stands beside the one of its own place; those of deliveries that
     * the earlier time does not know are held against nothing, and are read only when they are asked for. Each is then a
     * pair of its own, be others equal to it or not.
     */
    Dataset<Row> allOfMany() {
        Set<String> known = PROVENANCE.containsAll(contract.key()) ? deliveries(one) : Set.of();
        if (known.isEmpty() || !deliveries(other).containsAll(known)) {
            return all();
        }
        Column isKnown = coalesce(col(DELIVERY).isin(known.toArray()), lit(false));
        Dataset<Row> moved = kept(beside(other.filter(isKnown), PLACE), "known");
        Dataset<Row> came = sided(other.filter(not(isKnown)), 1);
        return mayHoldWhatWent(came, moved) ? all() : moved.unionByName(alone(came, moved));
    }

    /** The deliveries of some rows; none when they do not all tell theirs. */
    private static Set<String> deliveries(Dataset<Row> rows) {
        List<Row> all = rows.select(DELIVERY).distinct().collectAsList();
        return all.stream().anyMatch(row -> row.isNullAt(0))
                ? Set.of()
                : all.stream().map(row -> row.getString(0)).collect(Collectors.toSet());
    }

    /** Equal rows have equal hashes; that others may have them too costs time alone. */
    private boolean mayHoldWhatWent(Dataset<Row> came, Dataset<Row> moved) {
        Dataset<Row> gone = moved.filter(col("before").isNotNull()).select(hash("before."));
        if (gone.isEmpty()) {
            return false;
        }
        Dataset<Row> there =
                moved.filter(col("after").isNotNull()).select(hash("after.")).unionByName(came.select(hash("")));
        return !there.join(gone, "hash").isEmpty();
    }

    private Column hash(String side) {
        return xxhash64(values.stream().map(c -> col(side + c)).toArray(Column[]::new))
                .as("hash");
    }

    private Dataset<Row> alone(Dataset<Row> came, Dataset<Row> like) {
        return came.select(
                lit(null).cast(like.schema().apply("before").dataType()).as("before"),
                struct(columns()).as("after"),
                lit(null).cast(like.schema().apply("place_before").dataType()).as("place_before"),
                col("place").as("place_after"),
                lit(1L).as("rows"),
                lit("added").as("change"));
    }

    private Dataset<Row> kept(Dataset<Row> pairs, String part) {
        String path = file.resolve(part).toString();
        pairs.write().parquet(path);
        return pairs.sparkSession().read().schema(pairs.schema()).parquet(path);
    }

    private Column[] columns() {
        return values.stream().map(c -> col(c)).toArray(Column[]::new);
    }

    /** Maps cannot be grouped by; their entries in order can. */
    private static Column comparable(Dataset<Row> rows, String column) {
        return rows.schema().apply(column).dataType() instanceof MapType
                ? to_json(array_sort(map_entries(col(column)))).as(column)
                : col(column);
    }

    private Dataset<Row> sided(Dataset<Row> rows, int side) {
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

    private Dataset<Row> keyed() {
        return beside(other, contract.key().stream().map(c -> "%s." + c).toList());
    }

    /** By what identifies it each row stands beside itself; those that are as they were fall away. */
    private Dataset<Row> beside(Dataset<Row> later, List<String> identity) {
        Dataset<Row> removed = side(one, "before");
        Dataset<Row> added = side(later, "after");
        Column same = identity.stream()
                .map(c -> col(c.formatted("before")).eqNullSafe(col(c.formatted("after"))))
                .reduce(lit(true), Column::and);
        return told(removed.join(added, same, "full_outer")
                .filter(not(col("before").eqNullSafe(col("after"))))
                .withColumn("rows", lit(1L)));
    }

    private Dataset<Row> side(Dataset<Row> rows, String name) {
        return sided(rows, 0).select(struct(columns()).as(name), col("place").as("place_" + name));
    }

    /** Rows without a key are counted; what is left over is one entry for each place. */
    private Dataset<Row> placed() {
        Column[] row = columns();
        Dataset<Row> differing = sided(one, -1)
                .unionByName(sided(other, 1))
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
}
