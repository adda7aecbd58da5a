package org.quarterdeck.jobs.load;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quarterdeck.jobs.ledger.OfficeDatabase;
import org.quarterdeck.jobs.ledger.Runs.LoadedTable;
import org.quarterdeck.schema.config.Problems;
import org.quarterdeck.schema.table.TableContract;
import org.quarterdeck.schema.table.Tables;

/** A table whose contract changes between releases: what goes on, what is refused, and what old releases still say. */
class EvolutionTest {
    private static final String FIRST = """
            grain: a flow
            columns:
              flow_id: {type: string, meaning: its id}
              rows: {type: int, meaning: how many}
              amount: {type: "decimal(10,2)", meaning: how much}
            """;

    @TempDir
    Path folder;

    private OfficeDatabase database;
    private Warehouse warehouse;
    private LoadedTable released;

    @BeforeEach
    void publish() throws IOException {
        SparkSession spark = Engine.start();
        database = OfficeDatabase.open(folder.resolve("office.db"));
        warehouse = Warehouse.open(spark, database, folder.resolve("warehouse"));
        Load first = load(FIRST, false);
        warehouse.ensure(first.name(), first.table().contract(), null);
        released = write(first, "1", "SELECT 'f1' AS flow_id, 7 AS rows, 1.5BD AS amount");
        warehouse.settle(first.name(), released.snapshotId(), "release_1", "1");
    }

    @AfterEach
    void close() {
        warehouse.close();
        database.close();
    }

    private Load load(String contract, boolean carriesOn) throws IOException {
        Path table = Files.createDirectories(folder.resolve("tables/core/fact_flow"));
        Files.writeString(table.resolve("table.yaml"), contract);
        Files.writeString(table.resolve("load.sql"), carriesOn ? "SELECT 1 AS x FROM core.fact_flow" : "SELECT 1 AS x");
        return LoadPlan.of(Tables.read(folder.resolve("tables"))).loads().get(0);
    }

    private LoadedTable write(Load load, String run, String sql) {
        TableContract contract = load.table().contract();
        Dataset<Row> rows = warehouse.spark().sql(sql);
        Dataset<Row> typed = warehouse.spark().createDataFrame(rows.collectAsList(), rows.schema());
        var columns = contract.columns().entrySet().stream()
                .map(c -> typed.col(c.getKey()).cast(c.getValue().type()).as(c.getKey()))
                .toArray(org.apache.spark.sql.Column[]::new);
        var snapshot = warehouse.write(
                load.name(),
                run,
                Optional.ofNullable(released).map(LoadedTable::snapshotId),
                typed.select(columns),
                lit(true));
        return new LoadedTable(load.name(), snapshot.snapshotId(), "", "", 1, true, null);
    }

    private List<String> refused(Load load) {
        Problems problems = new Problems();
        warehouse.refuseLosses(load, released, "release_1", problems);
        return problems.found();
    }

    private List<String> rows(LoadedTable table) {
        return warehouse.read(table).toJSON().collectAsList();
    }

    private void the_old_release_reads_as_before() {
        assertThat(rows(released)).containsExactly("{\"flow_id\":\"f1\",\"rows\":7,\"amount\":1.50}");
    }

    @Test
    void added_widened_and_renamed_columns_are_applied_and_an_old_release_reads_as_it_did() throws IOException {
        Load second = load("""
                grain: a flow
                columns:
                  flow_key: {type: string, was: flow_id, meaning: its id}
                  rows: {type: bigint, meaning: how many}
                  amount: {type: "decimal(38,2)", meaning: how much}
                  day: {type: date, meaning: its day}
                partition: day
                sort: [flow_key]
                """, false);

        assertThat(refused(second)).isEmpty();
        warehouse.ensure(second.name(), second.table().contract(), released);
        assertThat(warehouse.read(released, second.table().contract()).toJSON().collectAsList())
                .containsExactly("{\"flow_key\":\"f1\",\"rows\":7,\"amount\":1.50}");
        LoadedTable now = write(
                second, "2", "SELECT 'f2' AS flow_key, 5000000000L AS rows, 2.5BD AS amount, DATE'2020-05-31' AS day");

        assertThat(rows(now))
                .containsExactly("{\"flow_key\":\"f2\",\"rows\":5000000000,\"amount\":2.50,\"day\":\"2020-05-31\"}");
        the_old_release_reads_as_before();
    }

