package org.quarterdeck.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    private static int tables;

    /** Tables know their place by its full path: every case runs in the same place, made anew from a copy. */
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
        tables = undisturbed.tables().size();
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

    /** So many steps that begin like this are done: the next one has begun. */
    private static Predicate<String> done(String step, int count) {
        AtomicInteger seen = new AtomicInteger();
        return line -> line.contains("] " + step) && seen.incrementAndGet() == count;
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

    @Test
    void a_night_killed_while_it_takes_files_in_is_made_up_for() throws Exception {
        long before = archived();
        try (Child night = night()) {
            night.await(() -> archived() > before);
            night.kill();
        }
        assertEndedWell(again());
    }

    private static long archived() {
        try (Stream<Path> files = Files.walk(home.resolve("archive"))) {
            return files.filter(Files::isRegularFile).count();
        } catch (IOException | java.io.UncheckedIOException e) {
            return 0; // A file beside was renamed while they were listed.
        }
    }

    /** The step that is done, how many of that name, and the step that is killed for it. */
    @ParameterizedTest(name = "killed in {2}")
    @CsvSource({
        "intake, 1, the first staging step",
        "stage focal-points, 1, the reading of logs",
        "load core.fact_page_view, 1, a load",
        "load, 0, the gates",
        "gates, 1, the figures",
        "figures, 1, the publication",
        "publish, 1, the settling",
        "settle, 1, the drawing",
        "draw, 1, its last moment",
    })
    void a_killed_night_is_made_up_for(String done, int count, String killed) throws Exception {
        try (Child night = night()) {
            night.awaitLine(done(done, count == 0 ? tables : count));
            night.kill();
        }
        assertEndedWell(again());
    }

    @Test
    void a_night_that_is_asked_to_stop_in_a_load_is_made_up_for() throws Exception {
        try (Child night = night()) {
            night.awaitLine(done("load core.dim_donor", 1));
            assertThat(night.terminate()).isNotZero();
        }
        assertEndedWell(again());
        // The log of such an end is the longest: it tells of every step that was broken off.
        assertThat(home.resolve("logs/quarterdeck.log")).isNotEmptyFile();
        new PersonalData(home).assertNoneIsPastStaging();
    }

    @Test
    void a_night_killed_once_more_while_it_is_made_up_for_is_made_up_for() throws Exception {
        for (String step : new String[] {"load core.fact_page_view", "settle"}) {
            try (Child night = night()) {
                night.awaitLine(done(step, 1));
                night.kill();
            }
        }
        assertEndedWell(again());
    }

    /** What it published is pinned and drawn by whichever night comes next. */
    @Test
    void a_night_killed_after_it_published_is_made_up_for_by_the_next() throws Exception {
        try (Child night = night()) {
            night.awaitLine(done("publish", 1));
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
