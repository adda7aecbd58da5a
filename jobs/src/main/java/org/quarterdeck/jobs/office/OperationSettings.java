package org.quarterdeck.jobs.office;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.schema.config.Checked;
import org.quarterdeck.schema.config.Problems;

/**
 * {@code config/operation.yaml}: how the office is run. Figures do not follow from it, so it is no definition: changing it
 * makes no night, and no release keeps a copy.
 *
 * @param databaseUrl the JDBC address of a PostgreSQL database; null for a SQLite file in the home
 * @param keepDays for so many days maintenance keeps snapshots that no release pins
 */
public record OperationSettings(
        @Nullable String databaseUrl, @Nullable Integer keepDays) implements Checked {
    private static final int KEEP_DAYS = 7;
    private static final String POSTGRESQL = "jdbc:postgresql:";

    /** Absent parts have their defaults. */
    public OperationSettings {
        keepDays = keepDays == null ? KEEP_DAYS : keepDays;
    }

    @Override
    public void check(String place, Problems problems) {
        if (databaseUrl != null && !databaseUrl.startsWith(POSTGRESQL)) {
            problems.add(
                    place,
                    "database_url must begin with " + POSTGRESQL
                            + ", as jdbc:postgresql://host/quarterdeck?user=office;"
                            + " leave it out for a SQLite file in this home");
        }
        if (databaseUrl != null && databaseUrl.matches("(?s).*[?&]password=.*")) {
            problems.add(place, "database_url must not hold the password; write it in ~/.pgpass");
        }
        if (kept() < 0) {
            problems.add(place, "keep_days must not be negative");
        }
    }

    /** Refuses settings that stand in no file yet. */
    public void refuseMistakes(String place) {
        Problems problems = new Problems();
        check(place, problems);
        problems.throwIfAny();
    }

    /** Names a database in the file of a new office, in place of the line that shows how. */
    public static void name(String databaseUrl, Path operation) throws IOException {
        String line = "database_url: '" + databaseUrl.replace("'", "''") + "'";
        Files.writeString(
                operation,
                Files.readString(operation).replaceFirst("(?m)^# database_url: .*$", Matcher.quoteReplacement(line)));
    }

    /** Days that unpublished snapshots are kept. */
    public int kept() {
        return keepDays == null ? KEEP_DAYS : keepDays;
    }
}
