package org.quarterdeck.accesslog;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** A reading of access logs with what tests usually want. */
final class Reading {
    private final Map<String, String> options = new HashMap<>();

    /** Of site "platform" in UTC, with secrets in the folder. */
    Reading(Path folder, Path robots, String asOf) {
        with("site", "platform");
        with("time_zone", "UTC");
        with("as_of", asOf);
        with("robots", robots.toString());
        with("robots_version", "test-1");
        with("secrets", folder.resolve("secrets").toString());
    }

    Reading with(String option, Object value) {
        options.put(option, value.toString());
        return this;
    }

    Map<String, String> options() {
        return options;
    }

    Dataset<Row> of(Path... logs) {
        String[] paths = new String[logs.length];
        for (int i = 0; i < logs.length; i++) {
            paths[i] = logs[i].toString();
        }
        return spark().read().format("access-log").options(options).load(paths);
    }

    /** The session of all tests; it ends with the process. */
    static SparkSession spark() {
        return SparkSession.builder()
                .master("local[2]")
                .appName("access-log tests")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.shuffle.partitions", "2")
                .getOrCreate();
    }
}
