package org.quarterdeck.jobs.load;

import org.apache.spark.sql.AnalysisException;

/** Spark's complaint about a query, in one line that begins with where it stands. */
final class SparkMessage {
    private SparkMessage() {}

    static String of(AnalysisException error, String place) {
        String line = error.line().isDefined() ? ", line " + error.line().get() : "";
        String reason = error.getSimpleMessage()
                .lines()
                .findFirst()
                .orElse("not readable as SQL")
                .replaceFirst("^\\[[A-Z0-9_.]+] ?", "")
                .replaceFirst(" ?SQLSTATE: \\w+.*$", "");
        return place + line + ": " + reason;
    }
}
