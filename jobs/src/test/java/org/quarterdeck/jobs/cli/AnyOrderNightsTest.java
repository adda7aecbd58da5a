package org.quarterdeck.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same rows give the same figures, in whichever order, files and nights they come, and over how many partitions. */
@Tag("slow")
class AnyOrderNightsTest {
    private static final long SEED = 20200615;
    private static final String RATES =
            "Currency,From,To,Units per USD,Source\nEUR,2019-01-01,2019-06-30,0.88,un_operational\n"
                    + "EUR,2019-07-01,2019-12-31,0.9,un_operational\nEUR,2020-01-01,2020-12-31,0.91,un_operational\nCHF,2019-01-01,2020-12-31,1.01,un_operational\n";
    private static final LocalDate FIRST = LocalDate.of(2019, 1, 10);

    @TempDir
    static Path folder;

    private static List<String> rows;
    private static Set<String> together;

    @BeforeAll
    static void all_in_one_file() throws IOException {
        rows = rows(new Random(SEED));
        SmallOffice office = SmallOffice.in(folder.resolve("together"));
        office.arrives("exchange-rates/rates.csv", RATES);
        office.arrives("contributions/all.csv", SmallOffice.flows(rows.toArray(String[]::new)));
        office.night("2020-05-31", "2020-05-31-1");
        together = figures(office);
        assertThat(together).hasSizeGreaterThan(1000);
    }

    /** Pledges, reductions, receipts with and without a pledge, and refunds, in three currencies, of five donors. */
    private static List<String> rows(Random dice) {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            int kind = dice.nextInt(10);
            String pledge = "P" + dice.nextInt(12);
            String donor = String.valueOf((char) ('A' + Math.floorMod(pledge.hashCode(), 5)));
            String type = kind < 3 ? "Pledge" : "Payment";
            boolean isBack = kind == 2 || kind == 9;
            made.add(String.join(
                            ",",
                            "F" + i,
                            kind == 8 ? "" : pledge,
                            type,
                            "Cash",
                            isBack ? (kind == 2 ? "Reduction" : "Refund") : "",
                            donor,
                            "Donor " + donor,
                            "Member State",
                            "trust-fund",
                            "",
                            "",
                            FIRST.plusDays(dice.nextInt(500)).toString(),
                            "",
                            "",
                            List.of("USD", "EUR", "CHF").get(Math.floorMod(pledge.hashCode(), 3)),
                            String.valueOf((isBack ? -1 : 1) * (1 + dice.nextInt(90_000)) / 100.0),
                            "",
                            "")
                    + "\n");
        }
        return made;
    }

    private static Set<String> figures(SmallOffice office) {
        return office.list("figures").stream()
                .map(f -> f.get("metric") + " " + f.get("period") + " " + f.get("slice") + " " + f.get("digest"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void rows_that_come_shuffled_in_three_files_over_two_nights_over_eight_partitions() throws Exception {
        List<String> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, new Random(SEED + 1));
        SmallOffice office = SmallOffice.in(folder.resolve("apart"));
        office.arrives("contributions/c.csv", SmallOffice.flows(part(shuffled, 0, 50)));
        office.night("2020-05-30", "2020-05-30-1");
        office.arrives("exchange-rates/rates.csv", RATES);
        office.arrives("contributions/b.csv", SmallOffice.flows(part(shuffled, 50, 51)));
        office.arrives("contributions/a.csv", SmallOffice.flows(part(shuffled, 51, 120)));

        try (Child night = Child.start(
                List.of("-Dspark.sql.shuffle.partitions=8", "-Dspark.default.parallelism=8", "-Dspark.master=local[3]"),
                "nightly",
                "--as-of",
                "2020-05-31",
                "--home",
                office.home().toString())) {
            assertThat(night.end()).isZero();
        }

        assertThat(figures(office)).isEqualTo(together);
    }

    private static String[] part(List<String> all, int from, int to) {
        return all.subList(from, to).toArray(String[]::new);
    }
}
