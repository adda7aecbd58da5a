package org.quarterdeck.jobs.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.ledger.OfficeDatabase;
import org.quarterdeck.jobs.ledger.Releases;
import org.quarterdeck.jobs.office.OperationSettings;
import org.quarterdeck.schema.config.InvalidConfiguration;
import picocli.CommandLine.Option;

/** Where the database of an office that is being made shall be. */
final class DatabaseOption {
    @Option(
            names = "--database-url",
            paramLabel = "URL",
            description = "Keep the office's database in PostgreSQL, as jdbc:postgresql://host/quarterdeck?user=office"
                    + " (default: a SQLite file in the office's folder).")
    private @Nullable String url;

    /**
     * The JDBC address of a PostgreSQL database; null for a SQLite file in the home.
     *
     * @throws InvalidConfiguration when a new office cannot be kept in it: before anything of the office is written, so
     *     that the same command can be given again
     */
    @Nullable
    String url() {
        new OperationSettings(url, null).refuseMistakes("--database-url");
        if (url != null) {
            try (OfficeDatabase database = OfficeDatabase.open(url)) {
                if (new Releases(database).standing().isPresent()) {
                    throw new InvalidConfiguration(
                            List.of("the database " + database.place() + " is an office's already; name an empty one"));
                }
            }
        }
        return url;
    }
}
