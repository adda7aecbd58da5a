package org.quarterdeck.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quarterdeck.jobs.office.Product;
import org.quarterdeck.jobs.sample.Night;
import org.quarterdeck.jobs.sample.SampleOffice;

/**
 * A night in a process of its own is killed; the same command, run again, ends as if nothing had happened. These are
 * killed processes and no cut power: what the disk has not written survives here.
 */
@Tag("slow")
class KilledNightTest {
    private static final String[] NIGHT = {"nightly", "--as-of", "2020-04-30", "--home"};
    /** Logs that each night keeps: a night's time goes into tables, and not into lines. */
    private static final int LOGS = 2;

    @TempDir
    static Path folder;

    private static Path home;
    private static Path prepared;
    private static OfficeState undisturbed;

    /** Every case runs in the same place, made anew from a copy. */
    @BeforeAll
    static void one_night_is_over_and_the_deliveries_of_the_next_are_here() throws IOException {
        home = folder.resolve("home");
        prepared = folder.resolve("prepared");
        SampleOffice sample = new SampleOffice(Product.running().root());
        sample.init(home);
        deliver(sample, Night.MARCH);
        Ran first = Ran.command("nightly", "--as-of", "2020-03-31", "--home", home.toString());
        assertThat(first.exit()).as(first.err()).isZero();
        deliver(sample, Night.APRIL);
        PathUtils.copyDirectory(home, prepared);

        Ran whole = again();
        assertThat(whole.exit()).as(whole.err()).isEqualTo(ExitCode.REFUSED);
        undisturbed = OfficeState.of(home);
        assertThat(undisturbed.releases()).hasSize(2);
        assertThat(undisturbed.lease()).isEqualTo("free");
        assertThat(undisturbed.tables().values())
                .allMatch(t -> t.contains("main") && !t.contains("run_"), "main is there, and no run's branch");
    }

    private static void deliver(SampleOffice sample, Night night) throws IOException {
        sample.deliver(home, night, 1);
        try (Stream<Path> logs = Files.list(home.resolve("inbox/platform-log"))) {
            for (Path log : logs.sorted().skip(LOGS).toList()) {
                Files.delete(log);
            }
        }
    }

    @BeforeEach
    void the_office_is_as_it_was_before_the_night() throws IOException {
        PathUtils.deleteDirectory(home);
        PathUtils.copyDirectory(prepared, home);
    }

    private static Child night() {
        String[] words = NIGHT.clone();
        return Child.start(
                Stream.concat(Stream.of(words), Stream.of(home.toString())).toArray(String[]::new));
    }

    private static Ran again() {
        return Ran.command(
                Stream.concat(Stream.of(NIGHT), Stream.of(home.toString())).toArray(String[]::new));
    }

    private static void assertEndedWell(Ran again) throws IOException {
        assertThat(again.exit()).as(again.err()).isIn(ExitCode.DONE, ExitCode.REFUSED);
        OfficeState now = OfficeState.of(home);
        assertThat(now.figures()).containsExactlyElementsOf(undisturbed.figures());
        assertThat(now.releases()).isEqualTo(undisturbed.releases());
        assertThat(now.tables()).isEqualTo(undisturbed.tables());
        assertThat(now.deliveries()).isEqualTo(undisturbed.deliveries());
        assertThat(now.files()).isEqualTo(undisturbed.files());
        assertThat(now.runs()).isEqualTo(undisturbed.runs());
        assertThat(now.lease()).isEqualTo("free");
    }

    private static long archived() {
        try (Stream<Path> files = Files.walk(home.resolve("archive"))) {
            return files.filter(Files::isRegularFile).count();
        } catch (IOException | java.io.UncheckedIOException e) {
            return 0; // A file beside was renamed while they were listed.
        }
    }

    /** Killed while it takes files in, after each of these steps, and at its last moment: each time it goes on. */
    @Test
    void a_night_killed_in_every_phase_is_made_up_for() throws Exception {
        long before = archived();
        try (Child night = night()) {
            night.await(() -> archived() > before);
            night.kill();
        }
        // Intake may have ended before it could be killed: then no later night says that it does it.
        for (String step : List.of(
                "stage focal-points",
                "load core.fact_page_view",
                "load mart.in_kind",
                "gates",
                "figures",
                "publish",
                "settle",
                "draw")) {
            try (Child night = night()) {
                night.awaitLine(line -> line.contains("] " + step));
                night.kill();
            }
        }
        assertEndedWell(again());
    }

    @Test
    void a_night_that_is_asked_to_stop_in_a_load_is_made_up_for() throws Exception {
        try (Child night = night()) {
            night.awaitLine(line -> line.contains("] load core.dim_donor"));
            assertThat(night.terminate()).isNotZero();
        }
        assertEndedWell(again());
        // The log of such an end is the longest: it tells of every step that was broken off.
        assertThat(home.resolve("logs/quarterdeck.log")).isNotEmptyFile();
        new PersonalData(home).assertNoneIsPastStaging();
    }

    /** What it published is pinned and drawn by whichever night comes next. */
    @Test
    void a_night_killed_after_it_published_is_made_up_for_by_the_next() throws Exception {
        try (Child night = night()) {
            night.awaitLine(line -> line.contains("] publish"));
            night.kill();
        }

        Ran next = Ran.command("nightly", "--as-of", "2020-05-01", "--home", home.toString());

        assertThat(next.exit()).as(next.err()).isZero();
        OfficeState now = OfficeState.of(home);
        assertThat(now.releases()).hasSize(3).startsWith(undisturbed.releases().toArray(String[]::new));
        assertThat(now.tables().keySet()).isEqualTo(undisturbed.tables().keySet());
        now.tables()
                .forEach((name, table) -> assertThat(tags(table))
                        .as(name)
                        .isEqualTo(tags(undisturbed.tables().get(name))));
        assertThat(now.files().keySet()).containsAll(undisturbed.files().keySet());
        assertThat(now.runs()).startsWith(undisturbed.runs().toArray(String[]::new));
    }

    private static String tags(String table) {
        return table.substring(table.indexOf("at it: "));
    }
}