    @Test
    void what_would_be_lost_is_refused_with_file_line_and_what_to_write() throws IOException {
        Load second = load("""
                grain: a flow
                columns:
                  flow_id: {type: string, meaning: its id}
                  rows: {type: string, meaning: how many}
                """, false);
        String file = second.table().definition().toString();

        assertThat(refused(second))
                .containsExactly(
                        file
                                + ", line 4: rows (int), which release release_1 holds, would not fit string; write dropped:"
                                + " {rows: \"int\"} to have the load make all of its values anew (earlier releases keep"
                                + " theirs)",
                        file + ", line 2: amount (decimal(10,2)), which release release_1 holds, is gone; write was:"
                                + " amount at the column that it became, or dropped: {amount: \"decimal(10,2)\"} to give"
                                + " it up (earlier releases keep it)");
    }

    @Test
    void what_is_declared_dropped_is_given_up_or_made_anew_and_an_old_release_keeps_it() throws IOException {
        Load second = load("""
                grain: a flow
                columns:
                  flow_id: {type: string, meaning: its id}
                  rows: {type: string, meaning: how many}
                dropped: {rows: int, amount: "decimal(10,2)"}
                """, false);

        assertThat(refused(second)).isEmpty();
        warehouse.ensure(second.name(), second.table().contract(), released);
        LoadedTable now = write(second, "2", "SELECT 'f2' AS flow_id, 'seven' AS rows");

        assertThat(rows(now)).containsExactly("{\"flow_id\":\"f2\",\"rows\":\"seven\"}");
        the_old_release_reads_as_before();
    }

    @Test
    void a_load_that_carries_rows_on_may_not_change_a_type_at_all() throws IOException {
        Load second = load(FIRST.replace("type: int", "type: string") + "dropped: {rows: int}\n", true);

        assertThat(refused(second))
                .singleElement()
                .asString()
                .contains("line 4: rows (int)", "the load carries earlier rows on; keep it, and add a column");
    }

    @Test
    void a_change_that_was_never_published_can_be_taken_back() throws IOException {
        Load tried = load("""
                grain: a flow
                columns:
                  id: {type: string, was: flow_id, meaning: its id}
                  rows: {type: int, meaning: how many}
                  amount: {type: "decimal(10,2)", meaning: how much}
                  extra: {type: string, meaning: a slip}
                """, false);
        warehouse.ensure(tried.name(), tried.table().contract(), released);
        write(tried, "2", "SELECT 'f2' AS id, 1 AS rows, 1BD AS amount, 'x' AS extra");
        Load back = load(FIRST, false);

        assertThat(refused(back)).isEmpty();
        warehouse.ensure(back.name(), back.table().contract(), released);
        LoadedTable now = write(back, "3", "SELECT 'f3' AS flow_id, 1 AS rows, 1BD AS amount");

        assertThat(rows(now)).containsExactly("{\"flow_id\":\"f3\",\"rows\":1,\"amount\":1.00}");
        the_old_release_reads_as_before();
    }

    @Test
    void a_column_that_partitions_older_files_stays() throws IOException {
        Load second = load(FIRST + "partition: flow_id\n", false);
        warehouse.ensure(second.name(), second.table().contract(), released);
        released = write(second, "2", "SELECT 'f1' AS flow_id, 7 AS rows, 1.5BD AS amount");
        Load third = load(
                FIRST.replace("  flow_id: {type: string, meaning: its id}\n", "") + "dropped: {flow_id: string}\n",
                false);

        assertThat(refused(third)).singleElement().asString().contains("line 2", "partitions its older files");
    }
}
