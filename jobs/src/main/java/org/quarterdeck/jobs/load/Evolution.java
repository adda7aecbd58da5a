package org.quarterdeck.jobs.load;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.iceberg.Schema;
import org.apache.iceberg.spark.SparkSchemaUtil;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.TypeUtil;
import org.apache.iceberg.types.Types.NestedField;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.schema.config.Problems;
import org.quarterdeck.schema.config.YamlLines;
import org.quarterdeck.schema.table.TableContract;
import org.quarterdeck.schema.table.TableContract.Column;

/**
 * What becomes of the columns that a release holds, under the contract as it is now. A column is kept under its name or
 * under the one that it {@code was}, in its type or a wider one; what would be lost is refused unless the contract says
 * so. Columns are told apart by Iceberg's ids, so that each earlier snapshot goes on reading as it was written.
 */
final class Evolution {
    private final TableContract contract;
    private final Schema released;

    /**
     * From one schema to a contract.
     *
     * @param released the schema of the snapshot that the last release pinned; an empty one for a table without
     */
    Evolution(TableContract contract, Schema released) {
        this.contract = contract;
        this.released = released;
    }

    /** The columns that go on, by their name in the contract, as the release has them. */
    Map<String, NestedField> kept() {
        Map<String, NestedField> kept = new LinkedHashMap<>();
        contract.columns()
                .forEach((name, column) -> before(name, column)
                        .filter(field -> fits(field.type(), column))
                        .ifPresent(field -> kept.put(name, field)));
        return kept;
    }

    /** The column that goes on under this name, whatever its type. */
    private Optional<NestedField> before(String name, Column column) {
        return Stream.of(name, String.valueOf(column.was()))
                .map(released::findField)
                .filter(field -> field != null)
                .findFirst();
    }

    /** Can the column hold every value of a type? */
    static boolean fits(Type before, Column column) {
        Type now = type(column);
        return word(before).equals(column.type())
                || (now.isPrimitiveType() && TypeUtil.isPromotionAllowed(before, now.asPrimitiveType()));
    }

    static Type type(Column column) {
        return SparkSchemaUtil.convert(Warehouse.type(column));
    }

    static String word(Type type) {
        return SparkSchemaUtil.convert(type).catalogString();
    }

    /**
     * Notes what would be lost, with the line and what to write.
     *
     * @param carriesOn whether the table's load reads its own earlier rows, which then come from nowhere else
     * @param partitioning the columns that the table is or was partitioned by
     */
    void refuse(YamlLines lines, String release, boolean carriesOn, List<String> partitioning, Problems problems) {
        Map<String, NestedField> kept = kept();
        for (NestedField field : released.columns()) {
            if (kept.values().stream().anyMatch(k -> k.fieldId() == field.fieldId())) {
                continue;
            }
            String now = contract.columns().entrySet().stream()
                    .filter(c -> before(c.getKey(), c.getValue())
                            .filter(f -> f.fieldId() == field.fieldId())
                            .isPresent())
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(null);
            refuse(field, now, lines, release, carriesOn, partitioning, problems);
        }
    }

    private void refuse(
            NestedField field,
            @Nullable String now,
            YamlLines lines,
            String release,
            boolean carriesOn,
            List<String> partitioning,
            Problems problems) {
        String type = word(field.type());
        String held = field.name() + " (" + type + "), which release " + release + " holds, ";
        String drop = "dropped: {" + field.name() + ": \"" + type + "\"}";
        boolean isDeclared = type.equals(contract.dropped().get(field.name()));
        if (partitioning.contains(field.name())) {
            problems.add(
                    lines.at("columns"),
                    held + "is gone, but partitions its older files; keep the column, and partition by another");
        } else if (now == null && !isDeclared) {
            problems.add(
                    lines.at("columns"),
                    held + "is gone; write was: " + field.name() + " at the column that it became, or " + drop
                            + " to give it up (earlier releases keep it)");
        } else if (now != null && carriesOn) {
            problems.add(
                    lines.at("columns", now),
                    held + "would not fit " + type(now) + ", and the load carries earlier rows on; keep it, and add"
                            + " a column of another name that the load casts it into");
        } else if (now != null && !isDeclared) {
            problems.add(
                    lines.at("columns", now),
                    held + "would not fit " + type(now) + "; write " + drop + " to have the load make all of its"
                            + " values anew (earlier releases keep theirs)");
        }
    }

    private String type(String name) {
        return java.util.Objects.requireNonNull(contract.columns().get(name)).type();
    }
}
