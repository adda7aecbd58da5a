package org.quarterdeck.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nights around a release that is taken back. */
@Tag("slow")
class RollbackNightsTest {
    @TempDir
    Path folder;

    private static String line(String address, String day) {
        return address + " - - [" + day
                + ":10:00:00 +0000] \"GET / HTTP/1.1\" 200 100 \"-\" \"Mozilla/5.0 Firefox/76.0\"\n";
    }

    /** A rollback of a process of its own that ends as soon as a listing holds such a row. */
    private static void killed(SmallOffice office, String listing, String row) throws InterruptedException {
        try (Child back = Child.start(
                "release", "rollback", "2020-05-31-1", "--home", office.home().toString())) {
            back.await(() ->
                    office.ask((listing + " --format csv").split(" ")).out().contains(row));
            back.kill();
        }
    }

    @Test
    void a_release_is_published_again_and_the_next_night_counts_what_came_since_once_more() throws Exception {
        SmallOffice office = SmallOffice.in(folder.resolve("office"));
        office.arrives("contributions/april.csv", SmallOffice.flows(SmallOffice.flow("F1", "2020-04-10", "USD", 100)));
        office.arrives("platform-log/2020-05-30.log", line("192.0.2.1", "30/May/2020"));
        office.night("2020-05-31", "2020-05-31-1");
        office.arrives(
                "contributions/april-corrected.csv",
                SmallOffice.flows(SmallOffice.flow("F1", "2020-04-10", "USD", 900)));
        office.arrives(
                "platform-log/2020-06-01.log", line("192.0.2.2", "01/Jun/2020") + line("192.0.2.3", "01/Jun/2020"));
        office.night("2020-06-02", "2020-06-02-1");
        assertThat(office.figure("funds.received", "2020-04")).isEqualByComparingTo("900");

        killed(office, "runs", "_again-");
        Ran back = office.ask("release", "rollback", "2020-05-31-1");

        assertThat(back.exit()).as(back.err()).isZero();
        assertThat(back.out()).contains("Release 2020-05-31-2 published; it is 2020-05-31-1 again.");
        assertThat(office.figure("funds.received", "2020-04")).isEqualByComparingTo("100");
        assertThat(office.list("sql", "SELECT count(*) AS n FROM core.fact_page_view")
                        .get(0)
                        .get("n"))
                .isEqualTo("1");
        assertThat(office.home().resolve("packs/2020-05/nightly-2020-05-31-2/index.html"))
                .exists();
        assertThat(office.ask("release", "rollback", "2020-05-31-2").err()).contains("stands already");

        Ran same = office.ask("nightly", "--as-of", "2020-06-02");
        assertThat(same.out()).as("nothing else came").contains("2020-05-31-2 stands");

        office.night("2020-06-03", "2020-06-03-1");
        assertThat(office.figure("funds.received", "2020-04")).isEqualByComparingTo("900");
        assertThat(office.figure("platform.visits", "2020-06-01")).isEqualByComparingTo("2");
        assertThat(office.figure("platform.visits", "2020-05-30")).isEqualByComparingTo("1");
        Ran verified = office.ask("release", "verify", "--all");
        assertThat(verified.exit()).as(verified.out()).isZero();
    }

    @Test
    void a_rollback_that_was_killed_once_it_was_published_is_settled_by_the_next_night() throws Exception {
        SmallOffice office = SmallOffice.in(folder.resolve("office"));
        office.arrives("contributions/april.csv", SmallOffice.flows(SmallOffice.flow("F1", "2020-04-10", "USD", 100)));
        office.night("2020-05-31", "2020-05-31-1");
        office.arrives("contributions/june.csv", SmallOffice.flows(SmallOffice.flow("F2", "2020-06-01", "USD", 50)));
        office.night("2020-06-02", "2020-06-02-1");

        killed(office, "release list", "2020-05-31-2");
        Ran night = office.ask("nightly", "--as-of", "2020-06-02");

        assertThat(night.exit()).as(night.err()).isZero();
        assertThat(office.list("release", "list")).hasSize(3);
        assertThat(office.list("runs"))
                .allSatisfy(run -> assertThat(run.get("status")).isEqualTo("published"));
        assertThat(office.home().resolve("packs/2020-05/nightly-2020-05-31-2/index.html"))
                .exists();
        assertThat(office.figure("funds.received", "2020-04")).isEqualByComparingTo("100");
        Ran verified = office.ask("release", "verify", "--all");
        assertThat(verified.exit()).as(verified.out()).isZero();
    }
}
