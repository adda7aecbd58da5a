package org.quarterdeck.jobs.load;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quarterdeck.jobs.ledger.OfficeDatabase;
import org.quarterdeck.jobs.ledger.Runs.LoadedTable;
import org.quarterdeck.jobs.load.TableUpkeep.Done;
import org.quarterdeck.schema.table.TableContract;
import org.quarterdeck.schema.table.Tables;

/** A table of which one release pins a snapshot made of eight small files. */
class TableUpkeepTest {
    private static final org.quarterdeck.schema.table.Table ENTITY = Tables.read(
                    Path.of(System.getProperty("quarterdeck.product"), "warehouse-schema/tables"))
            .get("core.dim_entity");
    private static final String NAME = ENTITY.name();
    private static final TableContract CONTRACT = ENTITY.contract();
    private static final int FILES = 8;
    private static final String RELEASE = "2020-05-31-1";
    private static final Instant LATER = Instant.now().plusSeconds(60);

    @TempDir
    Path folder;

    private OfficeDatabase database;
    private Warehouse warehouse;
    private long pinned;

    @BeforeEach
    void a_release_pins_a_snapshot() {
        database = OfficeDatabase.open(folder.resolve("quarterdeck.db"));
        warehouse = Warehouse.open(LocalSpark.session(), database, folder.resolve("warehouse"));
        warehouse.ensure(NAME, CONTRACT, null);
        pinned = write("r1", Optional.empty(), FILES).snapshotId();
        warehouse.settle(NAME, pinned, RELEASE, "r1");
    }

    @AfterEach
    void close() {
        warehouse.close();
        database.close();
    }

    private Snapshot write(String runId, Optional<Long> base, int files) {
        Dataset<Row> ids = warehouse
                .spark()
                .range(0, FILES, 1, files)
                .selectExpr("concat('e', id) AS entity_id", "concat('Entity ', id) AS name");
        Dataset<Row> rows = warehouse
                .spark()
                .createDataFrame(List.of(), Warehouse.schema(CONTRACT))
                .unionByName(ids, true);
        return warehouse.write(NAME, runId, base, rows, lit(base.isEmpty()));
    }

    private TableUpkeep upkeep() {
        return new TableUpkeep(warehouse, NAME, false);
    }

    private TableUpkeep trial() {
        return new TableUpkeep(warehouse, NAME, true);
    }

    private Done compact(TableUpkeep upkeep) {
        return upkeep.compact(upkeep.mainOf(pinned).orElseThrow(), pinned);
    }

    private Snapshot main() {
        return warehouse.table(NAME).snapshot(SnapshotRef.MAIN_BRANCH);
    }

    private int files(long snapshotId) throws IOException {
        try (CloseableIterable<FileScanTask> tasks =
                warehouse.table(NAME).newScan().useSnapshot(snapshotId).planFiles()) {
            return (int) StreamSupport.stream(tasks.spliterator(), false).count();
        }
    }

    private List<String> ids(long snapshotId) {
        return warehouse.read(new LoadedTable(NAME, snapshotId, "", "", FILES, true, null)).collectAsList().stream()
                .map(row -> row.getString(row.fieldIndex("entity_id")))
                .sorted()
                .toList();
    }

