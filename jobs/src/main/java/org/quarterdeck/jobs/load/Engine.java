package org.quarterdeck.jobs.load;

import org.apache.logging.log4j.LogManager;
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
        return isFew(count) ? rows.coalesce(1) : rows;
    }

    /** Are these so few that one task is done with them before several have been scheduled? */
    public static boolean isFew(long count) {
        return count <= FEW_ROWS;
    }

    /** Starts in the background what {@link #start()} will give, while the caller looks at what there is to do. */
    public static void prepare() {
        Thread thread = new Thread(
                () -> {
                    try {
                        start();
                    } catch (RuntimeException e) {
                        LogManager.getLogger(Engine.class).warn("the early start failed; start() will say why", e);
                    }
                },
                "engine-start");
        thread.setDaemon(true);
        thread.start();
    }

    /** The running session, or a new one. Whatever {@code spark.*} system properties say comes first. */
    public static synchronized SparkSession start() {
        KnownClasses.use();
        int cores = Runtime.getRuntime().availableProcessors();
        SparkSession session = SparkSession.builder()
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
                // Few rows are in one partition, where a join needs no broadcast, which is a job of its own. For many
                // rows the choice falls when they have been counted, after a shuffle.
                .config("spark.sql.autoBroadcastJoinThreshold", "-1")
                .config("spark.sql.adaptive.autoBroadcastJoinThreshold", "10m")
                // Spark's own form, of twelve bytes each, is read and written value by value, and by few others.
                .config("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS")
                // Logs are written delivery by delivery: a file open for each, rather than all rows sorted by it.
                .config("spark.sql.maxConcurrentOutputFileWriters", "8")
                // A night has more queries than the hundred whose code Spark keeps, and asks most of them every night.
                .config("spark.sql.codegen.cache.maxEntries", "4000")
                // No session brings classes of its own. Isolated ones would each compile all generated code anew.
                .config("spark.sql.artifact.isolation.enabled", "false")
                // A broadcast here is a task's few kilobytes, and its buffer is allocated whole.
                .config("spark.broadcast.blockSize", "64k")
                .config("spark.broadcast.compress", "false")
                .getOrCreate();
        KnownClasses.useThoseOfTasks(session.sparkContext());
        return session;
    }
}
