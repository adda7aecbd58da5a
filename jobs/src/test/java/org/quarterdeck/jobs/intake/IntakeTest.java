package org.quarterdeck.jobs.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quarterdeck.jobs.ledger.Deliveries;
import org.quarterdeck.jobs.ledger.Delivery;
import org.quarterdeck.jobs.ledger.EmptyOffice;
import org.quarterdeck.jobs.ledger.OfficeDatabase;
import org.quarterdeck.jobs.office.Digests;
import org.quarterdeck.jobs.source.Sources;
import org.quarterdeck.schema.table.Tables;

class IntakeTest {
    private static final Path PRODUCT = Path.of(System.getProperty("quarterdeck.product"));
    private static final Sources SOURCES =
            Sources.read(PRODUCT.resolve("config/sources"), Tables.read(PRODUCT.resolve("warehouse-schema/tables")));

    @TempDir
    Path folder;

    private final List<String> notices = new ArrayList<>();
    private OfficeDatabase office;
    private Deliveries ledger;
    private Archive archive;
    private Inbox inbox;
    private Intake intake;

    @BeforeEach
    void open() throws IOException {
        office = EmptyOffice.in(folder);
        ledger = new Deliveries(office);
        archive = new Archive(folder.resolve("archive"));
        inbox = new Inbox(folder.resolve("inbox"));
        Clock clock = Clock.fixed(Instant.parse("2020-06-01T03:15:00Z"), ZoneOffset.UTC);
        intake = new Intake(archive, ledger, SOURCES, clock, notices::add);
    }

    @AfterEach
    void close() {
        office.close();
    }

    private Path arrives(String source, String name, String text) throws IOException {
        return Files.writeString(
                Files.createDirectories(folder.resolve("inbox").resolve(source)).resolve(name), text);
    }

    private void takeAll() {
        inbox.look().forEach(intake::take);
    }

