package org.quarterdeck.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quarterdeck.jobs.office.Product;

/** Nights around a release that is taken back, and around a definition that changes. */
@Tag("slow")
class RollbackNightsTest {
    private static final String HEAD =
            "Flow,Pledge,Type,Nature,Reason,Donor,Donor name,Donor kind,Fund,Programme,Earmark,"
                    + "Date,Value date,Due,Currency,Amount,Amount in USD,Remarks\n";

    @TempDir
    Path folder;

    private Path home;

    private static String flow(String id, String day, int amount) {
        return id + ",,Payment,Cash,,AUS,Australia,Member State,trust-fund,,," + day + ",,,USD," + amount + ",,\n";
    }

    private static String line(String address, String day) {
        return address + " - - [" + day
                + ":10:00:00 +0000] \"GET / HTTP/1.1\" 200 100 \"-\" \"Mozilla/5.0 Firefox/76.0\"\n";
    }

    private void arrives(String path, String text) throws IOException {
        Path file = home.resolve("inbox").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Ran ask(String... words) {
        String[] all = java.util.Arrays.copyOf(words, words.length + 2);
        all[words.length] = "--home";
        all[words.length + 1] = home.toString();
        return Ran.command(all);
    }

    private List<CSVRecord> list(String... words) {
        String[] all = java.util.Arrays.copyOf(words, words.length + 2);
        all[words.length] = "--format";
        all[words.length + 1] = "csv";
        Ran ran = ask(all);
        assertThat(ran.exit()).as(ran.err()).isZero();
        return ran.rows();
    }

    private void night(String asOf, String release) {
        Ran night = ask("nightly", "--as-of", asOf);
        assertThat(night.exit()).as(night.out() + night.err()).isZero();
        assertThat(night.out()).contains("Release " + release + " published");
    }

    private BigDecimal figure(String metric, String period) {
        List<CSVRecord> found = list("figures", "--metric", metric, "--period", period, "--slice", "");
        assertThat(found).as(metric + " " + period).hasSize(1);
        return new BigDecimal(found.get(0).get("value"));
    }

    @Test
    void a_release_is_published_again_and_the_next_night_counts_what_came_since_once_more() throws IOException {
        home = folder.resolve("office");
        assertThat(Ran.command("init", home.toString()).exit()).isZero();
        arrives("contributions/april.csv", HEAD + flow("F1", "2020-04-10", 100));
        arrives("platform-log/2020-05-30.log", line("192.0.2.1", "30/May/2020"));
        night("2020-05-31", "2020-05-31-1");
        arrives("contributions/april-corrected.csv", HEAD + flow("F1", "2020-04-10", 900));
        arrives("platform-log/2020-06-01.log", line("192.0.2.2", "01/Jun/2020") + line("192.0.2.3", "01/Jun/2020"));
        night("2020-06-02", "2020-06-02-1");
        assertThat(figure("funds.received", "2020-04")).isEqualByComparingTo("900");

        Ran back = ask("release", "rollback", "2020-05-31-1");

        assertThat(back.exit()).as(back.err()).isZero();
        assertThat(back.out()).contains("Release 2020-05-31-2 published; it is 2020-05-31-1 again.");
        assertThat(figure("funds.received", "2020-04")).isEqualByComparingTo("100");
        assertThat(list("sql", "SELECT count(*) AS n FROM core.fact_page_view")
                        .get(0)
                        .get("n"))
                .isEqualTo("1");
        assertThat(home.resolve("packs/2020-05/nightly-2020-05-31-2/index.html"))
                .exists();
        assertThat(ask("release", "rollback", "2020-05-31-2").err()).contains("stands already");

        Ran same = ask("nightly", "--as-of", "2020-06-02");
        assertThat(same.out()).as("nothing else came").contains("2020-05-31-2 stands");

        night("2020-06-03", "2020-06-03-1");
        assertThat(figure("funds.received", "2020-04")).isEqualByComparingTo("900");
        assertThat(figure("platform.visits", "2020-06-01")).isEqualByComparingTo("2");
        assertThat(figure("platform.visits", "2020-05-30")).isEqualByComparingTo("1");
        Ran verified = ask("release", "verify", "--all");
        assertThat(verified.exit()).as(verified.out()).isZero();
    }

    @Test
    void a_changed_definition_is_classed_as_one_and_earlier_releases_still_verify() throws IOException {
        home = folder.resolve("office");
        assertThat(Ran.command("init", home.toString()).exit()).isZero();
        arrives("contributions/april.csv", HEAD + flow("F1", "2020-04-10", 100) + flow("F2", "2020-04-11", 50));
        night("2020-05-31", "2020-05-31-1");
        Path own = Files.createDirectories(home.resolve("config/metrics")).resolve("funds.received.yaml");
        String metric = Files.readString(Product.running().metrics().resolve("funds.received.yaml"));
        Files.writeString(own, metric.replace("stage = 'receipt'", "stage = 'receipt' AND amount > 60"));
        night("2020-05-31", "2020-05-31-2");

        List<CSVRecord> changed = list("release", "compare", "2020-05-31-1", "2020-05-31-2");

        assertThat(changed).isNotEmpty().allSatisfy(c -> {
            assertThat(c.get("class")).isEqualTo("R3");
            assertThat(c.get("cause")).isEqualTo("definition changed: metric funds.received");
        });
        assertThat(figure("funds.received", "2020-04")).isEqualByComparingTo("100");
        Ran verified = ask("release", "verify", "--all");
        assertThat(verified.exit()).as(verified.out()).isZero();

        Files.delete(own);
        night("2020-05-31", "2020-05-31-3");
        assertThat(figure("funds.received", "2020-04")).as("as it was at first").isEqualByComparingTo("150");
    }
}
