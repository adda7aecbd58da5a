package org.quarterdeck.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody asks for figures all the time, while nights publish and are killed: whatever the moment, the answer is one
 * whole release. How many nights, {@code -Dnights} says; each is killed once, at another step, and run again.
 */
@Tag("slow")
class PollingReaderTest {
    private static final int NIGHTS = Integer.getInteger("nights", 2);
    private static final LocalDate FIRST = LocalDate.of(2020, 5, 1);
    private static final List<String> KILLED_AT =
            List.of("publish", "figures", "settle", "load core.fact_fund_flow", "gates", "draw", "intake");

    @TempDir
    Path folder;

    @Test
    void a_reader_sees_whole_releases_only() throws Exception {
        SmallOffice office = SmallOffice.in(folder.resolve("office"));
        arrives(office, 0);
        office.night(FIRST.toString(), FIRST + "-1");
        AtomicBoolean isOver = new AtomicBoolean();
        CompletableFuture<Map<String, String>> reader = CompletableFuture.supplyAsync(() -> poll(office, isOver));

        for (int n = 1; n <= NIGHTS; n++) {
            arrives(office, n);
            String[] night = {
                "nightly",
                "--as-of",
                FIRST.plusDays(n).toString(),
                "--home",
                office.home().toString()
            };
            String step = KILLED_AT.get((n - 1) % KILLED_AT.size());
            try (Child child = Child.start(night)) {
                child.awaitLine(line -> line.contains("] " + step));
                child.kill();
            }
            try (Child child = Child.start(night)) {
                assertThat(child.end()).isZero();
            }
        }
        isOver.set(true);
        Map<String, String> seen = reader.join();

        assertThat(seen.keySet())
                .hasSizeGreaterThan(1)
                .isSubsetOf(office.list("release", "list").stream()
                        .map(r -> r.get("release_id"))
                        .toList());
        seen.forEach((release, figures) -> assertThat(office.ask("figures", "--format", "csv", "--release", release)
                        .out())
                .as(release)
                .isEqualTo(figures));
    }

    private static void arrives(SmallOffice office, int n) throws java.io.IOException {
        office.arrives(
                "contributions/" + n + ".csv",
                SmallOffice.flows(SmallOffice.flow("F" + n, "2020-04-10", "USD", 10 + n)));
    }

    /** What was answered, by the release that the answer names; the same of each as often as it was asked. */
    private static Map<String, String> poll(SmallOffice office, AtomicBoolean isOver) {
        Map<String, String> seen = new LinkedHashMap<>();
        while (!isOver.get()) {
            Ran ran = office.ask("figures", "--format", "csv");
            assertThat(ran.exit()).as(ran.err()).isZero();
            String release = ran.err().replaceAll("(?s).*Release ([0-9-]+),.*", "$1");
            String before = seen.putIfAbsent(release, ran.out());
            assertThat(ran.out()).as(release).isEqualTo(before == null ? ran.out() : before);
        }
        return seen;
    }
}
