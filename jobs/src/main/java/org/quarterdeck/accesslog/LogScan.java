package org.quarterdeck.accesslog;

import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;

/** One reading of files, as Spark plans it. Secrets are opened here, on the driver, and nowhere else. */
final class LogScan implements Scan, Batch {
    private final ReadOptions options;
    private final List<String> paths;
    private final StructType asked;
    private final JavaSparkContext spark;

    LogScan(ReadOptions options, List<String> paths, StructType asked) {
        this.options = options;
        this.paths = paths;
        this.asked = asked;
        this.spark = JavaSparkContext.fromSparkContext(SparkSession.active().sparkContext());
    }

    @Override
    public StructType readSchema() {
        return asked;
    }

    @Override
    public String description() {
        return AccessLogSource.NAME + " of site " + options.site() + ", " + paths.size() + " paths";
    }

    @Override
    public Scan.ColumnarSupportMode columnarSupportMode() {
        return Scan.ColumnarSupportMode.SUPPORTED;
    }

    @Override
    public Batch toBatch() {
        return this;
    }

    @Override
    public InputPartition[] planInputPartitions() {
        return new SplitPlanner(spark, hadoop(), options).plan(paths).toArray(InputPartition[]::new);
    }

    @Override
    public PartitionReaderFactory createReaderFactory() {
        return new ReadPlan(
                asked,
                options.site(),
                options.zone(),
                new PageRules(options.staticExtensions(), options.excludedPaths()),
                new SecretFolder(options.secrets())
                        .open(options.site(), options.rotation(), options.lateDays(), options.asOf()),
                spark.broadcast(RobotList.read(options.robots(), options.robotsVersion())),
                hadoop());
    }

    private Broadcast<SerializableConfiguration> hadoop() {
        return spark.broadcast(new SerializableConfiguration(spark.hadoopConfiguration()));
    }
}
