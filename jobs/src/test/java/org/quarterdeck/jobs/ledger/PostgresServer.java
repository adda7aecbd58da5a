package org.quarterdeck.jobs.ledger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.io.file.PathUtils;

/** A real PostgreSQL server, started once a process and stopped with it. What it acknowledges is on the disk. */
public final class PostgresServer {
    private static final String CLERK = "clerk";
    private static final int SECONDS_TO_END = 30;
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private PostgresServer() {}

    private static final class Started {
        private static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                Path folder = Files.createTempDirectory("postgres");
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setDataDirectory(folder)
                        .setDataDirectoryCustomizer(Started::askTheClerk)
                        .setCleanDataDirectory(false)
                        .setRegisterShutdownHook(false)
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server.getProcess(), folder)));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException("PostgreSQL does not start", e);
            }
        }

        /** Everybody is let in but the clerk, who is asked for a password. */
        private static void askTheClerk(File data) {
            Path rules = data.toPath().resolve("pg_hba.conf");
            try {
                Files.writeString(rules, "host all " + CLERK + " all scram-sha-256\n" + Files.readString(rules));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write " + rules, e);
            }
        }

        /** The library gives a server five seconds, in which one that writes everything to the disk may not end. */
        private static void stop(Process server, Path folder) {
            server.destroy();
            try {
                if (!server.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                    server.destroyForcibly().waitFor();
                }
                PathUtils.deleteDirectory(folder);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot remove " + folder, e);
            }
        }
    }

    /** The address of a new database, which sorts text by the rules of a language, as most servers do. */
    public static String emptyDatabase() {
        String name = "office" + DATABASES.incrementAndGet();
        try (Connection connection = Started.SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name
                    + " TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C' LOCALE_PROVIDER icu ICU_LOCALE 'en-US'");
            return Started.SERVER.getJdbcUrl("postgres", name);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot make the database " + name, e);
        }
    }

    /** The address of a new database of the clerk, who gives this password, for this server. */
    static String emptyDatabaseOfTheClerk(String password) {
        String url = emptyDatabase();
        try (Connection connection = Started.SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE ROLE " + CLERK + " LOGIN PASSWORD '" + password + "'");
            statement.execute("ALTER DATABASE office" + DATABASES.get() + " OWNER TO " + CLERK);
            return url.replace("user=postgres", "user=" + CLERK);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot make the role of the clerk", e);
        }
    }

    /** The database of an office that nothing happened in. */
    public static OfficeDatabase office() {
        return OfficeDatabase.open(emptyDatabase());
    }
}
