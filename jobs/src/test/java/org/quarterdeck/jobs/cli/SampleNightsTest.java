package org.quarterdeck.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.quarterdeck.jobs.intake.Archive;
import org.quarterdeck.jobs.office.Digests;
import org.quarterdeck.schema.figure.Slice;
import org.quarterdeck.schema.metric.PrintedForm;
import org.quarterdeck.schema.release.Release;

/** The whole way of the data, by what the command line says of the sample office after its four nights. */
@Tag("slow")
class SampleNightsTest {
    /** Printed for this one sentence without the decimal that the metric prints. */
    private static final Set<String> PRINTED_OTHERWISE = Set.of("F28");

    private static List<CSVRecord> may;

    @BeforeAll
    static void the_figures_of_may() {
        may = DemoHome.list("figures", "--release", DemoHome.MAY);
    }

    private static List<CSVRecord> factSheet() throws IOException {
        try (InputStreamReader reader = new InputStreamReader(
                SampleNightsTest.class.getResourceAsStream("/fact-sheet-figures.csv"), StandardCharsets.UTF_8)) {
            return CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(reader)
                    .getRecords();
        }
    }

    private static CSVRecord kept(CSVRecord fact) {
        List<CSVRecord> found = may.stream()
                .filter(f -> f.get("metric").equals(fact.get("metric")))
                .filter(f -> f.get("slice").equals(fact.get("slice")))
                .filter(f -> f.get("period").equals(fact.get("period")))
                .toList();
        assertThat(found)
                .as("figures of %s, %s, %s", fact.get("metric"), fact.get("slice"), fact.get("period"))
                .hasSize(1);
        return found.get(0);
    }

    @Test
    void the_fact_sheet_has_31_figures() throws IOException {
        assertThat(factSheet()).hasSize(31);
    }