    private List<Path> onDisk() {
        try (Stream<Path> files = Files.walk(folder.resolve("warehouse"))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void small_files_become_few_on_main_and_the_pinned_snapshot_stays_as_it_is() throws IOException {
        assertThat(files(pinned)).isEqualTo(FILES);

        assertThat(compact(upkeep())).isEqualTo(new Done(FILES, 1, 0));

        assertThat(main().snapshotId()).isNotEqualTo(pinned);
        assertThat(files(main().snapshotId())).isEqualTo(1);
        assertThat(ids(main().snapshotId())).isEqualTo(ids(pinned)).hasSize(FILES);
        assertThat(files(pinned)).isEqualTo(FILES);
        assertThat(warehouse.table(NAME).refs().get(RELEASE).snapshotId()).isEqualTo(pinned);
        assertThat(compact(upkeep())).as("once more").isEqualTo(new Done(0, 0, 0));
    }

    @Test
    void the_next_run_goes_on_from_the_rows_in_fewer_files_and_its_release_takes_main_along() throws IOException {
        compact(upkeep());
        long compacted = main().snapshotId();

        Snapshot next = write("r2", Optional.of(pinned), 1);
        warehouse.settle(NAME, next.snapshotId(), "2020-06-01-1", "r2");

        assertThat(next.parentId()).isEqualTo(compacted);
        assertThat(files(next.snapshotId())).isEqualTo(2);
        assertThat(ids(next.snapshotId())).hasSize(2 * FILES);
        assertThat(main().snapshotId()).isEqualTo(next.snapshotId());
        assertThat(upkeep().mainOf(pinned)).isEmpty();
    }

    @Test
    void what_another_tool_wrote_on_main_is_neither_compacted_nor_gone_on_from() throws IOException {
        Table table = warehouse.table(NAME);
        FileScanTask some;
        try (CloseableIterable<FileScanTask> tasks = table.newScan().planFiles()) {
            some = tasks.iterator().next();
        }
        table.newDelete().deleteFile(some.file()).commit();

        assertThat(upkeep().mainOf(pinned)).isEmpty();
        assertThat(write("r2", Optional.of(pinned), 1).parentId()).isEqualTo(pinned);
    }

    @Test
    void a_table_whose_columns_a_stopped_night_changed_waits_for_the_next() {
        warehouse.table(NAME).updateSchema().deleteColumn("name").commit();

        assertThat(upkeep().mainOf(pinned)).isEmpty();
    }

    @Test
    // The branch of a table's first run starts from an empty snapshot: that is the fourth.
    void old_snapshots_go_with_their_files_unless_a_release_or_a_branch_holds_them() {
        Snapshot given = write("r2", Optional.of(pinned), 2);
        Snapshot running = write("r3", Optional.of(pinned), 1);
        warehouse.abandon(NAME, "r2");
        List<Path> before = onDisk();

        assertThat(upkeep().expire(Instant.EPOCH, List.of(pinned)))
                .as("none is that old")
                .isEqualTo(new Done(4, 4, 0));
        assertThat(trial().expire(LATER, List.of(pinned))).isEqualTo(new Done(4, 2, 0));
        assertThat(onDisk()).isEqualTo(before);

        Done done = upkeep().expire(LATER, List.of(pinned));

        assertThat(done.after()).isEqualTo(2);
        assertThat(done.freedBytes()).isPositive();
        assertThat(warehouse.table(NAME).snapshot(given.snapshotId())).isNull();
        assertThat(onDisk().toString()).doesNotContain("snap-" + given.snapshotId());
        assertThat(ids(pinned)).hasSize(FILES);
        assertThat(ids(running.snapshotId())).hasSize(2 * FILES);
    }

    /** The night that published it was killed before it tagged what it published. */
    @Test
    void a_snapshot_that_a_release_pins_stays_and_gets_its_tag_though_it_has_none_yet() {
        Snapshot next = write("r2", Optional.of(pinned), 1);
        warehouse.abandon(NAME, "r2");

        TableUpkeep upkeep = upkeep();
        upkeep.pin(Map.of(pinned, RELEASE, next.snapshotId(), "2020-06-01-1"));
        upkeep.expire(LATER, List.of(pinned, next.snapshotId()));

        assertThat(warehouse.table(NAME).refs().get("2020-06-01-1").snapshotId())
                .isEqualTo(next.snapshotId());
        assertThat(ids(next.snapshotId())).hasSize(2 * FILES);
    }

    @Test
    void files_that_nothing_names_go_once_they_are_old() throws IOException {
        Path data = folder.resolve("warehouse/core/dim_entity/data");
        Path old = Files.writeString(data.resolve("left.parquet"), "left by a killed run");
        Path young = Files.writeString(data.resolve("young.parquet"), "of a run that has yet to commit");
        Instant limit = Instant.now().minusSeconds(3600);
        onDisk().stream().filter(file -> !file.equals(young)).forEach(file -> age(file, limit.minusSeconds(60)));

        assertThat(trial().removeOrphans(limit)).isEqualTo(new Done(1, 0, 0));
        assertThat(old).exists();

        assertThat(upkeep().removeOrphans(limit)).isEqualTo(new Done(1, 0, "left by a killed run".length()));

        assertThat(old).doesNotExist();
        assertThat(young).exists();
        assertThat(ids(pinned)).hasSize(FILES);
        assertThat(upkeep().removeOrphans(limit)).isEqualTo(new Done(0, 0, 0));
    }

    private static void age(Path file, Instant to) {
        try {
            Files.setLastModifiedTime(file, FileTime.from(to));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_trial_compacts_nothing_and_says_what_would_be() {
        assertThat(compact(trial())).isEqualTo(new Done(FILES, 1, 0));

        assertThat(main().snapshotId()).isEqualTo(pinned);
    }

    @Test
    void many_manifests_become_one_with_the_same_rows() {
        Table table = warehouse.table(NAME);
        table.updateProperties().set("commit.manifest-merge.enabled", "false").commit();
        long last = pinned;
        for (int run = 2; run <= 17; run++) {
            last = write("r" + run, Optional.of(last), 1).snapshotId();
        }
        warehouse.settle(NAME, last, "2020-06-01-1", "r17");
        pinned = last;
        List<String> before = ids(pinned);
        TableUpkeep upkeep = upkeep();

        Done done = upkeep.rewriteManifests(upkeep.mainOf(pinned).orElseThrow(), pinned);

        assertThat(done).isEqualTo(new Done(17, 1, 0));
        assertThat(ids(main().snapshotId())).isEqualTo(before);
        assertThat(upkeep.mainOf(pinned)).isPresent();
        assertThat(write("r18", Optional.of(pinned), 1).parentId()).isEqualTo(main().snapshotId());
    }

    @Test
    void every_table_of_the_catalog_has_its_turn() {
        try (OfficeCatalog catalog =
                OfficeCatalog.open(database.url(), folder.resolve("warehouse"), new Configuration())) {
            assertThat(catalog.tableExists(TableIdentifier.parse(NAME))).isTrue();
        }
        assertThat(warehouse.names()).containsExactly(NAME);
    }
}
