package org.quarterdeck.jobs.load;

import java.util.Optional;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.AnalysisException;

/** Spark's complaint about a query, in one line that begins with where it stands. */
final class SparkMessage {
    /** The class of SQLSTATE for values that do not fit. */
    private static final String DATA_EXCEPTION = "22";

    private SparkMessage() {}

    static String of(AnalysisException error, String place) {
        String line = error.line().isDefined() ? ", line " + error.line().get() : "";
        return place + line + ": " + reason(error.getSimpleMessage());
    }

    /** Of a query that met a value it cannot compute with, as a division by 0; of other failures, nothing. */
    static Optional<String> ofData(Throwable error, String place) {
        for (Throwable e = error; e != null; e = e.getCause()) {
            if (e instanceof SparkThrowable data
                    && String.valueOf(data.getSqlState()).startsWith(DATA_EXCEPTION)) {
                return Optional.of(place + ": " + reason(String.valueOf(e.getMessage())));
            }
        }
        return Optional.empty();
    }

    private static String reason(String message) {
        return message.lines()
                .findFirst()
                .orElse("not readable as SQL")
                .replaceFirst("^\\[[A-Z0-9_.]+] ?", "")
                .replaceFirst(" ?SQLSTATE: \\w+.*$", "")
                .replaceFirst(" If necessary set \"?spark\\..*$", "");
    }
}
