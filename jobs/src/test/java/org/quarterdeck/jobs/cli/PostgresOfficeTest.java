package org.quarterdeck.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.quarterdeck.jobs.ledger.PostgresServer;
import org.quarterdeck.jobs.office.Home;
import org.quarterdeck.jobs.office.Office;
import org.quarterdeck.jobs.office.Product;

/** An office whose database is PostgreSQL by its configuration alone: its nights, one after the other. */
@Tag("slow")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PostgresOfficeTest {
    private static final String HEAD =
            "Flow,Pledge,Type,Nature,Reason,Donor,Donor name,Donor kind,Fund,Programme,Earmark,"
                    + "Date,Value date,Due,Currency,Amount,Amount in USD,Remarks\n";

    @TempDir
    static Path folder;

    private static Path home;
    private static String database;

    @BeforeAll
    static void an_office() throws IOException {
        home = folder.resolve("office");
        database = PostgresServer.emptyDatabase();
        Ran init = Ran.command("init", home.toString(), "--database-url", database);
        assertThat(init.exit()).as(init.err()).isZero();
        StringBuilder flows = new StringBuilder(HEAD).append(flow("F1", "2020-04-10", "100"));
        for (int i = 2; i < 10; i++) {
            flows.append(flow("F" + i, "2020-03-10", "1"));
        }
        arrives("contributions/april.csv", flows + flow("F10", "2020-04-11", "one\0hundred"));
        arrives("platform-log/2020-05-30.log", line("192.0.2.1", "30/May/2020"));
    }

    private static String flow(String id, String day, String amount) {
        return id + ",,Payment,Cash,,AUS,Australia,Member State,trust-fund,,," + day + ",,,USD," + amount + ",,\n";
    }

    private static String line(String address, String day) {
        return address + " - - [" + day
                + ":10:00:00 +0000] \"GET / HTTP/1.1\" 200 100 \"-\" \"Mozilla/5.0 Firefox/76.0\"\n";
    }

    private static void arrives(String path, String text) throws IOException {
        Path file = home.resolve("inbox").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String[] about(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--home", home.toString()));
        return all.toArray(String[]::new);
    }

    private static Ran ask(String... words) {
        return Ran.command(about(words));
    }

    private static List<CSVRecord> list(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--format", "csv"));
        Ran ran = ask(all.toArray(String[]::new));
        assertThat(ran.exit()).as(ran.err()).isZero();
        return ran.rows();
    }

    private static void assertEveryReleaseVerifies() {
        Ran verified = ask("release", "verify", "--all");
        assertThat(verified.exit()).as(verified.out()).isZero();
    }

    @Test
    @Order(1)
    void a_night_publishes_and_every_listing_reads() {
        Ran night = ask("nightly", "--as-of", "2020-05-31");

        assertThat(night.exit()).as(night.err()).isEqualTo(ExitCode.REFUSED);
        assertThat(night.out()).contains("Release 2020-05-31-1 published");
        assertThat(home.resolve("quarterdeck.db")).doesNotExist();
        assertThat(list("release", "list")).hasSize(1);
        assertThat(list("deliveries")).hasSize(2);
        assertThat(list("rejects"))
                .singleElement()
                .satisfies(r -> assertThat(r.get("message")).isNotEmpty());
        assertThat(list("runs"))
                .singleElement()
                .satisfies(r -> assertThat(r.get("status")).isEqualTo("published"));
        assertThat(list("gates", "--all")).isNotEmpty();
        assertThat(list("sql", "SELECT release_id FROM ledger.release")).hasSize(1);
        assertThat(list("figures", "--metric", "funds.received", "--period", "2020-04", "--slice", ""))
                .singleElement()
                .satisfies(f -> assertThat(f.get("value")).startsWith("100"));
        assertThat(ask("doctor").out()).contains("jdbc:postgresql://");
        assertEveryReleaseVerifies();
    }

    @Test
    @Order(2)
    void a_killed_night_goes_on_at_the_step_that_failed() throws Exception {
        arrives("contributions/april-corrected.csv", HEAD + flow("F1", "2020-04-10", "900"));
        arrives("platform-log/2020-06-01.log", line("192.0.2.2", "01/Jun/2020"));
        try (Child night = Child.start(about("nightly", "--as-of", "2020-06-02"))) {
            night.awaitLine(line -> line.contains("] load core.fact_page_view"));
            night.kill();
        }

        Ran again = ask("nightly", "--as-of", "2020-06-02");

        assertThat(again.exit()).as(again.err()).isIn(ExitCode.DONE, ExitCode.REFUSED);
        assertThat(again.out()).contains("Release 2020-06-02-1 published");
        assertThat(again.err())
                .contains("] figures")
                .doesNotContain("] intake", "] stage ", "] load core.fact_page_view");
        assertThat(list("figures", "--metric", "funds.received", "--period", "2020-04", "--slice", ""))
                .singleElement()
                .satisfies(f -> assertThat(f.get("value")).startsWith("900"));
        assertEveryReleaseVerifies();
    }

    @Test
    @Order(3)
    void it_is_maintained_and_its_releases_verify_and_can_be_published_again() {
        Ran maintained = ask("maintain");

        assertThat(maintained.exit()).as(maintained.out()).isZero();
        assertThat(maintained.out()).contains("2 releases looked at, 0 problems");
        assertThat(ask("release", "rollback", "2020-05-31-1").out()).contains("Release 2020-05-31-2 published");
        assertEveryReleaseVerifies();
    }

    @Test
    @Order(4)
    void the_schedule_is_kept_there_and_goes_on_after_it_was_killed() throws Exception {
        String day = LocalDate.now(ZoneOffset.UTC).minusDays(1).toString();
        Ran night = ask("nightly", "--as-of", day);
        assertThat(night.exit()).as(night.err()).isIn(ExitCode.DONE, ExitCode.REFUSED);
        Files.writeString(home.resolve("config/schedule.yaml"), """
                jobs:
                  nightly: {cron: "0/2 * * * * ?", zone: UTC}
                """);
        Path log = home.resolve("logs/launch-nightly.log");
        try (Child first = Child.start(about("schedule"))) {
            first.await(() -> launched(log) > 0);
            first.kill();
        }
        long before = launched(log);
        try (Child second = Child.start(about("schedule"))) {
            second.await(() -> launched(log) > before);
            assertThat(ask("schedule").err()).contains("another scheduler runs");
            assertThat(triggers()).isEqualTo(1);
            assertThat(second.terminate()).as(second.said()).isIn(0, 128 + 15);
        }
    }

    private static long launched(Path log) {
        try {
            return Files.exists(log)
                    ? Files.readString(log)
                            .lines()
                            .filter(l -> l.contains("stands"))
                            .count()
                    : 0;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static long triggers() {
        try (Office office = Office.open(Product.running(), new Home(home), Clock.systemUTC())) {
            return office.database()
                    .client()
                    .sql("SELECT count(*) FROM qrtz_triggers WHERE trigger_group = 'office'")
                    .query(Long.class)
                    .single();
        }
    }

    @Test
    @Order(5)
    void a_backup_says_what_to_run_instead() {
        Path file = folder.resolve("office.tar.zst");

        Ran backup = ask("backup", file.toString());

        assertThat(backup.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(backup.err()).contains("pg_dump --format=custom", "and copy the home, too");
        assertThat(folder).isDirectoryNotContaining("glob:**office.tar.zst*");
    }

    @Test
    @Order(6)
    void no_second_office_is_made_there_and_none_where_there_is_no_database() {
        Path second = folder.resolve("second");

        Ran taken = Ran.command("init", second.toString(), "--database-url", database);
        Ran missing =
                Ran.command("init", second.toString(), "--database-url", database.replaceFirst("/[^/?]+[?]", "/none?"));

        assertThat(taken.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(taken.err()).contains("is an office's already", "name an empty one");
        assertThat(missing.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(missing.err()).contains("cannot be opened");
        assertThat(second).doesNotExist();
    }
}
