package org.quarterdeck.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.io.file.PathUtils;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quarterdeck.jobs.office.Product;

/** Why figures change from one night to the next: a definition, or a rate that is told otherwise. */
@Tag("slow")
class ChangeClassNightsTest {
    private static final String RATES = "Currency,From,To,Units per USD,Source,Remarks\n";

    @TempDir
    Path folder;

    @Test
    void a_changed_definition_is_classed_as_one_and_earlier_releases_still_verify() throws IOException {
        SmallOffice office = SmallOffice.in(folder.resolve("office"));
        office.arrives(
                "contributions/april.csv",
                SmallOffice.flows(
                        SmallOffice.flow("F1", "2020-04-10", "USD", 100),
                        SmallOffice.flow("F2", "2020-04-11", "USD", 50)));
        office.night("2020-05-31", "2020-05-31-1");
        Path own =
                Files.createDirectories(office.home().resolve("config/metrics")).resolve("funds.received.yaml");
        String metric = Files.readString(Product.running().metrics().resolve("funds.received.yaml"));
        Files.writeString(own, metric.replace("stage = 'receipt'", "stage = 'receipt' AND amount > 60"));
        office.night("2020-05-31", "2020-05-31-2");

        List<CSVRecord> changed = office.list("release", "compare", "2020-05-31-1", "2020-05-31-2");

        assertThat(changed).isNotEmpty().allSatisfy(c -> {
            assertThat(c.get("class")).isEqualTo("R3");
            assertThat(c.get("cause")).isEqualTo("definition changed: metric funds.received");
        });
        assertThat(office.figure("funds.received", "2020-04")).isEqualByComparingTo("100");
        Ran verified = office.ask("release", "verify", "--all");
        assertThat(verified.exit()).as(verified.out()).isZero();

        Files.delete(own);
        office.night("2020-05-31", "2020-05-31-3");
        assertThat(office.figure("funds.received", "2020-04"))
                .as("as it was at first")
                .isEqualByComparingTo("150");
    }

    @Test
    void a_restated_rate_is_classed_as_one_and_a_changed_load_makes_anew_only_what_depends_on_it() throws IOException {
        SmallOffice office = SmallOffice.in(folder.resolve("office"));
        office.arrives(
                "contributions/april.csv",
                SmallOffice.flows(
                        SmallOffice.flow("F1", "2020-04-10", "EUR", 100),
                        SmallOffice.flow("F2", "2020-04-11", "USD", 50)));
        office.arrives("exchange-rates/april.csv", RATES + "EUR,2020-04-01,,0.8,un_operational,\n");
        office.night("2020-05-31", "2020-05-31-1");
        assertThat(office.figure("funds.received", "2020-04")).isEqualByComparingTo("175");

        office.arrives("exchange-rates/april-restated.csv", RATES + "EUR,2020-04-01,,0.5,un_operational,\n");
        office.night("2020-06-01", "2020-06-01-1");
        assertThat(office.figure("funds.received", "2020-04")).isEqualByComparingTo("250");
        assertThat(changes(office, "2020-05-31-1", "2020-06-01-1")).allSatisfy(c -> {
            assertThat(c.get("class")).isEqualTo("R2");
            assertThat(c.get("cause")).startsWith("recalculated: core.fact_exchange_rate");
        });

        Path load = productOfItsOwn().resolve("warehouse-schema/tables/core/fact_fund_flow/load.sql");
        Files.writeString(load, Files.readString(load) + "WHERE amount > 60\n");
        String product =
                System.setProperty(Product.PROPERTY, folder.resolve("product").toString());
        try {
            office.night("2020-06-02", "2020-06-02-1");
            assertThat(office.figure("funds.received", "2020-04")).isEqualByComparingTo("200");
            assertThat(changes(office, "2020-06-01-1", "2020-06-02-1")).allSatisfy(c -> {
                assertThat(c.get("class")).isEqualTo("R3");
                assertThat(c.get("cause")).isEqualTo("definition changed: tables/core/fact_fund_flow/load.sql");
            });
        } finally {
            System.setProperty(Product.PROPERTY, product);
        }
        List<CSVRecord> runs = office.list("runs");
        assertThat(office.list("runs", "--run", runs.get(runs.size() - 1).get("run_id")))
                .filteredOn(table -> table.get("fate").equals("made anew"))
                .extracting(table -> table.get("table_name") + ": " + table.get("reason"))
                .containsExactly(
                        "core.fact_fund_flow: its definition changed",
                        "mart.donor_start: core.fact_fund_flow changed",
                        "mart.in_kind: core.fact_fund_flow changed",
                        "mart.pledge_posting: core.fact_fund_flow changed",
                        "mart.pledge_revaluation: mart.pledge_posting changed",
                        "mart.receipt_a_year_before: core.fact_fund_flow changed");
    }

    private static List<CSVRecord> changes(SmallOffice office, String before, String after) {
        List<CSVRecord> changes = office.list("release", "compare", before, after).stream()
                .filter(c -> c.get("metric").equals("funds.received"))
                .toList();
        assertThat(changes).isNotEmpty();
        return changes;
    }

    /** The product's files in a folder of their own, to be changed. */
    private Path productOfItsOwn() throws IOException {
        Path root = Product.running().root();
        Path own = folder.resolve("product");
        for (String part : List.of(
                "charts/packs",
                "config",
                "warehouse-schema/tables",
                "warehouse-schema/metrics",
                "warehouse-schema/labels",
                "warehouse-schema/reference")) {
            Files.createDirectories(own.resolve(part).getParent());
            PathUtils.copyDirectory(root.resolve(part), own.resolve(part));
        }
        return own;
    }
}
