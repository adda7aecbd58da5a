package org.quarterdeck.jobs.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quarterdeck.schema.config.InvalidConfiguration;

class PostgresDatabaseTest {
    /** What the driver calls the place of ~/.pgpass. */
    private static final String PASSWORDS = "org.postgresql.pgpassfile";

    @TempDir
    Path folder;

    @Test
    void a_new_database_holds_ledger_job_repository_and_quartz_store() {
        try (OfficeDatabase office = PostgresServer.office()) {
            assertThat(names(office, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))
                    .contains("delivery", "release", "lease", "batch_job_instance", "qrtz_triggers");
            assertThat(office.damage()).isEmpty();
        }
    }

    @Test
    void what_it_acknowledges_is_on_the_disk() {
        try (OfficeDatabase office = PostgresServer.office()) {
            assertThat(names(office, "SHOW fsync")).containsExactly("on");
            assertThat(names(office, "SHOW synchronous_commit")).containsExactly("on");
        }
    }

    private static List<String> names(OfficeDatabase office, String sql) {
        return office.client().sql(sql).query(String.class).list();
    }

    @Test
    void an_open_database_keeps_what_was_written_and_is_not_migrated_twice() {
        String url = PostgresServer.emptyDatabase();
        try (OfficeDatabase office = OfficeDatabase.open(url)) {
            new Runs(office).started("run-1", EmptyOffice.MAY_31, EmptyOffice.NOW);
        }
        try (OfficeDatabase again = OfficeDatabase.open(url)) {
            assertThat(new Runs(again).find("run-1")).isPresent();
        }
    }

    @Test
    void texts_may_be_of_any_length_and_sort_by_their_bytes_as_in_sqlite() {
        try (OfficeDatabase office = PostgresServer.office()) {
            Runs runs = new Runs(office);
            runs.started("run_b", EmptyOffice.MAY_31, EmptyOffice.NOW);
            runs.started("run-c", EmptyOffice.MAY_31, EmptyOffice.NOW);
            runs.started("runA", EmptyOffice.MAY_31, EmptyOffice.NOW);
            runs.ended("runA", EmptyOffice.NOW, "failed", null, "long ".repeat(2_000));

            assertThat(runs.all()).extracting(Runs.Run::runId).containsExactly("run-c", "runA", "run_b");
            assertThat(runs.find("runA").orElseThrow().message()).hasSize(10_000);
        }
    }

    @Test
    void rejects_are_listed_of_all_deliveries_and_of_one() {
        try (OfficeDatabase office = PostgresServer.office()) {
            Deliveries deliveries = new Deliveries(office);
            deliveries.received("contributions", "q2.csv", EmptyOffice.sha('1'), 10, EmptyOffice.NOW);
            String id = Delivery.id("contributions", EmptyOffice.sha('1'));
            Rejects rejects = new Rejects(office);
            rejects.record(List.of(new Rejects.Entry(id, 2, "amount", "form", "no number")));

            assertThat(rejects.list(Rejects.Choice.ALL)).hasSize(1);
            assertThat(rejects.reasons(new Rejects.Choice(id, "contributions", false)))
                    .hasSize(1);
            assertThat(rejects.list(new Rejects.Choice("another", null, true))).isEmpty();
        }
    }

    @Test
    void a_copy_into_a_file_is_refused_with_what_to_run_instead() {
        try (OfficeDatabase office = PostgresServer.office()) {
            assertThatThrownBy(() -> office.copyTo(folder.resolve("copy")))
                    .isInstanceOf(InvalidConfiguration.class)
                    .hasMessageContaining("pg_dump --format=custom --file=quarterdeck.dump 'postgresql://localhost:");
            assertThat(folder.resolve("copy")).doesNotExist();
        }
    }

    @Test
    void a_vacuum_leaves_every_row() {
        try (OfficeDatabase office = PostgresServer.office()) {
            new Runs(office).started("run-1", EmptyOffice.MAY_31, EmptyOffice.NOW);

            office.vacuum();

            assertThat(new Runs(office).find("run-1")).isPresent();
            assertThat(office.bytes()).isPositive();
        }
    }

    @Test
    void its_password_is_read_from_a_file_of_the_user_and_needs_no_right_beyond_its_database() throws IOException {
        String url = PostgresServer.emptyDatabaseOfTheClerk("of-the-sea");
        Path passwords = Files.writeString(folder.resolve("pgpass"), "*:*:*:clerk:of-the-sea\n");
        Files.setPosixFilePermissions(passwords, PosixFilePermissions.fromString("rw-------"));
        assertThatThrownBy(() -> OfficeDatabase.open(url))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("and at the password in ~/.pgpass");
        System.setProperty(PASSWORDS, passwords.toString());
        try (OfficeDatabase office = OfficeDatabase.open(url)) {
            new Runs(office).started("run-1", EmptyOffice.MAY_31, EmptyOffice.NOW);

            office.vacuum();

            assertThat(new Runs(office).all()).hasSize(1);
        } finally {
            System.clearProperty(PASSWORDS);
        }
    }

    @Test
    void a_server_that_is_not_there_is_named_with_what_to_look_at() {
        assertThatThrownBy(() -> OfficeDatabase.open("jdbc:postgresql://localhost:1/office?user=office"))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("the database jdbc:postgresql://localhost:1/office cannot be opened: ")
                .hasMessageContaining("look whether it runs, at database_url in config/operation.yaml");
    }
}