    private List<Path> archived() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("archive"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void a_file_leaves_the_inbox_when_it_is_in_archive_and_ledger() throws IOException {
        Path file = arrives("contributions", "q2.csv", "abc");

        takeAll();

        assertThat(file).doesNotExist();
        assertThat(ledger.all()).singleElement().satisfies(delivery -> {
            assertThat(delivery.status()).isEqualTo(Delivery.RECEIVED);
            assertThat(delivery.sizeBytes()).isEqualTo(3);
            assertThat(archive.file(delivery.sha256())).hasContent("abc");
        });
        assertThat(notices).isEmpty();
    }

    @Test
    void what_announced_a_file_goes_with_it_and_is_no_delivery() throws IOException {
        arrives("contributions", "q2.csv", "abc");
        Path size = arrives("contributions", "q2.csv.size", "3");

        takeAll();

        assertThat(size).doesNotExist();
        assertThat(ledger.all()).extracting(Delivery::fileName).containsExactly("q2.csv");
    }

    @Test
    void a_file_that_is_not_what_is_announced_is_not_taken_in_by_hand_either() throws IOException {
        Path file = arrives("contributions", "q2.csv", "abc");
        arrives("contributions", "q2.csv.size", "4");

        assertThat(intake.add("contributions", file, Digests.sha256(file))).isFalse();
        assertThat(ledger.all()).isEmpty();
        assertThat(notices)
                .singleElement()
                .asString()
                .endsWith("q2.csv: it has 3 of the 4 bytes that q2.csv.size tells; it is not taken in");
    }

    @Test
    void the_same_bytes_under_another_name_are_recognised_and_loaded_once() throws IOException {
        arrives("contributions", "q2.csv", "abc");
        takeAll();
        Path again = arrives("contributions", "q2 (1).csv", "abc");
        takeAll();

        assertThat(ledger.all()).hasSize(1);
        assertThat(archived()).hasSize(1);
        assertThat(again).doesNotExist();
        assertThat(notices).singleElement().asString().contains("q2 (1).csv", "the same bytes arrived before");
    }

    @Test
    void other_bytes_under_the_same_name_are_a_new_delivery_and_both_are_kept() throws IOException {
        arrives("contributions", "q2.csv", "abc");
        takeAll();
        arrives("contributions", "q2.csv", "abcd");
        takeAll();

        assertThat(ledger.all()).extracting(Delivery::fileName).containsExactly("q2.csv", "q2.csv");
        assertThat(archived()).hasSize(2);
    }

    @Test
    void a_file_that_changed_since_it_was_looked_at_waits() throws IOException {
        Path file = arrives("contributions", "q2.csv", "abc");
        List<Inbox.Arrived> seen = inbox.look();
        Files.writeString(file, "abc and more");

        seen.forEach(intake::take);

        assertThat(file).exists();
        assertThat(ledger.all()).isEmpty();
        assertThat(notices).singleElement().asString().contains("it waits for the next night");
    }

    @Test
    void a_file_that_became_a_link_since_it_was_looked_at_is_not_followed() throws IOException {
        Path file = arrives("contributions", "q2.csv", "abc");
        List<Inbox.Arrived> seen = inbox.look();
        Files.move(file, folder.resolve("elsewhere.csv"));
        Files.createSymbolicLink(file, folder.resolve("elsewhere.csv"));

        seen.forEach(intake::take);

        assertThat(ledger.all()).isEmpty();
        assertThat(notices).singleElement().asString().contains("it waits for the next night");
    }

    @Test
    void nothing_of_a_waiting_file_stays_in_the_archive() throws IOException {
        Path file = arrives("contributions", "q2.csv", "abc");
        List<Inbox.Arrived> seen = inbox.look();
        Files.writeString(file, "abc and more");

        seen.forEach(intake::take);

        assertThat(archived()).isEmpty();
    }

    @Test
    void a_delivery_of_no_source_is_kept_and_refused_with_the_nearest_name() throws IOException {
        arrives("contribution", "q2.csv", "abc");

        takeAll();

        assertThat(ledger.all()).singleElement().satisfies(delivery -> {
            assertThat(delivery.status()).isEqualTo(Delivery.REFUSED);
            assertThat(delivery.reason()).isEqualTo("unknown source \"contribution\"; did you mean \"contributions\"?");
            assertThat(archive.file(delivery.sha256())).exists();
        });
    }

    @Test
    void a_file_that_a_stopped_night_took_in_already_is_taken_out_of_the_inbox() throws IOException {
        Path file = arrives("contributions", "q2.csv", "abc");
        intake.add("contributions", file, Digests.sha256(file));

        takeAll();

        assertThat(file).doesNotExist();
        assertThat(ledger.all()).hasSize(1);
    }

    @Test
    void a_file_that_is_gone_by_now_is_no_delivery() throws IOException {
        Path file = arrives("contributions", "q2.csv", "abc");
        List<Inbox.Arrived> seen = inbox.look();
        Files.delete(file);

        seen.forEach(intake::take);

        assertThat(ledger.all()).isEmpty();
    }

    @Test
    void nothing_half_copied_stays_in_the_archive() throws IOException {
        arrives("contributions", "q2.csv", "abc");
        takeAll();

        assertThat(archived()).noneMatch(file -> file.toString().endsWith(".part"));
    }

    @Test
    void a_file_whose_first_line_has_no_end_is_refused_unread_and_stays() throws IOException {
        Path endless = arrives("events", "endless.csv", "Date,Label");
        lengthen(endless, 10L << 30);

        assertThat(inbox.look()).isEmpty();
        inbox.endless().forEach((file, source) -> intake.refuseEndless(source, file, null));

        Delivery refused = ledger.all().get(0);
        assertThat(refused.status()).isEqualTo(Delivery.REFUSED);
        assertThat(refused.reason()).startsWith("its first line has no end within 64 MB");
        assertThat(refused.sizeBytes()).isEqualTo(10L << 30);
        assertThat(refused.isArchived()).isFalse();
        assertThat(endless).exists();
        assertThat(archive.file(refused.sha256())).doesNotExist();
        assertThat(notices).singleElement().asString().contains("it stays where it is");
    }

    @Test
    void a_long_file_of_lines_and_a_document_in_one_line_are_taken_in() throws IOException {
        Path lines = arrives("events", "lines.csv", "Date,Label\n");
        Path document = arrives("events", "document.json", " [");
        lengthen(lines, Endless.LOOKED_AT + 1L);
        lengthen(document, Endless.LOOKED_AT + 1L);

        assertThat(inbox.endless()).isEmpty();
        assertThat(inbox.look()).hasSize(2);
    }

    /** Sparse: it takes no room on the disk. */
    private static void lengthen(Path file, long size) throws IOException {
        try (var sparse = new java.io.RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(size);
        }
    }
}
