package org.quarterdeck.jobs.load;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.spark.SparkReadOptions;
import org.apache.iceberg.spark.SparkSchemaUtil;
import org.apache.iceberg.spark.SparkWriteOptions;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.iceberg.util.SnapshotUtil;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.ledger.OfficeDatabase;
import org.quarterdeck.jobs.ledger.Runs.LoadedTable;
import org.quarterdeck.schema.config.Problems;
import org.quarterdeck.schema.config.YamlLines;
import org.quarterdeck.schema.table.TableContract;

/**
 * The Iceberg tables of an office. A run writes on a branch of its own, which starts from the snapshot that the
 * last release pinned; main follows only after the release row is there, for tools from outside. Readers here go
 * by snapshot id and never by main.
 */
public final class Warehouse implements AutoCloseable {
    /** The summary property by which a run recognises what it wrote. */
    private static final String RUN_ID = "run-id";

    private static final String CATALOG = OfficeCatalog.NAME;

    private static final String MAIN = SnapshotRef.MAIN_BRANCH;

    private final SparkSession spark;
    private final OfficeCatalog catalog;

    private Warehouse(SparkSession spark, OfficeCatalog catalog) {
        this.spark = spark;
        this.catalog = catalog;
    }

    /** The warehouse in a folder, with its catalog in the office's database, seen by a Spark session of its own. */
    public static Warehouse open(SparkSession engine, OfficeDatabase database, Path folder) {
        return open(engine, database.url(), folder);
    }

    static Warehouse open(SparkSession engine, String databaseUrl, Path folder) {
        SparkSession spark = engine.newSession();
        String prefix = "spark.sql.catalog." + CATALOG;
        spark.conf().set(prefix, "org.apache.iceberg.spark.SparkCatalog");
        spark.conf().set(prefix + ".catalog-impl", OfficeCatalog.class.getName());
        spark.conf().set(prefix + ".cache-enabled", "false");
        OfficeCatalog.properties(databaseUrl, folder)
                .forEach((key, value) -> spark.conf().set(prefix + "." + key, value));
        return new Warehouse(
                spark,
                OfficeCatalog.open(databaseUrl, folder, spark.sparkContext().hadoopConfiguration()));
    }

    /** The session that sees these tables. */
    public SparkSession spark() {
        return spark;
    }

    /** The columns of a contract as Spark knows them. */
    public static StructType schema(TableContract contract) {
        StructType schema = new StructType();
        for (var column : contract.columns().entrySet()) {
            // Whether a column may be null is a gate's matter: a gate names the offenders, a writer only fails.
            schema = schema.add(column.getKey(), type(column.getValue()));
        }
        return schema;
    }

    static DataType type(TableContract.Column column) {
        return StructType.fromDDL("x " + column.type()).apply("x").dataType();
    }

    /**
     * Notes what the contract of a table would lose of what the last release holds.
     *
     * @param before the table as that release pinned it
     */
    public void refuseLosses(Load load, LoadedTable before, String releaseId, Problems problems) {
        Table table = catalog.loadTable(TableIdentifier.parse(load.name()));
        List<String> partitioning = table.specs().values().stream()
                .flatMap(spec -> TableShape.partitionedBy(spec).stream())
                .toList();
        evolution(load.table().contract(), before)
                .refuse(YamlLines.of(load.table().definition()), releaseId, load.carriesOn(), partitioning, problems);
    }

    private Evolution evolution(TableContract contract, @Nullable LoadedTable before) {
        Schema released = before == null
                ? new Schema()
                : SnapshotUtil.schemaFor(
                        catalog.loadTable(TableIdentifier.parse(before.tableName())), before.snapshotId());
        return new Evolution(contract, released);
    }

    /**
     * Makes the table of a contract when there is none, and lets one that there is follow it; one at a time, since tables
     * share the making of a layer.
     *
     * @param before the table as the last release pinned it; null when it does not know it
     */
    synchronized void ensure(String name, TableContract contract, @Nullable LoadedTable before) {
        TableIdentifier id = TableIdentifier.parse(name);
        Namespace layer = id.namespace();
        if (!catalog.namespaceExists(layer)) {
            catalog.createNamespace(layer);
        }
        if (catalog.tableExists(id)) {
            new TableShape(catalog.loadTable(id), contract)
                    .follow(evolution(contract, before).kept());
            return;
        }
        Schema schema = SparkSchemaUtil.convert(schema(contract));
        PartitionSpec.Builder partition = PartitionSpec.builderFor(schema);
        if (contract.partition() != null) {
            partition.identity(contract.partition());
        }
        SortOrder.Builder sort = SortOrder.builderFor(schema);
        contract.sort().forEach(sort::asc);
        catalog.buildTable(id, schema)
                .withPartitionSpec(partition.build())
                .withSortOrder(sort.build())
                .withProperty(TableProperties.PARQUET_COMPRESSION, "zstd")
                .withProperty(TableProperties.WRITE_DISTRIBUTION_MODE, TableProperties.WRITE_DISTRIBUTION_MODE_NONE)
                .create();
    }

