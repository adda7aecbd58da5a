package org.quarterdeck.jobs.load;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.CatalogProperties;
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
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.types.StructType;
import org.quarterdeck.jobs.ledger.OfficeDatabase;
import org.quarterdeck.jobs.ledger.Runs.LoadedTable;
import org.quarterdeck.schema.table.TableContract;

/**
 * The Iceberg tables of an office. A run writes on a branch of its own, which starts from the snapshot that the
 * last release pinned; main follows only after the release row is there, for tools from outside. Readers here go
 * by snapshot id and never by main.
 */
public final class Warehouse implements AutoCloseable {
    /** The summary property by which a run recognises what it wrote. */
    private static final String RUN_ID = "run-id";

    /** The catalog keeps tables under its own name: Spark must know the catalog by the same. */
    private static final String CATALOG = "warehouse";

    private static final String MAIN = SnapshotRef.MAIN_BRANCH;

    private final OfficeCatalog catalog = new OfficeCatalog();
    private final SparkSession spark;

    private Warehouse(SparkSession spark, Map<String, String> properties) {
        this.spark = spark;
        catalog.setConf(spark.sparkContext().hadoopConfiguration());
        catalog.initialize(CATALOG, properties);
    }

    /** The warehouse in a folder, with its catalog in the office's database, seen by a Spark session of its own. */
    public static Warehouse open(SparkSession engine, OfficeDatabase database, Path folder) {
        return open(engine, database.url(), folder);
    }

    static Warehouse open(SparkSession engine, String databaseUrl, Path folder) {
        SparkSession spark = engine.newSession();
        Map<String, String> properties = Map.of(
                CatalogProperties.URI,
                databaseUrl,
                CatalogProperties.WAREHOUSE_LOCATION,
                OfficeFiles.PLACE,
                CatalogProperties.FILE_IO_IMPL,
                OfficeFiles.class.getName(),
                OfficeFiles.ROOT,
                folder.toUri().toString(),
                "jdbc.schema-version",
                "V1");
        String prefix = "spark.sql.catalog." + CATALOG;
        spark.conf().set(prefix, "org.apache.iceberg.spark.SparkCatalog");
        spark.conf().set(prefix + ".catalog-impl", OfficeCatalog.class.getName());
        spark.conf().set(prefix + ".cache-enabled", "false");
        properties.forEach((key, value) -> spark.conf().set(prefix + "." + key, value));
        return new Warehouse(spark, properties);
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
            schema = schema.add(
                    column.getKey(),
                    StructType.fromDDL("x " + column.getValue().type())
                            .apply("x")
                            .dataType());
        }
        return schema;
    }

    /** Makes the table of a contract when there is none; one at a time, since tables share the making of a layer. */
    synchronized void ensure(String name, TableContract contract) {
        TableIdentifier id = TableIdentifier.parse(name);
        Namespace layer = id.namespace();
        if (!catalog.namespaceExists(layer)) {
            catalog.createNamespace(layer);
        }
        if (catalog.tableExists(id)) {
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
     * @param base the snapshot that the branch starts from; empty for a table without one
     * @return the new snapshot
     */
    Snapshot write(String name, String runId, Optional<Long> base, Dataset<Row> rows, Column replaced) {
        Table table = catalog.loadTable(TableIdentifier.parse(name));
        if (table.refs().get(branch(runId)) == null) {
            var manage = table.manageSnapshots();
            base.map(id -> manage.createBranch(branch(runId), id))
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

    private static String branch(String runId) {
        return "run_" + runId;
    }

    @Override
    public void close() {
        catalog.close();
    }
}
