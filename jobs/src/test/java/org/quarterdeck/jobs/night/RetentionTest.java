package org.quarterdeck.jobs.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quarterdeck.jobs.intake.Archive;
import org.quarterdeck.jobs.ledger.Deliveries.Counts;
import org.quarterdeck.jobs.ledger.Delivery;
import org.quarterdeck.jobs.office.Home;
import org.quarterdeck.jobs.office.NewOffice;
import org.quarterdeck.jobs.office.Office;
import org.quarterdeck.jobs.office.Product;
import org.quarterdeck.jobs.operate.PersonalHoldings;

class RetentionTest {
    private static final Instant CAME = Instant.parse("2020-06-01T03:15:00Z");
    private static final Instant A_YEAR_LATER = Instant.parse("2021-06-01T03:15:00Z");
    private static final String SHA = "a".repeat(64);
    private static final String ID = Delivery.id("participations", SHA);

    @TempDir
    Path folder;

    private Office office;
    private final List<String> said = new ArrayList<>();

    @BeforeEach
    void make() {
        Home home = new Home(folder.resolve("office"));
        NewOffice.make(Product.running(), home);
        office = at(CAME);
    }

    @AfterEach
    void close() {
        office.close();
    }

    private Office at(Instant now) {
        return Office.open(Product.running(), new Home(folder.resolve("office")), Clock.fixed(now, ZoneOffset.UTC));
    }

    private Path arrived(String source, Instant at) throws IOException {
        office.deliveries().received(source, "list.csv", SHA, 7, at);
        Path file = new Archive(office.home().archive()).file(SHA);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "persons");
    }

    private void known(String source) {
        String id = Delivery.id(source, SHA);
        office.deliveries().staged(id, new Counts(1, 1, 0, 0, 0), StagingDefinition.of(office, source));
        office.database()
                .client()
                .sql("UPDATE delivery SET release_id = '2020-05-31-1' WHERE delivery_id = ?")
                .param(id)
                .update();
    }

    private void nightAt(Instant now) {
        try (Office then = at(now)) {
            new Retention(then, new Said()).apply();
        }
    }

    @Test
    void bytes_go_so_many_days_after_they_came_and_not_before() throws IOException {
        Path bytes = arrived("participations", CAME);
        known("participations");

        nightAt(A_YEAR_LATER.minusSeconds(1));
        assertThat(bytes).exists();

        nightAt(A_YEAR_LATER);
        assertThat(bytes).doesNotExist();
        assertThat(office.deliveries().find(ID).orElseThrow().archiveRemovedAt())
                .isEqualTo(A_YEAR_LATER);
        assertThat(said).containsExactly("participations: the archived bytes of 1 delivery deleted after 365 days");
    }

    @Test
    void bytes_that_no_release_knows_stay() throws IOException {
        Path bytes = arrived("participations", CAME);

        nightAt(A_YEAR_LATER);

        assertThat(bytes).exists();
    }

    @Test
    void a_source_without_retention_days_keeps_its_bytes() throws IOException {
        Path bytes = arrived("contributions", CAME);
        known("contributions");

        nightAt(A_YEAR_LATER.plusSeconds(1_000_000_000));

        assertThat(bytes).exists();
    }

    @Test
    void a_night_killed_between_ledger_and_archive_is_completed_by_the_next() throws IOException {
        Path bytes = arrived("participations", CAME);
        known("participations");
        office.deliveries().archiveRemoved(ID, A_YEAR_LATER);

        nightAt(A_YEAR_LATER);
        nightAt(A_YEAR_LATER);

        assertThat(bytes).doesNotExist();
        assertThat(said).isEmpty();
    }

    @Test
    void the_same_bytes_of_another_source_are_kept_as_long_as_that_keeps_them() throws IOException {
        Path bytes = arrived("participations", CAME);
        known("participations");
        arrived("contributions", CAME);
        known("contributions");

        nightAt(A_YEAR_LATER);

        assertThat(bytes).exists();
        assertThat(office.deliveries().find(ID).orElseThrow().isArchived()).isFalse();
    }

    @Test
    void bytes_given_again_are_kept_again() throws IOException {
        arrived("participations", CAME);
        known("participations");
        nightAt(A_YEAR_LATER);

        Path bytes = arrived("participations", A_YEAR_LATER);
        nightAt(A_YEAR_LATER.plusSeconds(60));

        assertThat(bytes).exists();
        assertThat(office.deliveries().find(ID).orElseThrow().isArchived()).isTrue();
    }

    @Test
    void a_source_that_changes_after_its_bytes_went_keeps_its_rows_and_makes_another_night() throws IOException {
        arrived("participations", CAME);
        known("participations");
        nightAt(A_YEAR_LATER);
        String before = plan().inputsDigest();
        Path source = office.home().sources().resolve("participations.yaml");
        Files.writeString(source, Files.readString(source) + "# another remark\n");

        Delivery delivery = office.deliveries().find(ID).orElseThrow();
        assertThat(NightPlan.isFrozen(office, delivery)).isTrue();
        assertThat(plan().toStage()).isEmpty();
        assertThat(plan().inputsDigest()).isNotEqualTo(before);
        assertThat(delivery.status()).isEqualTo(Delivery.STAGED);
    }

    private NightPlan plan() {
        return NightPlan.look(office, LocalDate.of(2021, 5, 31), false);
    }

    @Test
    void what_is_held_of_persons_is_listed_with_its_purpose_and_its_end() throws IOException {
        arrived("participations", CAME);
        Files.writeString(office.home().sources().resolve("guests.yaml"), """
                title: Guests
                into: staging.event
                format: {csv: {}}
                columns: {event_on: {from: Date}, label: {from: Label}}
                identity: [event_on, label]
                redelivery: replace_all
                personal: true
                """);

        assertThat(new PersonalHoldings(office).all())
                .filteredOn(holding -> holding.held().equals("archive"))
                .extracting(
                        h -> h.of() + " | " + h.count() + " | " + h.oldest() + " | " + h.until() + " | " + h.purpose())
                .containsExactly(
                        "focal-points | 0 | null | 365 days after arrival | Counting the focal points of Member States",
                        "guests | 0 | null | no end; set retention_days | not said; name it under purpose: in"
                                + " config/sources/guests.yaml",
                        "participations | 1 | 2020-06-01 | 2021-06-01 | Counting the persons trained",
                        "platform-log | 0 | null | 90 days after arrival | Counting page views and visits");
    }

    private final class Said implements Notices {
        @Override
        public void done(String line) {
            said.add(line);
        }

        @Override
        public void warn(String line) {
            said.add(line);
        }

        @Override
        public void progress(int done, int of, String now) {
            // Nothing to show.
        }
    }
}
