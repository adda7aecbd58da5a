package org.quarterdeck.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quarterdeck.corpus.CorpusTest.CORPUS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quarterdeck.corpus.CorpusTest;

/**
 * Ledgers with one case each, from the file to the figures. Most share a night, each with donors of its own; those
 * whose numbers are of all donors have nights of their own.
 */
@CorpusTest
@Tag("slow")
class LedgerCorpusTest {
    private static final Path LEDGERS = CORPUS.resolve("ledgers");
    private static final String AS_OF = "2024-06-30";
    private static final CSVFormat CSV =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    /** What the expectations call them: the metric, over a ledger's donor. */
    private static final Map<String, String> METRICS = Map.ofEntries(
            Map.entry("bridge/pledged_gross", "funds.pledged_gross"),
            Map.entry("bridge/cancelled", "funds.changed"),
            Map.entry("funds.cancelled/at_own_rate", "funds.changed_at_own_rate"),
            Map.entry("bridge/outstanding", "funds.outstanding"),
            Map.entry("bridge/outstanding_at_as_of_rate", "funds.outstanding_revalued"),
            Map.entry("bridge/exchange_difference", "funds.exchange_difference"),
            Map.entry("bridge/received_without_rate_at_pledge_value", "funds.received_without_rate"),
            Map.entry("funds.received", "funds.received"),
            Map.entry("received_split/against_pledges", "funds.received_against_pledges"),
            Map.entry("received_split/overpaid", "funds.received_overpaid"),
            Map.entry("received_split/unpledged", "funds.received_unpledged"),
            Map.entry("overpaid/0/amount", "funds.received_overpaid"));

    private static final Map<String, String> OF_ALL_DONORS = Map.of(
            "concentration_of_received_to_date/top5_share", "funds.top5_share",
            "concentration_of_received_to_date/hhi", "funds.concentration",
            "funds.donors/net_above_0", "funds.donors");

    private static final Map<String, String> AGES = Map.of(
            "not due", "not_due",
            "0-90", "days_0_to_90",
            "91-180", "days_91_to_180",
            "181-365", "days_181_to_365",
            "over 365", "over_365_days",
            "no due date", "no_due_date");

    /** Told for comparison with another definition, which is not counted. */
    private static final Set<String> NOT_COUNTED = Set.of("funds.donors/any_row_above_0");

    @TempDir
    static Path folder;

    private static SmallOffice office;
    private static List<JsonNode> cases;

    @BeforeAll
    static void an_office() throws IOException {
        office = SmallOffice.in(folder.resolve("office"));
        for (String source : List.of("pledge-ledger.yaml", "ledger-rates.yaml")) {
            Path config = office.home().resolve("config");
            Files.copy(
                    config.resolve("examples").resolve(source),
                    config.resolve("sources").resolve(source));
        }
        JsonNode expected =
                new ObjectMapper().readTree(LEDGERS.resolve("expected.json").toFile());
        cases = java.util.stream.StreamSupport.stream(expected.spliterator(), false)
                .toList();
        assertThat(cases).hasSize(10);
        load("ledger-rates", LEDGERS.resolve("rates.csv"));
    }

    private static void load(String source, Path file) {
        Ran load = office.ask("load", source, file.toString());
        assertThat(load.exit()).as(load.out() + load.err()).isZero();
    }

    /** The ledgers one below the other; ids begin with their ledger's. */
    private static Path together(List<JsonNode> ledgers) throws IOException {
        Path file = folder.resolve("ledgers.csv");
        try (CSVPrinter out = CSVFormat.DEFAULT.print(Files.newBufferedWriter(file))) {
            out.printRecord(
                    "flow_id", "pledge_id", "stage", "donor_id", "flow_on", "value_on", "due_on", "currency", "amount");
            for (JsonNode ledger : ledgers) {
                String own = ledger.get("id").asText() + ".";
                for (CSVRecord row : CSV.parse(Files.newBufferedReader(
                        LEDGERS.resolve(ledger.get("file").asText())))) {
                    String pledge = row.get("pledge_id");
                    out.printRecord(
                            own + row.get("flow_id"),
                            pledge.isEmpty() ? "" : own + pledge,
                            row.get("stage"),
                            own + row.get("donor_id"),
                            row.get("flow_on"),
                            row.get("value_on"),
                            row.get("due_on"),
                            row.get("currency"),
                            row.get("amount"));
                }
            }
        }
        return file;
    }

    private static void night(Path ledger) {
        load("pledge-ledger", ledger);
        Ran night = office.ask("nightly", "--as-of", AS_OF);
        assertThat(night.out()).as(night.err()).contains("published");
    }

    private static Map<String, BigDecimal> figures() {
        return office.list("figures", "--period", "../" + AS_OF).stream()
                .collect(Collectors.toMap(
                        f -> f.get("metric") + " " + f.get("slice"), f -> new BigDecimal(f.get("value"))));
    }

    @Test
    void ledgers_come_to_their_known_answers() throws IOException {
        night(together(cases));
        Map<String, BigDecimal> figures = figures();
        List<CSVRecord> unresolved =
                office.list("sql", "SELECT flow_id FROM core.fact_fund_flow WHERE amount_usd IS NULL ORDER BY flow_id");

        for (JsonNode ledger : cases) {
            String id = ledger.get("id").asText();
            ledger.get("expected").properties().forEach(e -> {
                String key = e.getKey();
                JsonNode value = e.getValue();
                if (key.equals("ageing_at_pledge_rate")) {
                    value.properties()
                            .forEach(age -> assertFigure(
                                    figures,
                                    id + " " + age.getKey(),
                                    "funds.outstanding age=" + AGES.get(age.getKey()) + ";donor=" + id + ".D1",
                                    age.getValue()));
                } else if (key.equals("unresolved/0/flow_id")) {
                    assertThat(unresolved)
                            .singleElement()
                            .satisfies(row -> assertThat(row.get("flow_id")).isEqualTo(id + "." + value.asText()));
                } else if (METRICS.containsKey(key)) {
                    assertFigure(figures, id + " " + key, METRICS.get(key) + " donor=" + id + ".D1", value);
                } else {
                    assertThat(OF_ALL_DONORS.containsKey(key) || NOT_COUNTED.contains(key))
                            .as(id + ": " + key)
                            .isTrue();
                }
            });
        }
    }

    /** A slice that was never there has no figure, which is nothing. */
    private static void assertFigure(Map<String, BigDecimal> figures, String about, String figure, JsonNode value) {
        assertThat(figures.keySet()).contains(figure.substring(0, figure.indexOf(' ') + 1));
        assertThat(figures.getOrDefault(figure, BigDecimal.ZERO))
                .as(about + ": " + figure)
                .isEqualByComparingTo(value.asText());
    }

    @Test
    void numbers_of_all_donors_come_to_theirs() throws IOException {
        int asserted = 0;
        for (JsonNode ledger : cases) {
            Map<String, JsonNode> ofAll = ledger.get("expected").properties().stream()
                    .filter(e -> OF_ALL_DONORS.containsKey(e.getKey()))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
            if (!ofAll.isEmpty()) {
                night(LEDGERS.resolve(ledger.get("file").asText()));
                Map<String, BigDecimal> figures = figures();
                ofAll.forEach((key, value) ->
                        assertFigure(figures, ledger.get("id").asText(), OF_ALL_DONORS.get(key) + " ", value));
                asserted += ofAll.size();
            }
        }
        assertThat(asserted).isEqualTo(OF_ALL_DONORS.size());
    }
}
