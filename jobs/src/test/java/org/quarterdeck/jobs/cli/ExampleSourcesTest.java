package org.quarterdeck.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quarterdeck.corpus.CorpusTest.CORPUS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quarterdeck.corpus.CorpusTest;

/** The example sources on the files that they were written for, from the file to the warehouse. */
@CorpusTest
@Tag("slow")
class ExampleSourcesTest {

    private static final String FLOWS = """
            Flow,Pledge,Type,Nature,Reason,Donor,Donor name,Donor kind,Fund,Programme,Earmark,Date,Value date,Due,Currency,Amount,Amount in USD,Remarks
            own-1,,Payment,Cash,,CHE,Switzerland,Member State,general,,,2021-01-02,,,CHF,100,,
            own-2,,Payment,Cash,,CHE,Switzerland,Member State,general,,,1998-01-05,,,CHF,100,,
            """;
    private static final String IATI_EXAMPLE = "iati/official_examples/activity-standard-example-annotated.xml";

    @TempDir
    static Path folder;

    private static Path home;

    @BeforeAll
    static void load() throws IOException {
        home = folder.resolve("office");
        assertThat(Ran.command("init", home.toString()).exit()).isZero();
        Path sources = home.resolve("config/sources");
        try (Stream<Path> examples = Files.list(home.resolve("config/examples"))) {
            for (Path example : examples.toList()) {
                Files.copy(example, sources.resolve(example.getFileName()));
            }
        }
        load("fts-incoming", "contributions/fts/fts_incoming_funding_afg.csv");
        load("fts-internal", "contributions/fts/fts_internal_funding_afg.csv");
        load("training-register", "activities/training_register_2018_2019_europe_east_asia.csv");
        load("training-register-people", "activities/training_register_2018_2019_europe_east_asia.csv");
        load("ecb-rates", "reference/fx/ecb_eurofxref-hist.zip");
        Path own = Files.writeString(folder.resolve("flows.csv"), FLOWS);
        load("contributions", own.toString());
        load("iati-contributions", "iati/real/hdx_foodsecurity_dportal.xml");
        load("iati-contributions", "iati/real/afdb_ag_activities.xml");
        load("iati-contributions", IATI_EXAMPLE);
        load("iati-contributions", pledge().toString());
        load("iati-activities", "iati/real/hdx_foodsecurity_dportal.xml");
        load("iati-organisations", "iati/real/hdx_foodsecurity_dportal.xml");
        load("iati-activities", IATI_EXAMPLE);
        load("iati-participants", people().toString());
        Ran night = Ran.command("nightly", "--as-of", "2021-12-31", "--home", home.toString());
        assertThat(night.exit()).as(night.err()).isZero();
    }

    /** No publisher's file with a pledge was found: the official example with another type, activity and amount. */
    private static Path pledge() throws IOException {
        String receipt = Files.readString(CORPUS.resolve(IATI_EXAMPLE));
        return Files.writeString(
                folder.resolve("pledge.xml"),
                receipt.replace("<transaction-type code=\"1\" />", "<transaction-type code=\"13\" />")
                        .replace("<iati-identifier>AA-AAA-123456789-ABC123", "<iati-identifier>AA-AAA-123456789-XYZ")
                        .replace(
                                "<value currency=\"EUR\" value-date=\"2012-01-01\">1000",
                                "<value value-date=" + "\"2012-01-01\">2500.75"));
    }

    /** The official example with an indicator that counts people, as a total. */
    private static Path people() throws IOException {
        return Files.writeString(
                folder.resolve("people.xml"),
                Files.readString(CORPUS.resolve(IATI_EXAMPLE))
                        .replace("Indicator title", "People trained")
                        .replaceAll("<dimension [^>]*/>", ""));
    }

    private static void load(String source, String file) {
        Ran load = Ran.command("load", source, CORPUS.resolve(file).toString(), "--home", home.toString());
        assertThat(load.exit()).as(load.out() + load.err()).isZero();
    }

    private static List<String> sql(String query) {
        return Ran.command("sql", query, "--home", home.toString(), "--format", "csv").rows().stream()
                .map(row -> String.join(" ", row))
                .toList();
    }

    /** Divided independently: units for a euro by dollars for a euro, to nine decimals. */
    @Test
    void rates_per_dollar_follow_from_those_of_the_european_central_bank() {
        assertThat(sql("SELECT currency, units_per_usd FROM core.fact_exchange_rate"
                        + " WHERE valid_from = DATE'2020-05-29' AND currency IN ('AUD', 'CHF', 'EUR', 'JPY')"
                        + " ORDER BY currency"))
                .containsExactly("AUD 1.497934626", "CHF 0.962643678", "EUR 0.897988506", "JPY 107.121048851");
        assertThat(sql("SELECT count(*) AS n FROM core.fact_exchange_rate WHERE source = 'ecb'"))
                .containsExactly("217555");
    }

    /** The second of January 2021 was a Saturday: the rate is that of the last day of 2020. */
    @Test
    void a_flow_on_a_day_without_rates_has_the_last_one_and_a_flow_before_all_rates_has_none() {
        assertThat(sql("SELECT flow_id, rate, rate_on, rate_source, amount_usd FROM core.fact_fund_flow"
                        + " WHERE flow_id LIKE 'own-%' ORDER BY flow_id"))
                .containsExactly("own-1 0.880286855 2021-01-02 ecb 113.599333481", "own-2  1998-01-05 none ");
    }