    @TestFactory
    Stream<DynamicTest> every_figure_of_the_fact_sheet_comes_out() throws IOException {
        return factSheet().stream()
                .map(fact -> dynamicTest(fact.get("id") + " " + fact.get("statement"), () -> {
                    CSVRecord figure = kept(fact);
                    assertThat(new BigDecimal(figure.get("value")))
                            .isBetween(new BigDecimal(fact.get("min")), new BigDecimal(fact.get("max")));
                    assertThat(figure.get("unit")).isEqualTo(fact.get("unit"));
                    if (fact.get("note").startsWith("period_kind event")) {
                        assertThat(figure.get("period_kind")).isEqualTo("event");
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> every_figure_of_the_fact_sheet_is_printed_as_there() throws IOException {
        Release release = Release.open(DemoHome.home().resolve("releases").resolve(DemoHome.MAY));
        return factSheet().stream()
                .filter(fact -> !fact.get("printed_as").isEmpty() && !PRINTED_OTHERWISE.contains(fact.get("id")))
                .map(fact -> dynamicTest(fact.get("id") + " " + fact.get("printed_as"), () -> {
                    CSVRecord figure = kept(fact);
                    PrintedForm form = release.metrics().get(fact.get("metric")).printed();
                    BigDecimal value = new BigDecimal(figure.get("value"));
                    String printed = fact.get("printed_as");
                    assertThat(Stream.of(
                                    form.inSentence(value, figure.get("unit"), "en"),
                                    form.inTable(value, figure.get("unit"), "en")))
                            .as("one of these, and perhaps a noun after it, is " + printed)
                            .anyMatch(words -> printed.equals(words) || printed.startsWith(words + " "));
                }));
    }

    @Test
    void the_same_night_again_publishes_nothing_and_names_the_release_that_stands() {
        int releases = DemoHome.list("release", "list").size();

        Ran again = DemoHome.ask("nightly", "--as-of", "2020-06-15");

        assertThat(again.exit()).isZero();
        assertThat(again.out()).contains(DemoHome.JUNE + " stands");
        assertThat(DemoHome.list("release", "list")).hasSize(releases);
    }

    @Test
    void a_full_night_computes_everything_anew_and_arrives_at_the_same_figures() {
        List<String> before = digests();

        Ran full = DemoHome.ask("nightly", "--as-of", "2020-06-15", "--full");

        assertThat(full.exit()).as(full.err()).isZero();
        assertThat(full.err()).contains("load core.fact_visit", "figures");
        assertThat(full.out()).contains("came out the same; release " + DemoHome.JUNE + " stands");
        assertThat(digests()).isEqualTo(before);
    }

    private static List<String> digests() {
        return DemoHome.list("release", "list").stream()
                .map(r -> r.get("release_id") + " " + r.get("figures_digest"))
                .toList();
    }

    private static CSVRecord figure(String release, String metric, String period) {
        List<CSVRecord> found =
                DemoHome.list("figures", "--release", release, "--metric", metric, "--period", period, "--slice", "");
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    /** It was provisional in May, for want of that log: so it settles, and is no revision. */
    @Test
    void the_late_log_of_28_may_settles_the_visits_of_may() {
        CSVRecord then = figure(DemoHome.MAY, "platform.visits", "2020-05");
        CSVRecord now = figure(DemoHome.JUNE, "platform.visits", "2020-05");

        assertThat(List.of(then.get("status"), then.get("is_complete"))).containsExactly("provisional", "false");
        assertThat(List.of(now.get("status"), now.get("is_complete"))).containsExactly("final", "true");
        assertThat(new BigDecimal(now.get("value"))).isGreaterThan(new BigDecimal(then.get("value")));
        assertThat(DemoHome.list("figures", "--release", DemoHome.MAY, "--period", "2020-05-28").stream()
                        .filter(f -> f.get("period_kind").equals("day")))
                .as("a day without a log has no row")
                .isEmpty();
    }

    @Test
    void corrected_contributions_revise_the_figures_of_april_and_leave_the_release_of_may_as_it_was() {
        CSVRecord then = figure(DemoHome.MAY, "funds.received", "2020-04");
        CSVRecord now = figure(DemoHome.JUNE, "funds.received", "2020-04");

        assertThat(then.get("status")).isEqualTo("final");
        assertThat(now.get("status")).isEqualTo("revised");
        assertThat(now.get("value")).isNotEqualTo(then.get("value"));
        assertThat(may.stream().filter(f -> f.get("status").equals("revised"))).isEmpty();
    }

    @Test
    void the_bridge_of_pledges_adds_up_for_all_and_for_each_donor_at_every_month_s_end() {
        assertThat(PledgeBridge.addsUp(DemoHome.list("figures", "--release", DemoHome.JUNE)))
                .isGreaterThan(2000);
    }

    /** Where the slices hold the rows of the whole, each once, as their numbers of rows tell. */
    @Test
    void slices_of_what_adds_up_come_to_their_whole() {
        Set<String> additive = DemoHome.list("metrics").stream()
                .filter(metric -> !metric.get("additive").equals("no"))
                .map(metric -> metric.get("metric"))
                .collect(Collectors.toSet());
        Map<String, Total> wholes = new java.util.TreeMap<>();
        Map<String, Map<Set<String>, Total>> sums = new java.util.TreeMap<>();
        for (CSVRecord figure : DemoHome.list("figures", "--release", DemoHome.JUNE)) {
            String place = figure.get("metric") + " " + figure.get("period");
            Total total = new Total(new BigDecimal(figure.get("value")), Long.parseLong(figure.get("source_rows")));
            Set<String> by = Slice.parse(figure.get("slice")).keys();
            if (additive.contains(figure.get("metric")) && by.isEmpty()) {
                wholes.put(place, total);
            } else if (additive.contains(figure.get("metric"))) {
                sums.computeIfAbsent(place, p -> new java.util.HashMap<>()).merge(by, total, Total::plus);
            }
        }
        long compared = 0;
        for (Map.Entry<String, Map<Set<String>, Total>> sum : sums.entrySet()) {
            Total whole = wholes.get(sum.getKey());
            for (Map.Entry<Set<String>, Total> slices : sum.getValue().entrySet()) {
                if (whole != null && whole.rows() == slices.getValue().rows()) {
                    assertThat(slices.getValue().value())
                            .as(sum.getKey() + " by " + slices.getKey())
                            .isEqualByComparingTo(whole.value());
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(5000);
    }

    private record Total(BigDecimal value, long rows) {
        Total plus(Total other) {
            return new Total(value.add(other.value), rows + other.rows);
        }
    }

    @Test
    void visits_counted_by_sql_are_the_visits_of_the_figure() {
        List<CSVRecord> counted = DemoHome.list(
                "sql", "SELECT count(*) AS visits FROM core.fact_visit WHERE NOT is_robot", "--release", DemoHome.JUNE);

        assertThat(new BigDecimal(counted.get(0).get("visits")))
                .isEqualByComparingTo(figure(DemoHome.JUNE, "platform.visits", "../2020-06-15")
                        .get("value"));
    }

    @Test
    void every_row_of_every_delivery_has_one_fate() {
        assertThat(DemoHome.list("deliveries"))
                .hasSizeGreaterThan(130)
                .allSatisfy(d -> assertThat(number(d, "rows_read"))
                        .as(d.get("file_name"))
                        .isEqualTo(number(d, "rows_accepted")
                                + number(d, "rows_rejected")
                                + number(d, "rows_filtered")
                                + number(d, "rows_blank")));
    }

    private static long number(CSVRecord row, String column) {
        return Long.parseLong(row.get(column));
    }

    @Test
    void the_bytes_of_every_delivery_are_in_the_archive_under_their_digest() {
        Archive archive = new Archive(DemoHome.home().resolve("archive"));
        assertThat(DemoHome.list("deliveries"))
                .allSatisfy(d -> assertThat(Digests.sha256(archive.file(d.get("sha256"))))
                        .isEqualTo(d.get("sha256")));
    }

    @Test
    void the_rejected_row_of_april_is_listed_with_its_reason_and_its_remedy() {
        Map<String, String> names = DemoHome.list("deliveries").stream()
                .collect(Collectors.toMap(d -> d.get("delivery_id"), d -> d.get("file_name")));

        assertThat(DemoHome.list("rejects")).singleElement().satisfies(reject -> {
            assertThat(names.get(reject.get("delivery_id"))).isEqualTo("contributions-2020-04.csv");
            assertThat(reject.get("row_no")).isEqualTo("9");
            assertThat(reject.get("message")).isEqualTo("Currency \"USS\" is not in ISO 4217; did you mean USD?");
        });
    }

    @Test
    void every_page_that_the_demo_names_is_there_with_all_its_files() throws IOException {
        List<Path> pages = DemoHome.demo()
                .out()
                .lines()
                .filter(line -> line.endsWith("index.html"))
                .map(Path::of)
                .toList();
        assertThat(pages).hasSize(8);
        for (Path page : pages) {
            Set<String> files = new TreeSet<>(Set.of("manifest.json"));
            JsonNode manifest = new ObjectMapper()
                    .readTree(page.resolveSibling("manifest.json").toFile());
            manifest.get("files").properties().forEach(file -> {
                files.add(file.getKey());
                assertThat(page.resolveSibling(file.getKey()))
                        .satisfies(f -> assertThat(Digests.sha256(f))
                                .isEqualTo(file.getValue().asText()));
            });
            assertThat(files).contains("index.html");
            try (Stream<Path> found = Files.list(page.getParent())) {
                assertThat(found.map(f -> f.getFileName().toString())).containsExactlyInAnyOrderElementsOf(files);
            }
        }
    }

    @Test
    void a_pack_of_one_donor_is_drawn_for_whom_it_is_asked(@TempDir Path out) {
        Ran drawn = DemoHome.ask(
                "pack",
                "donor",
                "--slice",
                "donor=AUS",
                "--out",
                out.resolve("aus").toString());
        Ran unknown = DemoHome.ask("pack", "donor", "--slice", "donor=AUZ");

        assertThat(drawn.exit()).as(drawn.err()).isZero();
        assertThat(out.resolve("aus/donor-AUS.pdf")).exists();
        assertThat(unknown.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(unknown.err()).contains("the release knows no donor \"AUZ\"; did you mean \"AUS\"?");
    }

    @Test
    void nothing_personal_is_found_past_staging() throws IOException {
        new PersonalData(DemoHome.home()).assertNoneIsPastStaging();
    }
}
