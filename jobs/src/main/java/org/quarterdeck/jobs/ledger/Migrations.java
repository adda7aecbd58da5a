package org.quarterdeck.jobs.ledger;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Tells a database that has had every migration of this build, and no other, from one that Flyway has to look at. Most
 * commands meet the first kind, and starting Flyway costs them half a second.
 */
final class Migrations {
    private static final Pattern FILE = Pattern.compile("db/migration/V(\\d+)__\\w+\\.(?:sql|class)");

    /** Whether Flyway would find nothing to do; in doubt, not. */
    boolean areAllIn(DataSource database) {
        SortedSet<Integer> shipped = shipped();
        return !shipped.isEmpty() && shipped.equals(applied(database));
    }

    /** The versions in this build's jar; none where classes stand in a folder, as they do while one develops. */
    private static SortedSet<Integer> shipped() {
        File place = new File(URI.create(Migrations.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString()));
        SortedSet<Integer> versions = new TreeSet<>();
        if (!place.isFile()) {
            return versions;
        }
        try (JarFile jar = new JarFile(place);
                Stream<String> names = jar.stream().map(JarEntry::getName)) {
            names.map(FILE::matcher).filter(Matcher::matches).forEach(m -> versions.add(Integer.valueOf(m.group(1))));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + place, e);
        }
        return versions;
    }

    /** The versions in the database's own history; none when it has no history yet, or one with a failure. */
    private static SortedSet<Integer> applied(DataSource database) {
        SortedSet<Integer> versions = new TreeSet<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT version, success FROM flyway_schema_history")) {
            while (rows.next()) {
                if (!rows.getBoolean("success")) {
                    return new TreeSet<>();
                }
                versions.add(rows.getInt("version"));
            }
            return versions;
        } catch (SQLException e) {
            // No history yet, or a database that Flyway says more about than this could.
            return new TreeSet<>();
        }
    }
}
