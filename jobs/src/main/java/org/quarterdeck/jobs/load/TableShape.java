package org.quarterdeck.jobs.load;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.PartitionField;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.ReplaceSortOrder;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.Table;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.UpdatePartitionSpec;
import org.apache.iceberg.UpdateSchema;
import org.apache.iceberg.types.TypeUtil;
import org.apache.iceberg.types.Types.NestedField;
import org.quarterdeck.schema.table.TableContract;

/**
 * An Iceberg table's columns, partition and order, brought to those of its contract in one commit. They hold for what
 * is written from now on; every earlier snapshot keeps its own.
 */
final class TableShape {
    private final Table table;
    private final TableContract contract;

    TableShape(Table table, TableContract contract) {
        this.table = table;
        this.contract = contract;
    }

    /**
     * Follows the contract.
     *
     * @param kept the columns that go on, by their name in the contract, as the last release has them
     */
    void follow(Map<String, NestedField> kept) {
        if (isAsContracted()) {
            return;
        }
        Transaction change = table.newTransaction();
        unpartition(change);
        unsort(change);
        columns(change, kept);
        partition(change);
        sort(change);
        change.commitTransaction();
    }

    private boolean isAsContracted() {
        Schema now = table.schema();
        return now.columns().size() == contract.columns().size()
                && now.columns().stream().allMatch(f -> {
                    TableContract.Column column = contract.columns().get(f.name());
                    return column != null && Evolution.word(f.type()).equals(column.type());
                })
                && partitionedBy(table.spec()).equals(wanted())
                && table.sortOrder().sameOrder(order(now));
    }

    private void columns(Transaction change, Map<String, NestedField> kept) {
        Schema now = change.table().schema();
        UpdateSchema columns = change.updateSchema();
        Set<Integer> used = new HashSet<>();
        contract.columns().forEach((name, column) -> {
            NestedField released = kept.get(name);
            NestedField field = released == null ? now.findField(name) : now.findField(released.fieldId());
            // A name that a run left behind which published nothing has no values that anybody saw.
            boolean isOther = field != null
                    && released == null
                    && kept.values().stream().anyMatch(k -> k.fieldId() == field.fieldId());
            if (field != null && !isOther && (Evolution.fits(field.type(), column) || isWider(field, column))) {
                used.add(field.fieldId());
                if (!field.name().equals(name)) {
                    columns.renameColumn(field.name(), name);
                }
                if (Evolution.fits(field.type(), column)
                        && !Evolution.word(field.type()).equals(column.type())) {
                    columns.updateColumn(field.name(), Evolution.type(column).asPrimitiveType());
                }
            }
        });
        now.columns().stream()
                .filter(field -> !used.contains(field.fieldId()))
                .forEach(field -> columns.deleteColumn(field.name()));
        contract.columns().forEach((name, column) -> {
            boolean isThere = used.stream().anyMatch(id -> name.equals(name(id, now, kept)));
            if (!isThere) {
                columns.addColumn(name, Evolution.type(column), column.meaning());
            }
        });
        columns.commit();
    }

    /** What a column of the table is called under the contract. */
    private String name(int id, Schema now, Map<String, NestedField> kept) {
        return kept.entrySet().stream()
                .filter(k -> k.getValue().fieldId() == id)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() -> now.findColumnName(id));
    }

    /** A run that published nothing may have widened it; what is narrower fits. */
    private static boolean isWider(NestedField field, TableContract.Column column) {
        return Evolution.type(column).isPrimitiveType()
                && field.type().isPrimitiveType()
                && TypeUtil.isPromotionAllowed(
                        Evolution.type(column), field.type().asPrimitiveType());
    }

    private void unpartition(Transaction change) {
        PartitionSpec spec = change.table().spec();
        if (spec.isPartitioned() && !partitionedBy(spec).equals(wanted())) {
            UpdatePartitionSpec update = change.updateSpec();
            spec.fields().stream()
                    .filter(f -> !f.transform().isVoid())
                    .map(PartitionField::name)
                    .forEach(update::removeField);
            update.commit();
        }
    }

    private void partition(Transaction change) {
        if (contract.partition() != null
                && !partitionedBy(change.table().spec()).equals(wanted())) {
            change.updateSpec().addField(contract.partition()).commit();
        }
    }

    /** A column goes only once nothing is sorted by it. */
    private void unsort(Transaction change) {
        if (change.table().sortOrder().isSorted()) {
            change.replaceSortOrder().commit();
        }
    }

    private void sort(Transaction change) {
        SortOrder wanted = order(change.table().schema());
        if (!change.table().sortOrder().sameOrder(wanted)) {
            ReplaceSortOrder order = change.replaceSortOrder();
            contract.sort().forEach(order::asc);
            order.commit();
        }
    }

    private SortOrder order(Schema schema) {
        boolean isKnown = contract.sort().stream().allMatch(column -> schema.findField(column) != null);
        SortOrder.Builder order = SortOrder.builderFor(schema);
        if (isKnown) {
            contract.sort().forEach(order::asc);
        }
        return order.build();
    }

    private Set<String> wanted() {
        return contract.partition() == null ? Set.of() : Set.of(contract.partition());
    }

    static Set<String> partitionedBy(PartitionSpec spec) {
        Set<String> names = new HashSet<>();
        spec.fields().stream()
                .filter(f -> !f.transform().isVoid())
                .forEach(f -> names.add(spec.schema().findColumnName(f.sourceId())));
        return names;
    }
}
