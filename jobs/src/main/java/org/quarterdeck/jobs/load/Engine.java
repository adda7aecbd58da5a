package org.quarterdeck.jobs.load;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Spark, started once in a process that needs it: local, quiet, in UTC, and never reading files that SQL names. */
public final class Engine {
    /** So few rows that one task is done with them before several have been scheduled. */
    private static final long FEW_ROWS = 100_000;

    private Engine() {}

    /**
     * The same rows, in one partition when they are few: what reads them then needs no shuffle, and a query over
     * small tables is one task instead of a dozen.
     *
     * @param count how many rows there are
     */
    static Dataset<Row> gathered(Dataset<Row> rows, long count) {
        return count <= FEW_ROWS ? rows.coalesce(1) : rows;
    }

    /** The running session, or a new one. Whatever {@code spark.*} system properties say comes first. */
    public static SparkSession start() {
        int cores = Runtime.getRuntime().availableProcessors();
        return SparkSession.builder()
                .appName("quarterdeck")
                .master(System.getProperty("spark.master", "local[*]"))
                .config("spark.ui.enabled", "false")
                .config("spark.sql.extensions", "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions")
                .config("spark.driver.host", "localhost")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.hadoop.fs.file.impl", LocalFiles.class.getName())
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.runSQLOnFiles", "false")
                .config("spark.sql.shuffle.partitions", String.valueOf(cores))
                .config("spark.default.parallelism", String.valueOf(cores))
                .config("spark.sql.catalogImplementation", "in-memory")
                .config("spark.sql.warehouse.dir", System.getProperty("java.io.tmpdir"))
                .config("spark.sql.codegen.wholeStage", System.getProperty("spark.sql.codegen.wholeStage", "true"))
                .getOrCreate();
    }
}
