package org.quarterdeck.jobs.load;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotSummary;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.ledger.Delivery;
import org.quarterdeck.jobs.ledger.Runs;
import org.quarterdeck.jobs.ledger.Runs.LoadedTable;
import org.quarterdeck.jobs.office.Digests;
import org.quarterdeck.schema.table.Table;
import org.quarterdeck.schema.table.TableContract;
import org.quarterdeck.schema.table.Tables;

/**
 * Loads the tables of one run, each on the run's branch, from the state that the last release pinned. A table
 * whose inputs and definition are those of that release stands as it is; a partitioned one is computed for the
 * touched partitions only. What is loaded is written down, so that a restarted run goes on behind it.
 */
public final class TableLoads {
    private final Warehouse warehouse;
    private final Tables tables;
    private final StagedRows staged;
    private final ReferenceLists references;
    private final Runs ledger;
    private final String runId;
    private final boolean full;
    private final Map<String, LoadedTable> base;
    private final Map<String, Map<String, String>> baseInputs;
    private final Map<String, LoadedTable> loaded = new ConcurrentHashMap<>();

    /**
     * The loads of a run.
     *
     * @param base the tables of the release that stands
     * @param baseInputs what each of them was made from, digests by table and input
     * @param full whether everything is computed anew, changed or not
     */
    public TableLoads(
            Warehouse warehouse,
            Tables tables,
            StagedRows staged,
            ReferenceLists references,
            Runs ledger,
            String runId,
            boolean full,
            List<LoadedTable> base,
            Map<String, Map<String, String>> baseInputs) {
        this.warehouse = warehouse;
        this.tables = tables;
        this.staged = staged;
        this.references = references;
        this.ledger = ledger;
        this.runId = runId;
        this.full = full;
        this.baseInputs = baseInputs;
        this.base = base.stream().collect(Collectors.toMap(LoadedTable::tableName, t -> t));
        ledger.loaded(runId).forEach(t -> loaded.put(t.tableName(), t));
    }

    /** Every table as the run has it so far. */
    public List<LoadedTable> loaded() {
        return loaded.values().stream()
                .sorted(java.util.Comparator.comparing(LoadedTable::tableName))
                .toList();
    }

    /** Brings one table up to date; its inputs must be so already. */
    public LoadedTable load(Load load) {
        LoadedTable before = base.get(load.name());
        String fingerprint = fingerprint(load);
        LoadedTable after = before != null && before.fingerprint().equals(fingerprint) && !full
                ? standing(before)
                : changed(load, before, fingerprint);
        loaded.put(load.name(), after);
        ledger.loaded(runId, after);
        ledger.explained(runId, load.name(), reason(load, before, after), inputs(load));
        return after;
    }

    private LoadedTable changed(Load load, @Nullable LoadedTable before, String fingerprint) {
        warehouse.ensure(load.name(), load.table().contract(), before);
        boolean everything = full || before == null || !before.definition().equals(load.definition());
        Optional<List<String>> touched = everything ? Optional.empty() : touched(load);
        if (before != null && touched.isPresent() && touched.get().isEmpty()) {
            return new LoadedTable(
                    load.name(), before.snapshotId(), fingerprint, load.definition(), before.rowCount(), false, "");
        }
        Snapshot snapshot = warehouse.written(load.name(), runId).orElseGet(() -> write(load, before, touched));
        return new LoadedTable(
                load.name(),
                snapshot.snapshotId(),
                fingerprint,
                load.definition(),
                Long.parseLong(snapshot.summary().getOrDefault(SnapshotSummary.TOTAL_RECORDS_PROP, "0")),
                true,
                touched.map(days -> String.join(",", days)).orElse(null));
    }

    private Snapshot write(Load load, @Nullable LoadedTable before, Optional<List<String>> touched) {
        TableContract contract = load.table().contract();
        try (Relations relations = new Relations(warehouse.spark())) {
            for (String input : load.sql().tables()) {
                relations.bind(input, () -> input(load, input, touched));
            }
            Column[] columns = contract.columns().entrySet().stream()
                    .map(c -> col(c.getKey()).cast(c.getValue().type()))
                    .toArray(Column[]::new);
            Dataset<Row> rows = relations.query(load.sql()).select(columns);
            if (!contract.sort().isEmpty()) {
                rows = rows.sortWithinPartitions(
                        contract.sort().stream().map(c -> col(c)).toArray(Column[]::new));
            }
            Column replaced = touched.map(days -> among(contract, days)).orElse(lit(true));
            Optional<Long> from = Optional.ofNullable(before).map(LoadedTable::snapshotId);
            return warehouse.write(load.name(), runId, from, rows, replaced);
        }
    }

    private Dataset<Row> input(Load load, String input, Optional<List<String>> touched) {
        if (input.startsWith("reference.")) {
            return references.rows(warehouse.spark(), input);
        }
        Table table = tables.get(input);
        if (table.layer().equals("staging")) {
            return staged.rows(table, relevant(load));
        }
        boolean isItself = input.equals(load.name());
        LoadedTable state = isItself ? base.get(input) : loaded.get(input);
        Dataset<Row> rows = state == null
                ? warehouse.spark().createDataFrame(List.of(), Warehouse.schema(table.contract()))
                : isItself
                        ? warehouse.read(state, table.contract())
                        : beside(load, warehouse.read(state), state.rowCount());
        boolean alike = table.contract().partition() != null
                && table.contract().partition().equals(load.table().contract().partition());
        return alike && touched.isPresent() ? rows.filter(among(table.contract(), touched.get())) : rows;
    }

