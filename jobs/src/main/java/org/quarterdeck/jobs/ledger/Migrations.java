package org.quarterdeck.jobs.ledger;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.quarterdeck.schema.config.InvalidConfiguration;

/**
 * Brings a database to the tables of this build. One that has had every migration of it, and no other, is told from one
 * that Flyway has to look at: most commands meet the first kind, and starting Flyway costs them half a second.
 */
final class Migrations {
    private static final Pattern FILE = Pattern.compile("db/migration/V(\\d+)__(\\w+)\\.(?:sql|class)");

    /** The first migration, which every office's database has had. */
    private static final String FIRST = "1 ledger";

    private final String place;

    /** Of a database, by its place as people know it. */
    Migrations(String place) {
        this.place = place;
    }

    /**
     * Makes or migrates its tables, where that is left to do.
     *
     * @throws InvalidConfiguration when it is not ours, or of a newer version; nothing is changed then
     */
    void bringIn(DataSource database) {
        SortedSet<String> shipped = shipped();
        if (shipped.isEmpty() || !shipped.equals(applied(database))) {
            migrate(database);
        }
    }

    private void migrate(DataSource database) {
        Flyway flyway = Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .failOnMissingLocations(true)
                .load();
        refuseOthers(flyway.info().applied(), flyway);
        try {
            flyway.migrate();
        } catch (FlywayValidateException e) {
            throw new InvalidConfiguration(List.of(notOurs()));
        } catch (FlywayException e) {
            if (e.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE) {
                throw new InvalidConfiguration(List.of(notOurs()));
            }
            throw e;
        }
    }

    private void refuseOthers(MigrationInfo[] applied, Flyway flyway) {
        if (applied.length > 0 && Arrays.stream(applied).noneMatch(m -> name(m).equals(FIRST))) {
            throw new InvalidConfiguration(List.of(notOurs()));
        }
        Arrays.stream(applied)
                .filter(m -> !m.getState().isResolved())
                .reduce((earlier, later) -> later)
                .ifPresent(newer -> {
                    throw new InvalidConfiguration(List.of("the database " + place
                            + " was last used by a newer Quarterdeck (its tables are of version " + newer.getVersion()
                            + ", this one knows them up to " + newest(flyway) + "); use that one or a later one"));
                });
    }

    private static String name(MigrationInfo migration) {
        return migration.getVersion() + " " + migration.getDescription();
    }

    private static String newest(Flyway flyway) {
        return Arrays.stream(flyway.info().all())
                .filter(m -> m.getState().isResolved())
                .reduce((earlier, later) -> later)
                .map(m -> String.valueOf(m.getVersion()))
                .orElse("none");
    }

    private String notOurs() {
        return "the database " + place
                + " holds tables that are not Quarterdeck's; name an empty one, or an office's own";
    }

    /** Those in this build's jar; none where classes stand in a folder, as they do while one develops. */
    private static SortedSet<String> shipped() {
        File folder = new File(URI.create(Migrations.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString()));
        SortedSet<String> names = new TreeSet<>();
        if (!folder.isFile()) {
            return names;
        }
        try (JarFile jar = new JarFile(folder);
                Stream<String> entries = jar.stream().map(JarEntry::getName)) {
            entries.map(FILE::matcher)
                    .filter(Matcher::matches)
                    .forEach(m -> names.add(m.group(1) + " " + m.group(2).replace('_', ' ')));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder, e);
        }
        return names;
    }

    /** Those in the database's own history; none when it has no history yet, or one with a failure. */
    private static SortedSet<String> applied(DataSource database) {
        SortedSet<String> names = new TreeSet<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT version, description, success FROM flyway_schema_history")) {
            while (rows.next()) {
                if (!rows.getBoolean("success")) {
                    return new TreeSet<>();
                }
                names.add(rows.getString("version") + " " + rows.getString("description"));
            }
            return names;
        } catch (SQLException e) {
            // No history yet, or a database that Flyway says more about than this could.
            return new TreeSet<>();
        }
    }
}
