package org.quarterdeck.jobs.release;

import static org.apache.spark.sql.functions.when;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quarterdeck.jobs.ledger.EmptyOffice;
import org.quarterdeck.jobs.ledger.OfficeDatabase;
import org.quarterdeck.jobs.ledger.Runs.LoadedTable;
import org.quarterdeck.jobs.load.LocalSpark;
import org.quarterdeck.jobs.load.Warehouse;
import org.quarterdeck.schema.config.Problems;
import org.quarterdeck.schema.config.StrictYaml;
import org.quarterdeck.schema.table.TableContract;

/** The rows that differ between two snapshots of a real Iceberg table. */
class TableDifferenceTest {
    private static final String NAME = "core.flow";
    private static final String KEYED = """
            grain: A flow.
            key: [flow_id]
            columns:
              flow_id: {type: string, meaning: Its id}
              person_key: {type: string, personal: pseudonym, meaning: A person}
              amount: {type: "decimal(38,9)", meaning: How much}
              names: {type: "map<string,string>", meaning: What it is called}
              delivery_id: {type: string, meaning: The delivery}
              row_no: {type: bigint, meaning: The row}
            """;

    private static final String PLACED = KEYED.replace("[flow_id]", "[delivery_id, row_no]");

    @TempDir
    Path folder;

    private OfficeDatabase database;
    private Warehouse warehouse;

    @BeforeEach
    void open() throws IOException {
        database = EmptyOffice.in(folder);
        warehouse = Warehouse.open(LocalSpark.session(), database, folder.resolve("warehouse"));
        warehouse.spark().sql("CREATE NAMESPACE warehouse.core");
    }

    @AfterEach
    void close() {
        warehouse.close();
        database.close();
    }

    private static TableContract contract(String yaml) {
        Problems problems = new Problems();
        TableContract contract =
                StrictYaml.read(yaml, "a test", TableContract.class, problems).orElseThrow();
        problems.throwIfAny();
        return contract;
    }

    private LoadedTable written(String values) {
        Dataset<Row> rows = warehouse
                .spark()
                .sql("SELECT CAST(col1 AS string) AS flow_id, CAST(col2 AS string) AS person_key,"
                        + " CAST(col3 AS decimal(38,9)) AS amount, map('en', col4, 'fr', 'x') AS names,"
                        + " CAST(col5 AS string) AS delivery_id, CAST(col6 AS bigint) AS row_no FROM VALUES " + values);
        rows.writeTo("warehouse." + NAME).createOrReplace();
        long snapshot = warehouse.table(NAME).currentSnapshot().snapshotId();
        return new LoadedTable(NAME, snapshot, "f", "d", rows.count(), true, null);
    }

    private List<ChangedRow> between(LoadedTable before, LoadedTable after, String yaml) {
        List<ChangedRow> rows = new ArrayList<>();
        TableDifference.between(
                        warehouse,
                        before,
                        after,
                        contract(yaml),
                        (change, was, is) -> when(change.equalTo("added"), "R1").otherwise("C"),
                        folder.resolve("scratch" + System.nanoTime()))
                .rows()
                .forEachRemaining(rows::add);
        return rows;
    }

    @Test
    void a_row_that_came_one_that_went_and_one_that_was_corrected_are_told_with_their_places() {
        LoadedTable before =
                written("('a', 'k', 1, 'A', 'd-1', 2), ('b', 'k', 2.5, 'B', 'd-1', 3), ('c', 'k', 3, 'C', 'd-1', 4)");
        LoadedTable after =
                written("('a', 'k', 1, 'A', 'd-1', 2), ('b', 'k', 20, 'B', 'd-2', 7), ('d', 'k', 4, 'D', 'd-2', 8)");

        assertThat(between(before, after, KEYED))
                .containsExactlyInAnyOrder(
                        new ChangedRow(
                                NAME, "changed", ChangeClass.C, 1, "d-1", 3L, "d-2", 7L, "b", "amount: 2.5 -> 20"),
                        new ChangedRow(NAME, "removed", ChangeClass.C, 1, "d-1", 4L, null, null, "c", ""),
                        new ChangedRow(NAME, "added", ChangeClass.R1, 1, null, null, "d-2", 8L, "d", ""));
    }

    @Test
    void a_list_that_is_delivered_whole_once_more_has_changed_nothing() {
        LoadedTable before = written("('a', 'k', 1, 'A', 'd-1', 2), ('b', 'k', 2, 'B', 'd-1', 3)");
        LoadedTable after = written("('b', 'k', 2, 'B', 'd-2', 9), ('a', 'k', 1, 'A', 'd-2', 10)");

        assertThat(between(before, after, KEYED)).isEmpty();
    }

    @Test
    void a_keyed_hash_is_compared_and_never_shown() {
        LoadedTable before = written("('a', 'one', 1, 'A', 'd-1', 2)");
        LoadedTable after = written("('a', 'other', 1, 'A', 'd-1', 2)");

        assertThat(between(before, after, KEYED)).singleElement().satisfies(row -> {
            assertThat(row.change()).isEqualTo("changed");
            assertThat(row.what()).isEmpty();
        });
    }

