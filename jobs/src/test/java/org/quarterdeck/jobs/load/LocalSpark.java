package org.quarterdeck.jobs.load;

import org.apache.spark.sql.SparkSession;

/** Small Spark sessions for tests: names and settings of one are unknown to others in the same process. */
public final class LocalSpark {
    private LocalSpark() {}

    /** A session of its own. */
    public static SparkSession session() {
        SparkSession session = Engine.start().newSession();
        session.conf().set("spark.sql.shuffle.partitions", 1);
        // A few rows a query: compiling it would take longer than running it.
        session.conf().set("spark.sql.codegen.wholeStage", false);
        session.conf().set("spark.sql.codegen.factoryMode", "NO_CODEGEN");
        session.conf().set("spark.sql.adaptive.enabled", false);
        return session;
    }
}
