package org.quarterdeck.jobs.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;

class OfficeDatabaseTest {
    @TempDir
    Path folder;

    @Test
    void a_new_database_holds_ledger_job_repository_and_quartz_store() {
        try (OfficeDatabase office = OfficeDatabase.open(folder.resolve("new/quarterdeck.db"))) {
            List<String> tables = office.client()
                    .sql("SELECT lower(name) FROM sqlite_master WHERE type = 'table'")
                    .query(String.class)
                    .list();

            assertThat(tables).contains("delivery", "release", "lease", "batch_job_instance", "qrtz_triggers");
        }
    }

    @Test
    void what_was_acknowledged_survives_since_every_commit_is_synchronised() throws IOException {
        try (OfficeDatabase office = EmptyOffice.in(folder)) {
            assertThat(pragma(office, "journal_mode")).isEqualTo("wal");
            assertThat(pragma(office, "synchronous")).isEqualTo("2");
            assertThat(pragma(office, "foreign_keys")).isEqualTo("1");
        }
    }

    private static String pragma(OfficeDatabase office, String name) {
        return office.client().sql("PRAGMA " + name).query(String.class).single();
    }

    @Test
    void an_open_database_keeps_what_was_written() throws IOException {
        try (OfficeDatabase office = EmptyOffice.in(folder)) {
            new Runs(office).started("run-1", EmptyOffice.MAY_31, EmptyOffice.NOW);
        }
        try (OfficeDatabase again = OfficeDatabase.open(folder.resolve("quarterdeck.db"))) {
            assertThat(new Runs(again).find("run-1")).isPresent();
        }
    }

    @Test
    void a_row_that_names_a_delivery_that_is_not_there_is_refused() throws IOException {
        try (OfficeDatabase office = EmptyOffice.in(folder)) {
            Rejects rejects = new Rejects(office);

            assertThatThrownBy(
                            () -> rejects.record(List.of(new Rejects.Entry("none-000000000000", 2, "", "form", "?"))))
                    .isInstanceOf(DataAccessException.class);
        }
    }
}