    /** Few rows go to many: those would else be shuffled and sorted to meet them. */
    private Dataset<Row> beside(Load load, Dataset<Row> rows, long count) {
        return Engine.isFew(count) && load.inputs().stream().anyMatch(input -> !Engine.isFew(count(load, input)))
                ? broadcast(rows)
                : rows;
    }

    private long count(Load load, String input) {
        if (input.startsWith("staging.")) {
            return StagedRows.accepted(
                    staged.into(input).stream().filter(relevant(load)).toList());
        }
        LoadedTable state = loaded.get(input);
        return state == null ? 0 : state.rowCount();
    }

    /** A load that carries its own rows on needs only the deliveries that no release knows yet. */
    private static Predicate<Delivery> relevant(Load load) {
        return load.carriesOn() ? delivery -> delivery.releaseId() == null : delivery -> true;
    }

    /** The partitions that new rows of the inputs fall into; empty when that cannot be told, which means all. */
    private Optional<List<String>> touched(Load load) {
        TableContract contract = load.table().contract();
        if (contract.refresh() != TableContract.Refresh.PARTITIONS || contract.partition() == null) {
            return Optional.empty();
        }
        List<String> partitions = new ArrayList<>();
        for (String input : load.inputs()) {
            if (input.startsWith("reference.")) {
                continue;
            }
            Table table = tables.get(input);
            if (table.layer().equals("staging")) {
                partitions.addAll(partitionsOf(staged.rows(table, relevant(load)), contract.partition()));
                continue;
            }
            LoadedTable state = loaded.get(input);
            if (state == null || !state.isChanged()) {
                continue;
            }
            if (state.touched() == null) {
                return Optional.empty();
            }
            Stream.of(state.touched().split(",")).filter(p -> !p.isEmpty()).forEach(partitions::add);
        }
        return Optional.of(partitions.stream().distinct().sorted().toList());
    }

    private static List<String> partitionsOf(Dataset<Row> rows, String partition) {
        return rows.select(col(partition).cast("string")).distinct().collectAsList().stream()
                .map(row -> row.getString(0))
                .toList();
    }

    private static Column among(TableContract contract, List<String> partitions) {
        String partition = String.valueOf(contract.partition());
        String type = java.util.Objects.requireNonNull(contract.columns().get(partition))
                .type();
        return col(partition)
                .isin(partitions.stream().map(p -> lit(p).cast(type)).toArray());
    }

    private static LoadedTable standing(LoadedTable before) {
        return new LoadedTable(
                before.tableName(),
                before.snapshotId(),
                before.fingerprint(),
                before.definition(),
                before.rowCount(),
                false,
                "");
    }

    /** Why a table was made anew, in words; empty for one that stands as it did. */
    private String reason(Load load, @Nullable LoadedTable before, LoadedTable after) {
        if (!after.isChanged()) {
            return before != null && before.fingerprint().equals(after.fingerprint())
                    ? ""
                    : "what changed touches none of its partitions";
        }
        if (before == null) {
            return "no release holds it yet";
        }
        if (full) {
            return "everything is made anew";
        }
        if (!before.definition().equals(load.definition())) {
            return "its definition changed";
        }
        Map<String, String> then = baseInputs.getOrDefault(load.name(), Map.of());
        return inputs(load).entrySet().stream()
                .filter(input -> !input.getValue().equals(then.get(input.getKey())))
                .map(input -> change(input.getKey()))
                .collect(Collectors.joining("; "));
    }

    private String change(String input) {
        if (!input.startsWith("staging.")) {
            return input + " changed";
        }
        long fresh =
                staged.into(input).stream().filter(d -> d.releaseId() == null).count();
        return switch ((int) Math.min(fresh, 2)) {
            case 0 -> input + " was read otherwise";
            case 1 -> "1 new delivery into " + input;
            default -> fresh + " new deliveries into " + input;
        };
    }

    /** SHA-256 of each input, by its name. */
    private SortedMap<String, String> inputs(Load load) {
        SortedMap<String, String> inputs = new TreeMap<>();
        load.inputs().forEach(input -> inputs.put(input, Digests.sha256(parts(input))));
        return inputs;
    }

    /** SHA-256 of all that a table's rows follow from: definition, deliveries, reference lists, inputs. */
    private String fingerprint(Load load) {
        List<String> parts = new ArrayList<>(List.of(load.definition()));
        for (String input : load.inputs()) {
            parts.add(input);
            parts.addAll(parts(input));
        }
        return Digests.sha256(parts);
    }

    private List<String> parts(String input) {
        if (input.startsWith("reference.")) {
            return List.of(references.digest(input));
        }
        if (input.startsWith("staging.")) {
            return staged.into(input).stream()
                    .map(d -> d.sha256() + " " + d.definition())
                    .toList();
        }
        return List.of(java.util.Objects.requireNonNull(loaded.get(input), input + " is not loaded yet")
                .fingerprint());
    }
}