    /** The snapshot that a run wrote on its branch, if it did: a restarted run writes nothing twice. */
    Optional<Snapshot> written(String name, String runId) {
        Table table = catalog.loadTable(TableIdentifier.parse(name));
        return Optional.ofNullable(table.snapshot(branch(runId)))
                .filter(snapshot -> runId.equals(snapshot.summary().get(RUN_ID)));
    }

    /**
     * Writes rows on the run's branch, in place of those that {@code replaced} selects.
     *
     * @param base the snapshot that the branch starts from, or from its rows in fewer files; empty for a table without
     *     one
     * @return the new snapshot
     */
    Snapshot write(String name, String runId, Optional<Long> base, Dataset<Row> rows, Column replaced) {
        Table table = catalog.loadTable(TableIdentifier.parse(name));
        if (table.refs().get(branch(runId)) == null) {
            var manage = table.manageSnapshots();
            base.map(id -> manage.createBranch(branch(runId), Compacted.of(table, id)))
                    .orElseGet(() -> manage.createBranch(branch(runId)))
                    .commit();
        }
        try {
            // The branch is named in the identifier: as an option it is passed over in silence.
            rows.writeTo(CATALOG + "." + name + ".`branch_" + branch(runId) + "`")
                    .option(SparkWriteOptions.FANOUT_ENABLED, "true")
                    .option(SparkWriteOptions.SNAPSHOT_PROPERTY_PREFIX + "." + RUN_ID, runId)
                    .overwrite(replaced);
        } catch (NoSuchTableException e) {
            throw new IllegalStateException("table " + name + " has gone from the catalog", e);
        }
        table.refresh();
        return table.snapshot(branch(runId));
    }

    /** The rows of a table, as pinned. */
    public Dataset<Row> read(LoadedTable table) {
        Dataset<Row> rows = spark.read()
                .option(SparkReadOptions.VERSION_AS_OF, table.snapshotId())
                .table(CATALOG + "." + table.tableName());
        return Engine.gathered(rows, table.rowCount());
    }

    /** The rows of a table, as pinned, under the columns that its contract has now; those that it had not are empty. */
    Dataset<Row> read(LoadedTable table, TableContract contract) {
        Map<String, NestedField> kept = evolution(contract, table).kept();
        Column[] columns = contract.columns().entrySet().stream()
                .map(c -> {
                    NestedField field = kept.get(c.getKey());
                    return (field == null ? lit(null) : col(field.name()))
                            .cast(c.getValue().type())
                            .as(c.getKey());
                })
                .toArray(Column[]::new);
        return read(table).select(columns);
    }

    /** Pins a published snapshot: tags it with the release, moves main to it, drops the run's branch. Repeatable. */
    public void settle(String name, long snapshotId, String releaseId, String runId) {
        Table table = catalog.loadTable(TableIdentifier.parse(name));
        if (table.refs().get(releaseId) == null) {
            table.manageSnapshots().createTag(releaseId, snapshotId).commit();
        }
        SnapshotRef main = table.refs().get(MAIN);
        if (main == null) {
            table.manageSnapshots().createBranch(MAIN, snapshotId).commit();
        } else if (main.snapshotId() != snapshotId) {
            table.manageSnapshots().replaceBranch(MAIN, snapshotId).commit();
        }
        abandon(name, runId);
    }

    /** Drops a run's branch, whether published or given up. */
    public void abandon(String name, String runId) {
        TableIdentifier id = TableIdentifier.parse(name);
        if (catalog.tableExists(id)) {
            Table table = catalog.loadTable(id);
            if (table.refs().containsKey(branch(runId))) {
                table.manageSnapshots().removeBranch(branch(runId)).commit();
            }
        }
    }

    /** Every table that there is, in the order of names. */
    public List<String> names() {
        return catalog.listNamespaces().stream()
                .flatMap(layer -> catalog.listTables(layer).stream())
                .map(TableIdentifier::toString)
                .sorted()
                .toList();
    }

    /** A table as Iceberg knows it, to look at. */
    public Table table(String name) {
        return catalog.loadTable(TableIdentifier.parse(name));
    }

    private static String branch(String runId) {
        return "run_" + runId;
    }

    @Override
    public void close() {
        catalog.close();
    }
}
