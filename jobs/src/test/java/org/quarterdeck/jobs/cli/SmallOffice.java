package org.quarterdeck.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVRecord;

/** An office of its own for a test, with the few rows that the test is about. */
record SmallOffice(Path home) {
    private static final String FLOWS =
            "Flow,Pledge,Type,Nature,Reason,Donor,Donor name,Donor kind,Fund,Programme,Earmark,"
                    + "Date,Value date,Due,Currency,Amount,Amount in USD,Remarks\n";

    /** One that is new. */
    static SmallOffice in(Path home) {
        assertThat(Ran.command("init", home.toString()).exit()).isZero();
        return new SmallOffice(home);
    }

    /** A file of receipts of Australia's. */
    static String flows(String... rows) {
        return FLOWS + String.join("", rows);
    }

    static String flow(String id, String day, String currency, int amount) {
        return id + ",,Payment,Cash,,AUS,Australia,Member State,trust-fund,,," + day + ",,," + currency + "," + amount
                + ",,\n";
    }

    void arrives(String path, String text) throws IOException {
        Path file = home.resolve("inbox").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    Ran ask(String... words) {
        String[] all = Arrays.copyOf(words, words.length + 2);
        all[words.length] = "--home";
        all[words.length + 1] = home.toString();
        return Ran.command(all);
    }

    List<CSVRecord> list(String... words) {
        String[] all = Arrays.copyOf(words, words.length + 2);
        all[words.length] = "--format";
        all[words.length + 1] = "csv";
        Ran ran = ask(all);
        assertThat(ran.exit()).as(ran.err()).isZero();
        return ran.rows();
    }

    /** A night that ends well and publishes. */
    void night(String asOf, String release) {
        Ran night = ask("nightly", "--as-of", asOf);
        assertThat(night.exit()).as(night.out() + night.err()).isZero();
        assertThat(night.out()).contains("Release " + release + " published");
    }

    BigDecimal figure(String metric, String period) {
        List<CSVRecord> found = list("figures", "--metric", metric, "--period", period, "--slice", "");
        assertThat(found).as(metric + " " + period).hasSize(1);
        return new BigDecimal(found.get(0).get("value"));
    }
}
