package org.quarterdeck.jobs.load;

import org.apache.spark.sql.SparkSession;

/** One small Spark session for the tests of this JVM. */
final class LocalSpark {
    private LocalSpark() {}

    static SparkSession session() {
        return SparkSession.builder()
                .master("local[2]")
                .appName("tests")
                .config("spark.ui.enabled", false)
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.shuffle.partitions", 1)
                .config("spark.sql.runSQLOnFiles", false)
                .getOrCreate();
    }
}
