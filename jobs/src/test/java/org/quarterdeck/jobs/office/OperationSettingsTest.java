package org.quarterdeck.jobs.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quarterdeck.jobs.ledger.Lease;
import org.quarterdeck.jobs.ledger.OfficeDatabase;
import org.quarterdeck.jobs.ledger.Releases;
import org.quarterdeck.jobs.ledger.Runs;
import org.quarterdeck.schema.config.InvalidConfiguration;
import org.quarterdeck.schema.config.Problems;
import org.quarterdeck.schema.config.StrictYaml;

class OperationSettingsTest {
    private static final String URL = "jdbc:postgresql://localhost:1/office?user=it's";
    private static final Product PRODUCT = Product.running();

    @TempDir
    Path folder;

    private static List<String> problems(String text) {
        Problems problems = new Problems();
        StrictYaml.read(text, "operation.yaml", OperationSettings.class, problems);
        return problems.found();
    }

    @Test
    void an_office_starts_with_a_file_of_its_own_and_keeps_a_week() {
        Home home = new Home(folder.resolve("office"));
        NewOffice.make(PRODUCT, home);

        assertThat(home.operation()).isEqualTo(new OperationSettings(null, 7));
    }

    @Test
    void a_home_made_before_there_were_such_settings_has_the_same() throws IOException {
        Home home = new Home(folder.resolve("office"));
        NewOffice.make(PRODUCT, home);
        Files.delete(home.operationFile());

        assertThat(home.operation()).isEqualTo(new OperationSettings(null, 7));
    }

    @Test
    void an_office_is_made_with_its_database_elsewhere() {
        Home home = new Home(folder.resolve("office"));

        NewOffice.make(PRODUCT, home, URL);

        assertThat(home.operation().databaseUrl()).isEqualTo(URL);
    }

    @Test
    void mistakes_are_told_with_what_to_write() {
        assertThat(problems("database_url: postgres://db/office\nkeep_days: -1\n"))
                .containsExactly(
                        "operation.yaml: database_url must begin with jdbc:postgresql:, as"
                                + " jdbc:postgresql://host/quarterdeck?user=office; leave it out for a SQLite file in"
                                + " this home",
                        "operation.yaml: keep_days must not be negative");
        assertThat(problems("database_url: jdbc:postgresql://db/office?user=a&password=b\n"))
                .containsExactly("operation.yaml: database_url must not hold the password; write it in ~/.pgpass");
    }

    @Test
    void no_figure_follows_from_them() {
        Home home = new Home(folder.resolve("office"));
        NewOffice.make(PRODUCT, home);
        try (Office office = Office.open(PRODUCT, home, Clock.systemUTC())) {
            assertThat(office.definitions().keySet())
                    .contains("office/office.yaml")
                    .noneMatch(name -> name.contains("operation"));
        }
    }

    /** Its first night there would be called as the releases that it has. */
    @Test
    void a_home_with_releases_in_its_own_file_does_not_begin_anew_on_a_server() {
        Home home = new Home(folder.resolve("office"));
        NewOffice.make(PRODUCT, home, URL);
        LocalDate day = LocalDate.of(2020, 5, 31);
        Instant now = Instant.parse("2020-06-01T03:15:00Z");
        try (OfficeDatabase own = OfficeDatabase.open(home.database());
                Lease lease = Lease.take(own, Clock.systemUTC()).orElseThrow()) {
            new Runs(own).started("run", day, now);
            String digest = "a".repeat(64);
            new Releases(own)
                    .publish(
                            new Releases.Entry(
                                    "2020-05-31-1", day, now, "run", digest, digest, "published", null, null),
                            List.of(),
                            List.of(),
                            lease.fence());
        }
        try (Office office = Office.open(PRODUCT, home, Clock.systemUTC())) {
            assertThatThrownBy(office::database)
                    .isInstanceOf(InvalidConfiguration.class)
                    .hasMessageContaining("this office's releases are in " + home.database());
        }
    }

    /** Its next night would begin anew, over the releases that it has. */
    @Test
    void a_home_whose_database_is_gone_is_not_given_an_empty_one() throws IOException {
        Home home = new Home(folder.resolve("office"));
        NewOffice.make(PRODUCT, home);
        Files.createDirectories(home.releases().resolve("2020-05-31-1"));
        try (Office office = Office.open(PRODUCT, home, Clock.systemUTC())) {
            assertThatThrownBy(office::database)
                    .isInstanceOf(InvalidConfiguration.class)
                    .hasMessageContaining("there are releases in " + home.releases())
                    .hasMessageContaining("bring it back from a backup")
                    .hasMessageContaining("database_url");
        }
        assertThat(home.database()).doesNotExist();
    }
}
