package org.quarterdeck.jobs.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quarterdeck.schema.config.InvalidConfiguration;

/** A database that is somebody else's, or of a later version, is left as it is; and two processes share one. */
class OtherDatabasesTest {
    private static final int ROUNDS = 20;

    @TempDir
    Path folder;

    enum Kind {
        SQLITE,
        POSTGRESQL
    }

    private String url;
    private Path file;

    private void empty(Kind kind) {
        file = folder.resolve("some.db");
        url = kind == Kind.SQLITE ? "jdbc:sqlite:" + file : PostgresServer.emptyDatabase();
    }

    private OfficeDatabase open() {
        return url.startsWith("jdbc:sqlite:") ? OfficeDatabase.open(file) : OfficeDatabase.open(url);
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void assertRefused(String... words) {
        assertThatThrownBy(() -> open().close())
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContainingAll(words);
    }

    @ParameterizedTest
    @EnumSource
    void one_with_tables_of_another_program_is_refused(Kind kind) throws SQLException {
        empty(kind);
        run("CREATE TABLE customer (id INTEGER)");

        assertRefused("holds tables that are not Quarterdeck's; name an empty one, or an office's own");

        run("INSERT INTO customer VALUES (1)");
    }

    @ParameterizedTest
    @EnumSource
    void one_that_another_program_migrates_is_refused(Kind kind) throws SQLException {
        empty(kind);
        open().close();
        run("UPDATE flyway_schema_history SET description = 'customers' WHERE version = '1'");

        assertRefused("holds tables that are not Quarterdeck's");
    }

    @ParameterizedTest
    @EnumSource
    void one_of_a_newer_version_is_refused(Kind kind) throws SQLException {
        empty(kind);
        open().close();
        run("INSERT INTO flyway_schema_history SELECT 99, '99', 'what comes', 'SQL', 'V99__what_comes.sql', 1,"
                + " installed_by, installed_on, 1, success FROM flyway_schema_history WHERE version = '1'");

        assertRefused("was last used by a newer Quarterdeck (its tables are of version 99, this one knows them up to ");
    }

    @Test
    void a_file_that_is_no_database_is_refused_and_left_as_it_is() throws IOException {
        file = Files.writeString(folder.resolve("some.db"), "no database at all, but a text of some length");
        url = "jdbc:sqlite:" + file;

        assertRefused("the database " + file + " cannot be opened: ", "; move it away, or restore a backup");

        assertThat(file).hasContent("no database at all, but a text of some length");
    }

    /** Each through a pool of its own, as two processes would. */
    @ParameterizedTest
    @EnumSource
    void of_two_that_take_the_lease_at_once_one_gets_it(Kind kind) throws Exception {
        empty(kind);
        Clock clock = Clock.fixed(EmptyOffice.NOW, ZoneOffset.UTC);
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (OfficeDatabase one = open();
                OfficeDatabase other = open()) {
            for (int round = 0; round < ROUNDS; round++) {
                List<Future<Optional<Lease>>> takers = new ArrayList<>();
                for (OfficeDatabase office : List.of(one, other)) {
                    Callable<Optional<Lease>> taker = () -> {
                        start.await();
                        return Lease.take(office, clock);
                    };
                    takers.add(threads.submit(taker));
                }
                List<Lease> taken = new ArrayList<>();
                for (Future<Optional<Lease>> taker : takers) {
                    taker.get().ifPresent(taken::add);
                }
                assertThat(taken).hasSize(1);
                taken.get(0).close();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