    @Test
    void names_in_a_map_are_compared_whatever_their_order() {
        LoadedTable before = written("('a', 'k', 1, 'A', 'd-1', 2)");
        LoadedTable after = written("('a', 'k', 1, 'Z', 'd-1', 2)");

        assertThat(between(before, after, KEYED))
                .singleElement()
                .satisfies(row -> assertThat(row.what()).startsWith("names: "));
    }

    @Test
    void rows_without_a_key_are_told_apart_by_their_places_and_equal_ones_are_counted() {
        String keyless = KEYED.replace("key: [flow_id]\n", "");
        LoadedTable before = written("('a', 'k', 1, 'A', 'd-1', 2)");
        LoadedTable after =
                written("('a', 'k', 7, 'A', 'd-1', 2), ('z', 'k', 4, 'Z', 'd-2', 3), ('z', 'k', 4, 'Z', 'd-2', 4)");

        assertThat(between(before, after, keyless))
                .containsExactlyInAnyOrder(
                        new ChangedRow(NAME, "changed", ChangeClass.C, 1, "d-1", 2L, "d-1", 2L, "", "amount: 1 -> 7"),
                        new ChangedRow(NAME, "added", ChangeClass.R1, 2, null, null, "d-2", 3L, "", ""));
    }

    /** A table of many rows is not read whole where that can be helped, and must answer like one of few. */
    @ParameterizedTest
    @ValueSource(longs = {4, 1_000_000})
    void what_a_delivery_brings_is_told_beside_what_changed_in_those_known(long rows) {
        LoadedTable before = written("('a', 'k', 1, 'A', 'd-1', 2), ('b', 'k', 2, 'B', 'd-1', 3)");
        LoadedTable after = counted(
                rows,
                written("('a', 'k', 1, 'A', 'd-1', 2), ('b', 'k', 7, 'B', 'd-1', 3), ('c', 'k', 3, 'C', 'd-2', 2),"
                        + " ('d', 'k', 4, 'D', NULL, 3)"));

        assertThat(between(before, after, PLACED))
                .containsExactlyInAnyOrder(
                        new ChangedRow(NAME, "changed", ChangeClass.C, 1, "d-1", 3L, "d-1", 3L, "", "amount: 2 -> 7"),
                        new ChangedRow(NAME, "added", ChangeClass.R1, 1, null, null, "d-2", 2L, "", ""),
                        new ChangedRow(NAME, "added", ChangeClass.R1, 1, null, null, null, 3L, "", ""));
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 1_000_000})
    void a_row_that_another_delivery_tells_now_has_not_changed(long rows) {
        LoadedTable before = written("('a', 'k', 1, 'A', 'd-1', 2), ('b', 'k', 2, 'B', 'd-1', 3)");
        LoadedTable after = counted(
                rows,
                written("('a', 'k', 1, 'A', 'd-1', 2), ('b', 'k', 2, 'B', 'd-2', 9), ('c', 'k', 3, 'C', 'd-2', 10)"));

        assertThat(between(before, after, PLACED))
                .containsExactly(new ChangedRow(NAME, "added", ChangeClass.R1, 1, null, null, "d-2", 10L, "", ""));
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 1_000_000})
    void of_a_delivery_that_another_replaces_only_what_is_told_otherwise_has_changed(long rows) {
        LoadedTable before = written("('a', 'k', 1, 'A', 'd-1', 2), ('b', 'k', 2, 'B', 'd-1', 3)");
        LoadedTable after = counted(rows, written("('a', 'k', 1, 'A', 'd-2', 2), ('b', 'k', 5, 'B', 'd-2', 3)"));

        assertThat(between(before, after, PLACED))
                .containsExactlyInAnyOrder(
                        new ChangedRow(NAME, "removed", ChangeClass.C, 1, "d-1", 3L, null, null, "", ""),
                        new ChangedRow(NAME, "added", ChangeClass.R1, 1, null, null, "d-2", 3L, "", ""));
    }

    private static LoadedTable counted(long rows, LoadedTable table) {
        return new LoadedTable(NAME, table.snapshotId(), "f", "d", rows, true, null);
    }

    @Test
    void a_column_that_only_the_later_release_has_changes_no_row() {
        LoadedTable before = written("('a', 'k', 1, 'A', 'd-1', 2)");
        warehouse
                .spark()
                .read()
                .table("warehouse." + NAME)
                .withColumn("remark", org.apache.spark.sql.functions.lit("new"))
                .writeTo("warehouse." + NAME)
                .createOrReplace();
        LoadedTable after =
                new LoadedTable(NAME, warehouse.table(NAME).currentSnapshot().snapshotId(), "f", "d", 1, true, null);

        assertThat(between(before, after, KEYED)).isEmpty();
    }
}