    @Test
    void incoming_flows_by_stage_and_nature_are_those_of_the_tracking_service() {
        assertThat(sql("SELECT stage, nature, count(*) AS flows, CAST(sum(amount_usd) AS BIGINT) AS usd"
                        + " FROM core.fact_fund_flow WHERE delivery_id LIKE 'fts-incoming%'"
                        + " GROUP BY stage, nature ORDER BY stage, nature"))
                .containsExactly(
                        "commitment cash 145 300496707", "receipt cash 176 452268832", "receipt in_kind 7 1352072");
    }

    /** One pledge is in it, and receipts and commitments of many donors that name none. */
    @Test
    void the_bridge_of_pledges_adds_up_and_every_receipt_is_somewhere() {
        List<CSVRecord> figures = Ran.command("figures", "--home", home.toString(), "--format", "csv")
                .rows();

        assertThat(PledgeBridge.addsUp(figures)).isPositive();
        assertThat(sql("SELECT sum(amount_usd) - (SELECT sum(flow_usd) FROM mart.pledge_posting"
                        + " WHERE account IN ('settled', 'overpaid', 'unpledged', 'unresolved')) AS lost"
                        + " FROM core.fact_fund_flow WHERE stage = 'receipt' AND nature = 'cash'"))
                .singleElement()
                .satisfies(lost ->
                        assertThat(new java.math.BigDecimal(lost).abs()).isLessThan(new java.math.BigDecimal("0.01")));
    }

    @Test
    void flows_in_thirteen_currencies_are_taken_where_the_original_amount_is_known() {
        assertThat(sql("SELECT count(DISTINCT currency) AS n FROM core.fact_fund_flow"
                        + " WHERE delivery_id LIKE 'fts-incoming%' AND (currency <> 'USD' OR amount = amount_usd)"))
                .containsExactly("13");
        assertThat(sql("SELECT count(*) AS n FROM core.fact_fund_flow"
                        + " WHERE delivery_id LIKE 'fts-incoming%' AND currency <> 'USD' AND rate_source <> 'source'"))
                .containsExactly("0");
    }

    @Test
    void internal_flows_are_those_of_the_tracking_service() {
        assertThat(sql("SELECT count(*) AS flows, CAST(sum(amount_usd) AS BIGINT) AS usd,"
                        + " CAST(sum(amount_usd) FILTER (WHERE stage = 'receipt') AS BIGINT) AS paid"
                        + " FROM core.fact_fund_flow WHERE delivery_id LIKE 'fts-internal%'"))
                .containsExactly("156 71958119 70833071");
    }

    @Test
    void trainings_and_people_are_counted_without_the_registers_subtotals() {
        assertThat(sql("SELECT activities.branch, count(*) AS trainings, sum(people.participants) AS people"
                        + " FROM core.fact_activity AS activities JOIN core.fact_participation AS people"
                        + " ON activities.activity_id = people.activity_id"
                        + " WHERE activities.delivery_id LIKE 'training-register%'"
                        + " GROUP BY activities.branch ORDER BY activities.branch"))
                .containsExactly("East_Asia_and_Pacific 1751 2745", "Europe 1324 6787");
        List<CSVRecord> deliveries = Ran.command("deliveries", "--home", home.toString(), "--format", "csv")
                .rows();
        assertThat(deliveries)
                .filteredOn(delivery -> delivery.get("source").startsWith("training-register"))
                .extracting(delivery -> delivery.get("rows_read") + " " + delivery.get("rows_filtered"))
                .containsExactly("3263 188", "3263 188");
    }

    @Test
    void iati_transactions_of_three_types_are_donors_flows_by_stage_and_currency() {
        assertThat(sql("SELECT stage, currency, count(*) AS flows, CAST(sum(amount) AS DECIMAL(18,2)) AS amount"
                        + " FROM core.fact_fund_flow WHERE delivery_id LIKE 'iati-contributions%'"
                        + " GROUP BY stage, currency ORDER BY stage, currency"))
                .containsExactly(
                        "commitment EUR 2 57623858.00",
                        "pledge USD 1 2500.75",
                        "receipt EUR 5 22686653.00",
                        "receipt GBP 1 50000.00");
    }

    @Test
    void other_transactions_of_an_iati_file_are_counted_as_left_out() {
        assertThat(Ran.command("deliveries", "--home", home.toString(), "--format", "csv")
                        .rows())
                .filteredOn(delivery -> delivery.get("source").equals("iati-contributions"))
                .extracting(delivery -> delivery.get("rows_read") + " " + delivery.get("rows_filtered"))
                .containsExactlyInAnyOrder("63 56", "194 194", "1 0", "1 0");
    }

    @Test
    void iati_activities_their_organisations_and_participants_are_there() {
        assertThat(sql("SELECT count(*) AS activities, count(DISTINCT branch) AS publishers FROM core.fact_activity"
                        + " WHERE delivery_id LIKE 'iati-activities%'"))
                .containsExactly("8 7");
        assertThat(sql("SELECT sum(participants) AS n FROM core.fact_participation"
                        + " WHERE delivery_id LIKE 'iati-participants%'"))
                .containsExactly("11");
        assertThat(sql("SELECT count(*) AS n FROM core.fact_attendance WHERE delivery_id LIKE 'iati-organisations%'"))
                .containsExactly("19");
    }
}
