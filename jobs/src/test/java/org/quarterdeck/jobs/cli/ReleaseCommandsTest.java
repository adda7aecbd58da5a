package org.quarterdeck.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quarterdeck.jobs.office.Digests;

/** Releases of the sample office: shown, compared, verified and exported. */
@Tag("slow")
class ReleaseCommandsTest {
    private static List<CSVRecord> changed;

    @TempDir
    static Path folder;

    private static Path export;

    @BeforeAll
    static void compare_and_export() {
        changed = DemoHome.list("release", "compare", DemoHome.MAY, DemoHome.JUNE);
        export = folder.resolve("export");
        Ran exported = DemoHome.ask("release", "export", DemoHome.JUNE, "--out", export.toString());
        assertThat(exported.exit()).as(exported.err()).isZero();
    }

    private static List<CSVRecord> changed(String metric, String period, String slice) {
        return changed.stream()
                .filter(c -> c.get("metric").equals(metric)
                        && c.get("period").equals(period)
                        && c.get("slice").equals(slice))
                .toList();
    }

    private static void assertFits(String text) {
        assertThat(text.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    }

    @Test
    void a_release_is_shown_with_all_that_it_is_made_of_in_80_columns() {
        Ran shown = DemoHome.ask("release", "show", DemoHome.JUNE);

        assertThat(shown.exit()).as(shown.err()).isZero();
        assertFits(shown.out());
        assertThat(shown.out())
                .contains("Release      2020-06-15-1", "As of        2020-06-15", "Version ", "  digest ")
                .containsPattern("core\\.fact_visit +[0-9,]+ +\\d+")
                .containsPattern("platform-log +107")
                .containsPattern("Gates +\\d+");
        assertThat(DemoHome.list("release", "show", DemoHome.JUNE))
                .extracting(p -> p.get("part"))
                .contains("table", "delivery", "definition", "gate", "figures", "version");
    }

    @Test
    void the_late_log_is_later_data_and_the_corrected_contribution_a_correction() {
        assertThat(changed("platform.visits", "2020-05", "")).singleElement().satisfies(c -> {
            assertThat(c.get("class")).isEqualTo("R1");
            assertThat(c.get("cause")).startsWith("later data: platform-log-");
        });
        assertThat(changed("funds.received", "2020-04", "")).singleElement().satisfies(c -> {
            assertThat(c.get("class")).isEqualTo("C");
            assertThat(c.get("cause")).startsWith("corrected: contributions-").contains(" by contributions-");
            assertThat(new BigDecimal(c.get("value_before")).add(new BigDecimal(c.get("change"))))
                    .isEqualByComparingTo(c.get("value_after"));
        });
        assertThat(changed("funds.received", "2020-06", "").stream()
                        .filter(c -> !c.get("class").equals("R1")))
                .as("what came in June only")
                .isEmpty();
    }

    @Test
    void every_changed_figure_has_a_class_and_a_cause_and_is_written_down_at_publication() {
        assertThat(changed).hasSizeGreaterThan(100).allSatisfy(c -> {
            assertThat(c.get("class")).isIn("R1", "R2", "R3", "C");
            assertThat(c.get("cause")).isNotEmpty();
        });
        List<CSVRecord> ledger = DemoHome.list(
                "sql",
                "SELECT metric, period, slice, change_class FROM ledger.figure_change WHERE release_id = '"
                        + DemoHome.JUNE + "'");
        assertThat(ledger.stream().map(c -> c.get("metric") + c.get("period") + c.get("slice") + c.get("change_class")))
                .containsExactlyInAnyOrderElementsOf(changed.stream()
                        .map(c -> c.get("metric") + c.get("period") + c.get("slice") + c.get("class"))
                        .toList());
    }

    @Test
    void the_rows_that_did_it_are_listed_with_delivery_and_row() {
        List<CSVRecord> rows = DemoHome.list("release", "compare", DemoHome.MAY, DemoHome.JUNE, "--rows");

        assertThat(rows.stream()
                        .filter(r ->
                                r.get("class").equals("C") && r.get("table").equals("core.fact_fund_flow")))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.get("change")).isEqualTo("changed");
                    assertThat(row.get("delivery_before")).startsWith("contributions-");
                    assertThat(row.get("delivery_after"))
                            .startsWith("contributions-")
                            .isNotEqualTo(row.get("delivery_before"));
                    assertThat(Long.parseLong(row.get("row_after"))).isPositive();
                    assertThat(row.get("what")).contains("amount: ");
                });
    }

    @Test
    void a_comparison_is_read_in_a_terminal() {
        Ran ran = DemoHome.ask("release", "compare", DemoHome.MAY, DemoHome.JUNE, "--limit", "5");

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertFits(ran.out());
        assertThat(ran.out())
                .contains("figures changed", "Causes", "Rows that did it", "core.fact_fund_flow")
                .containsPattern("and [0-9,]+ more; all with --rows --format csv");
    }

    @Test
    void every_release_is_what_it_was() {
        Ran verified = DemoHome.ask("release", "verify", "--all");

        assertThat(verified.out()).doesNotContain("NOT").contains(DemoHome.JUNE + " is what it was");
        assertThat(verified.exit()).as(verified.out()).isZero();
        assertFits(verified.out());
    }

    private static String shown(Path file) {
        return DemoHome.home().relativize(file).toString();
    }

    private static String whileDamaged(Path file, byte[] damage) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        try {
            Files.write(file, damage);
            Ran verified = DemoHome.ask("release", "verify", DemoHome.JUNE, "--format", "csv");
            assertThat(verified.exit()).as(verified.out()).isEqualTo(ExitCode.FAILED);
            assertThat(verified.err()).doesNotContain("Exception", "\tat ");
            return verified.rows().stream().map(r -> r.get("problem")).collect(Collectors.joining("\n"));
        } finally {
            Files.write(file, bytes);
        }
    }

    private static byte[] altered(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        return bytes;
    }

    /** The last file of a table that was written before the release was published. */
    private static Path file(String table, String end) throws IOException {
        long published = DemoHome.list("release", "list").stream()
                .filter(r -> r.get("release_id").equals(DemoHome.JUNE))
                .map(r -> java.time.Instant.parse(r.get("published_at")).toEpochMilli())
                .findFirst()
                .orElseThrow();
        try (Stream<Path> files = Files.walk(DemoHome.home().resolve("warehouse"))) {
            return files.filter(f -> f.toString().contains("/" + table + "/")
                            && f.getFileName().toString().endsWith(end)
                            && f.toFile().lastModified() <= published
                            && Files.isRegularFile(f))
                    .max(java.util.Comparator.comparing(f -> f.toFile().lastModified()))
                    .orElseThrow();
        }
    }

    @Test
    void an_altered_file_of_rows_is_named() throws IOException {
        Path file = file("fact_fund_flow", ".parquet");

        assertThat(whileDamaged(file, altered(file)))
                .contains(shown(file) + ": was altered", "cannot be computed anew");
    }

    @Test
    void a_truncated_file_of_rows_is_named() throws IOException {
        Path file = file("fact_visit", ".parquet");
        byte[] half = java.util.Arrays.copyOf(Files.readAllBytes(file), (int) Files.size(file) / 2);

        assertThat(whileDamaged(file, half)).contains(shown(file) + ": was cut off after " + half.length + " of ");
    }

    @Test
    void an_altered_manifest_of_a_table_is_named() throws IOException {
        Path file = file("fact_activity", "-m0.avro");

        assertThat(whileDamaged(file, altered(file))).contains(shown(file) + ": was altered");
    }

    @Test
    void an_altered_page_is_named() throws IOException {
        Path page = DemoHome.home().resolve("packs/2020-06/nightly-" + DemoHome.JUNE + "/index.html");

        assertThat(whileDamaged(page, altered(page)))
                .isEqualToIgnoringNewLines(page + ": drawn anew it has other bytes");
    }

    @Test
    void altered_figures_are_named() throws IOException {
        Path figures =
                DemoHome.home().resolve("releases").resolve(DemoHome.JUNE).resolve("figures.parquet");

        assertThat(whileDamaged(figures, altered(figures))).contains(figures + ": was altered");
    }

    @Test
    void altered_trends_are_named() throws IOException {
        Path trends = DemoHome.home().resolve("releases").resolve(DemoHome.JUNE).resolve("trends.parquet");

        assertThat(whileDamaged(trends, altered(trends))).contains(trends + ": was altered");
    }

    @Test
    void a_release_says_of_its_series_whether_they_rise() {
        Ran ran = DemoHome.ask("trends", "--slice", "");

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertFits(ran.out());
        assertThat(ran.out()).contains("platform.visits", "rising", "too few");
        assertThat(DemoHome.list("trends", "--metric", "funds.received", "--slice", "").stream()
                        .map(r -> r.get("period_kind") + " " + r.get("test")))
                .containsExactly("month seasonal_kendall", "quarter mann_kendall");
    }

    @Test
    void trends_can_be_asked_by_sql() {
        assertThat(DemoHome.list("sql", "SELECT count(*) AS n FROM mart.trend WHERE verdict = 'rising'").stream()
                        .map(r -> Integer.parseInt(r.get("n"))))
                .allMatch(n -> n > 0);
        assertThat(DemoHome.list("sql", "SELECT count(*) AS n FROM mart.seasonally_adjusted").stream()
                        .map(r -> Integer.parseInt(r.get("n"))))
                .allMatch(n -> n >= 36);
    }

    @Test
    void what_is_expected_of_receipts_stands_beside_how_it_went_before() {
        Ran ran = DemoHome.ask("trends", "--metric", "funds.received", "--slice", "");

        assertFits(ran.out());
        assertThat(ran.out().replaceAll("\\s+", " "))
                .contains("Forecast of funds.received: the year 2020 is expected to end at ", "80 % band from")
                .contains("Tried on the past, the same month of last year: off by ");
        assertThat(DemoHome.list(
                        "sql",
                        "SELECT count(*) AS n, min(month.period) AS first, bool_and(month.low <= month.value AND"
                                + " month.value <= month.high) AS within"
                                + " FROM (SELECT explode(months) AS month FROM mart.forecast)"))
                .singleElement()
                .satisfies(row -> assertThat(row.toMap())
                        .containsEntry("n", "12")
                        .containsEntry("first", "2020-06")
                        .containsEntry("within", "true"));
    }

    @Test
    void a_series_that_is_not_judged_is_told() {
        Ran ran = DemoHome.ask("trends", "--metric", "compact.entities");

        assertThat(ran.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains("the series of compact.entities are not judged", "trend: yes");
    }

    @Test
    void a_release_that_is_not_there_is_told_with_the_nearest() {
        Ran ran = DemoHome.ask("release", "verify", "2020-06-15-2");

        assertThat(ran.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains("did you mean");
    }

    @Test
    void what_was_true_in_may_as_known_in_june_has_the_late_log_and_no_june() {
        List<CSVRecord> figures = DemoHome.list(
                "figures", "--release", DemoHome.JUNE, "--as-of", "2020-05-20", "--metric", "platform.visits");
        List<CSVRecord> whole =
                DemoHome.list("figures", "--release", DemoHome.JUNE, "--metric", "platform.visits", "--slice", "");

        BigDecimal may = value(figures, "2020-05");
        assertThat(may).isLessThan(value(whole, "2020-05"));
        assertThat(may)
                .as("the days up to then")
                .isEqualByComparingTo(whole.stream()
                        .filter(f -> f.get("period").matches("2020-05-(0[1-9]|1\\d|20)")
                                && f.get("period_kind").equals("day"))
                        .map(f -> new BigDecimal(f.get("value")))
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
        assertThat(figures).noneMatch(f -> f.get("period_start").compareTo("2020-05-21") >= 0);
        assertThat(value(figures, "../2020-05-20")).isPositive();
    }

    private static BigDecimal value(List<CSVRecord> figures, String period) {
        return figures.stream()
                .filter(f -> f.get("period").equals(period) && f.get("slice").isEmpty())
                .map(f -> new BigDecimal(f.get("value")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_day_after_the_release_is_refused() {
        Ran ran = DemoHome.ask("figures", "--release", DemoHome.MAY, "--as-of", "2020-06-15");

        assertThat(ran.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains("knows nothing of 2020-06-15");
    }

    @Test
    void another_tool_reads_the_export_and_gets_the_same_sums() throws SQLException {
        BigDecimal received = value(
                DemoHome.list("figures", "--release", DemoHome.JUNE, "--metric", "funds.received"), "../2020-06-15");
        BigDecimal visits = value(
                DemoHome.list("figures", "--release", DemoHome.JUNE, "--metric", "platform.visits"), "../2020-06-15");
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement ask = duck.createStatement()) {
            for (String format : List.of("parquet", "csv")) {
                assertThat(number(
                                        ask,
                                        "SELECT sum(amount_usd) FROM '" + export + "/core.fact_fund_flow." + format
                                                + "' WHERE nature = 'cash' AND stage = 'receipt' AND flow_on <= DATE '2020-06-15'")
                                .setScale(2, java.math.RoundingMode.HALF_UP))
                        .as(format)
                        .isEqualByComparingTo(received.setScale(2, java.math.RoundingMode.HALF_UP));
                assertThat(number(
                                ask,
                                "SELECT count(*) FROM '" + export + "/core.fact_visit." + format
                                        + "' WHERE NOT is_robot"))
                        .as(format)
                        .isEqualByComparingTo(visits);
                assertThat(number(
                                ask,
                                "SELECT value FROM '" + export + "/figures." + format
                                        + "' WHERE metric = 'platform.visits' AND period = '../2020-06-15' AND"
                                        + " coalesce(slice, '') = ''"))
                        .as(format)
                        .isEqualByComparingTo(visits);
            }
        }
    }

    private static BigDecimal number(Statement ask, String sql) throws SQLException {
        try (ResultSet rows = ask.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return new BigDecimal(rows.getString(1));
        }
    }

    @Test
    void the_descriptor_names_every_file_with_its_digest_and_every_column_with_its_meaning() throws IOException {
        JsonNode descriptor =
                new ObjectMapper().readTree(export.resolve("datapackage.json").toFile());

        assertThat(descriptor.path("name").asText()).isEqualTo("release-" + DemoHome.JUNE);
        List<String> files = new java.util.ArrayList<>(List.of("datapackage.json"));
        for (JsonNode resource : descriptor.path("resources")) {
            files.add(resource.path("path").asText());
            assertThat(resource.path("name").asText()).matches("[a-z0-9._-]+");
            assertThat("sha256:"
                            + Digests.sha256(
                                    export.resolve(resource.path("path").asText())))
                    .isEqualTo(resource.path("hash").asText());
            resource.path("schema").path("fields").forEach(field -> {
                assertThat(field.path("type").asText()).isNotEmpty();
                assertThat(field.path("title").asText()).as(field.toString()).isNotEmpty();
            });
        }
        try (Stream<Path> there = Files.list(export)) {
            assertThat(there.map(f -> f.getFileName().toString())).containsExactlyInAnyOrderElementsOf(files);
        }
        assertThat(files).contains("core.fact_fund_flow.csv", "core.dim_state.parquet", "figures.csv", "trends.csv");
    }

    @Test
    void no_keyed_hash_leaves_with_an_export() throws IOException {
        try (Stream<Path> there = Files.list(export)) {
            for (Path file : there.filter(f -> f.toString().endsWith(".csv")).toList()) {
                try (Stream<String> lines = Files.lines(file)) {
                    assertThat(lines.findFirst().orElse("")).doesNotContain("person_key", "visitor_key");
                }
            }
        }
    }

    @Test
    void a_slice_of_few_people_leaves_as_words_and_the_office_keeps_its_number() throws SQLException {
        List<CSVRecord> kept =
                DemoHome.list("figures", "--release", DemoHome.JUNE, "--metric", "capacity.participations").stream()
                        .filter(f -> !f.get("slice").isEmpty())
                        .filter(f -> new BigDecimal(f.get("value")).compareTo(BigDecimal.valueOf(5)) < 0)
                        .filter(f -> new BigDecimal(f.get("value")).signum() > 0)
                        .toList();
        assertThat(kept).isNotEmpty();
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement ask = duck.createStatement()) {
            for (String format : List.of("parquet", "csv")) {
                String said = "SELECT count(*) FROM '" + export + "/figures." + format
                        + "' WHERE metric = 'capacity.participations' AND ";
                assertThat(number(ask, said + "withheld = 'fewer than 5'").intValue())
                        .as(format)
                        .isEqualTo(kept.size());
                assertThat(number(ask, said + "withheld = 'not shown'").intValue())
                        .as(format)
                        .isPositive();
                assertThat(number(
                                ask,
                                said + "withheld IS NOT NULL AND coalesce(value, numerator, denominator, source_rows)"
                                        + " IS NOT NULL"))
                        .as(format)
                        .isZero();
                assertThat(number(ask, said + "withheld IS NOT NULL AND digest IS NOT NULL"))
                        .as(format)
                        .isZero();
                assertThat(number(ask, said + "slice <> '' AND value > 0 AND value < 5"))
                        .as(format)
                        .isZero();
            }
        }
    }

    @Test
    void tables_whose_rows_are_people_stay_in_the_office() throws IOException {
        JsonNode descriptor =
                new ObjectMapper().readTree(export.resolve("datapackage.json").toFile());

        assertThat(descriptor.path("kept_in_the_office"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder("core.fact_focal_point", "core.fact_participation");
        assertThat(export.resolve("core.fact_participation.csv")).doesNotExist();
        assertThat(export.resolve("core.fact_activity.csv")).exists();
    }

    @Test
    void an_export_takes_nothings_place() {
        Ran again = DemoHome.ask("release", "export", DemoHome.JUNE, "--out", export.toString());

        assertThat(again.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(again.err()).contains("is not empty; name another folder");
    }
}
