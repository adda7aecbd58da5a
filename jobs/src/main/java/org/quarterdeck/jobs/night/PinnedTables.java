package org.quarterdeck.jobs.night;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.quarterdeck.jobs.ledger.Runs.LoadedTable;
import org.quarterdeck.jobs.load.Relations;
import org.quarterdeck.jobs.load.Warehouse;
import org.quarterdeck.schema.table.Tables;

/** Tables at given snapshots: as a run has them so far, or as a release pinned them. */
public final class PinnedTables {
    private final Warehouse warehouse;
    private final Tables tables;
    private final Map<String, LoadedTable> pinned;

    /** The tables of a run or a release. */
    public PinnedTables(Warehouse warehouse, Tables tables, List<LoadedTable> pinned) {
        this.warehouse = warehouse;
        this.tables = tables;
        this.pinned = pinned.stream().collect(Collectors.toMap(LoadedTable::tableName, Function.identity()));
    }

    /** The names that can be bound. */
    public List<String> names() {
        return pinned.keySet().stream().sorted().toList();
    }

    /** Binds a table's rows to its name; one that is not there yet has no rows. */
    public void bind(Relations relations, String name) {
        LoadedTable table = pinned.get(name);
        if (table != null) {
            relations.bind(name, () -> warehouse.read(table));
        } else {
            tables.find(name)
                    .ifPresent(known -> relations.bind(
                            name,
                            () -> warehouse.spark().createDataFrame(List.of(), Warehouse.schema(known.contract()))));
        }
    }
}
