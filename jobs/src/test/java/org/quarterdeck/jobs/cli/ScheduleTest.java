package org.quarterdeck.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.quarterdeck.jobs.office.Home;
import org.quarterdeck.jobs.office.Office;
import org.quarterdeck.jobs.office.Product;

/** The scheduler as an operator runs it, in a process of its own, with launches a few seconds apart. */
@Tag("slow")
class ScheduleTest {
    private static final String EVERY_TWO_SECONDS = """
            jobs:
              nightly: {cron: "0/2 * * * * ?", zone: UTC}
            """;
    private static final String RUNS = "The scheduler runs";

    @TempDir
    Path folder;

    private Path home;

    @BeforeEach
    void an_office_whose_nights_find_nothing_to_do() throws IOException {
        home = folder.resolve("office");
        assertThat(Ran.command("init", home.toString()).exit()).isZero();
        Files.writeString(home.resolve("config/schedule.yaml"), EVERY_TWO_SECONDS);
    }

    /** The night that the scheduler will launch is done, so that its launches are short. */
    private void tonightIsDone() {
        String asOf = LocalDate.now(ZoneOffset.UTC).minusDays(1).toString();
        Ran night = Ran.command("nightly", "--as-of", asOf, "--home", home.toString());
        assertThat(night.exit()).as(night.err()).isZero();
    }

    private Child schedule() {
        return Child.start("schedule", "--home", home.toString());
    }

    private long launched(String words) {
        try {
            return Files.readString(home.resolve("logs/launch-nightly.log"))
                    .lines()
                    .filter(line -> line.contains(words))
                    .count();
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long triggers() {
        try (Office office = Office.open(Product.running(), new Home(home), Clock.systemUTC())) {
            return office.database()
                    .client()
                    .sql("SELECT count(*) FROM qrtz_triggers WHERE trigger_group = 'office'")
                    .query(Long.class)
                    .single();
        }
    }

    @Test
    void it_launches_nights_and_goes_on_after_it_was_killed_and_ends_when_it_is_asked_to() throws Exception {
        tonightIsDone();
        try (Child first = schedule()) {
            first.awaitLine(line -> line.contains(RUNS));
            first.await(() -> launched("stands") > 0);
            long launches = launched("launch nightly");
            first.await(() -> launched("launch nightly") > launches);
            first.kill();
        }
        long before = launched("launch nightly");
        try (Child second = schedule()) {
            second.awaitLine(line -> line.contains(RUNS));
            second.await(() -> launched("launch nightly") > before + 1);
            assertThat(triggers()).isEqualTo(1);

            assertThat(second.terminate()).as(second.said()).isIn(0, 128 + 15);
        }
        assertThat(launched("launch nightly")).isLessThan(before + 10);
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
    void a_second_scheduler_is_refused_while_the_first_runs_and_not_after() throws Exception {
        Files.writeString(
                home.resolve("config/schedule.yaml"), EVERY_TWO_SECONDS.replace("0/2 * * * * ?", "0 15 4 * * ?"));
        try (Child first = schedule()) {
            first.awaitLine(line -> line.contains(RUNS));

            Ran second = Ran.command("schedule", "--home", home.toString());

            assertThat(second.exit()).isEqualTo(ExitCode.BUSY);
            assertThat(second.err()).contains("another scheduler runs", "stop it first");
            first.kill();
        }
        try (Child third = schedule()) {
            third.awaitLine(line -> line.contains(RUNS));
        }
    }

    @Test
    void a_wrong_cron_is_refused_with_what_to_write() throws IOException {
        Files.writeString(home.resolve("config/schedule.yaml"), EVERY_TWO_SECONDS.replace("0/2 * * * * ?", "at four"));

        Ran schedule = Ran.command("schedule", "--home", home.toString());

        assertThat(schedule.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(schedule.err())
                .contains("\"at four\" is no cron expression; write second minute hour day month weekday");
    }
}
