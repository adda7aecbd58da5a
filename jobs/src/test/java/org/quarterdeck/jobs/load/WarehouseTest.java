package org.quarterdeck.jobs.load;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.Snapshot;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quarterdeck.jobs.ledger.OfficeDatabase;
import org.quarterdeck.jobs.ledger.Runs.LoadedTable;
import org.quarterdeck.schema.table.Table;
import org.quarterdeck.schema.table.Tables;

class WarehouseTest {
    private static final Table ENTITY = Tables.read(
                    Path.of(System.getProperty("quarterdeck.product"), "warehouse-schema/tables"))
            .get("core.dim_entity");

    @TempDir
    Path folder;

    private final SparkSession engine = LocalSpark.session();
    private final LosingDriver driver = new LosingDriver();

    @AfterEach
    void forget() throws SQLException {
        DriverManager.deregisterDriver(driver);
    }

    private Dataset<Row> rows(Warehouse warehouse) {
        return warehouse
                .spark()
                .createDataFrame(List.of(), Warehouse.schema(ENTITY.contract()))
                .unionByName(
                        warehouse.spark().sql("SELECT 'a' AS entity_id, 'Entity A' AS name, 'A' AS short_name"), true);
    }

    private static List<String> ids(Warehouse warehouse, Snapshot snapshot) {
        return warehouse
                .read(new LoadedTable(ENTITY.name(), snapshot.snapshotId(), "", "", 1, true, null))
                .collectAsList()
                .stream()
                .map(row -> row.getString(row.fieldIndex("entity_id")))
                .toList();
    }

    @Test
    void a_warehouse_that_was_moved_reads_as_before() throws IOException {
        Path here = folder.resolve("here");
        Path there = folder.resolve("there");
        Snapshot snapshot;
        try (OfficeDatabase database = OfficeDatabase.open(here.resolve("quarterdeck.db"));
                Warehouse warehouse = Warehouse.open(engine, database, here.resolve("warehouse"))) {
            warehouse.ensure(ENTITY.name(), ENTITY.contract());
            snapshot = write(warehouse, "r1", Optional.empty());
        }

        Files.move(here, there);

        try (OfficeDatabase database = OfficeDatabase.open(there.resolve("quarterdeck.db"));
                Warehouse warehouse = Warehouse.open(engine, database, there.resolve("warehouse"))) {
            assertThat(ids(warehouse, snapshot)).containsExactly("a");
            assertThat(snapshot.manifestListLocation()).startsWith("office:/warehouse/core/dim_entity/metadata/");
        }
    }

    /** A run's first commit of a table makes its branch, the second one writes on it. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void a_commit_whose_acknowledgement_was_lost_is_neither_undone_nor_repeated(int nth) throws Exception {
        DriverManager.registerDriver(driver);
        try (OfficeDatabase database = OfficeDatabase.open(folder.resolve("quarterdeck.db"));
                Warehouse warehouse =
                        Warehouse.open(engine, LosingDriver.url(database.url()), folder.resolve("warehouse"))) {
            warehouse.ensure(ENTITY.name(), ENTITY.contract());
            long base = write(warehouse, "r0", Optional.empty()).snapshotId();
            driver.lose(nth);

            assertThatThrownBy(() -> write(warehouse, "r1", Optional.of(base)))
                    .hasStackTraceContaining("the connection was lost");
            Optional<Snapshot> found = warehouse.written(ENTITY.name(), "r1");

            assertThat(found.isPresent()).isEqualTo(nth == 2);
            Snapshot written = found.orElseGet(() -> write(warehouse, "r1", Optional.of(base)));
            assertThat(ids(warehouse, written)).containsExactly("a");
            assertThat(written.parentId()).isEqualTo(base);
        }
    }

    private Snapshot write(Warehouse warehouse, String runId, Optional<Long> base) {
        return warehouse.write(ENTITY.name(), runId, base, rows(warehouse), lit(true));
    }
}
