package org.quarterdeck.jobs.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quarterdeck.jobs.ledger.GateResults;
import org.quarterdeck.jobs.load.LocalSpark;
import org.quarterdeck.schema.table.TableContract.Severity;
import org.quarterdeck.schema.table.Tables;

class GatesTest {
    private static SparkSession spark;

    @TempDir
    Path folder;

    @TempDir
    Path files;

    private final Map<String, Long> before = new LinkedHashMap<>();
    private final Map<String, String> rows = new LinkedHashMap<>();

    @BeforeAll
    static void start() {
        spark = LocalSpark.session();
    }

    @BeforeEach
    void contracts() throws IOException {
        write("core.dim_donor", """
                grain: a donor
                key: [donor_id]
                columns:
                  donor_id: {type: string, meaning: its id, required: true}
                """);
        write("core.fact_flow", """
                grain: a flow
                key: [flow_id, fund]
                columns:
                  flow_id: {type: string, meaning: its id, required: true}
                  fund: {type: string, meaning: its fund}
                  donor_id: {type: string, meaning: who gave, references: core.dim_donor.donor_id}
                  stage: {type: string, meaning: how far, values: [pledge, "donor's own"]}
                  amount: {type: "decimal(38,9)", meaning: how much, min: 0.5}
                checks:
                  - {name: a pledge has a donor, severity: warn, sql: "SELECT flow_id FROM core.fact_flow WHERE stage = 'pledge' AND donor_id IS NULL"}
                """);
        rows.put("core.dim_donor", "('AUS') AS t(donor_id)");
    }

    private void write(String name, String contract) throws IOException {
        Path table = Files.createDirectories(folder.resolve(name.replace('.', '/')));
        Files.writeString(table.resolve("table.yaml"), contract);
    }

    private List<Gates.Result> check(String flows) {
        rows.put("core.fact_flow", flows + " AS t(flow_id, fund, donor_id, stage, amount)");
        return gates().check(List.of(Tables.read(folder).get("core.fact_flow")));
    }

    private Gates gates() {
        return new Gates(
                spark,
                (relations, name) -> relations.bind(name, spark.sql("SELECT * FROM VALUES " + rows.get(name))),
                LocalDate.parse("2020-05-31"),
                before,
                new GateReport(files, "run_1", LocalDate.parse("2020-05-31")).offenders());
    }

    private List<Gates.Result> broken(String flows) {
        return check(flows).stream().filter(r -> r.offenders() > 0).toList();
    }

    @Test
    void every_rule_has_its_result_also_when_nothing_is_wrong() {
        assertThat(check("('f1', 'A', 'AUS', 'pledge', 0.5BD), ('f1', 'B', 'AUS', \"donor's own\", 7BD)"))
                .allSatisfy(result -> assertThat(result.offenders()).isZero())
                .extracting(Gates.Result::rule)
                .containsExactlyInAnyOrder(
                        "(flow_id, fund) is unique",
                        "flow_id is never empty",
                        "donor_id exists in core.dim_donor.donor_id",
                        "stage is one of pledge, donor's own",
                        "amount is at least 0.5",
                        "a pledge has a donor");
    }

    @Test
    void a_key_that_comes_twice_is_named_with_how_often() {
        assertThat(broken("('f1', 'A', 'AUS', 'pledge', 1BD), ('f1', 'A', 'AUS', 'pledge', 2BD),"
                        + " ('f2', 'A', 'AUS', 'pledge', 1BD)"))
                .singleElement()
                .satisfies(result -> {
                    assertThat(result.rule()).isEqualTo("(flow_id, fund) is unique");
                    assertThat(result.stops()).isTrue();
                    assertThat(result.examples()).containsExactly("{\"flow_id\":\"f1\",\"fund\":\"A\",\"rows\":2}");
                });
    }

    @Test
    void a_key_with_an_empty_part_is_a_key_too() {
        assertThat(broken("('f1', CAST(NULL AS STRING), 'AUS', 'pledge', 1BD), ('f1', NULL, 'AUS', 'pledge', 2BD)"))
                .extracting(Gates.Result::rule)
                .containsExactly("(flow_id, fund) is unique");
    }

    @Test
    void a_required_column_that_is_empty_stops() {
        assertThat(broken("(CAST(NULL AS STRING), 'A', 'AUS', 'pledge', 1BD)"))
                .singleElement()
                .satisfies(result -> {
                    assertThat(result.rule()).isEqualTo("flow_id is never empty");
                    assertThat(result.stops()).isTrue();
                });
    }

    @Test
    void a_value_outside_of_the_list_stops_and_every_offender_is_named() {
        assertThat(broken("('f1', 'A', 'AUS', 'promise', 1BD), ('f2', 'A', 'AUS', 'gift', 1BD)"))
                .singleElement()
                .satisfies(result -> {
                    assertThat(result.stops()).isTrue();
                    assertThat(result.examples())
                            .containsExactlyInAnyOrder(
                                    "{\"flow_id\":\"f1\",\"fund\":\"A\",\"stage\":\"promise\"}",
                                    "{\"flow_id\":\"f2\",\"fund\":\"A\",\"stage\":\"gift\"}");
                });
    }

    @Test
    void an_empty_value_is_outside_of_no_list_and_below_no_minimum() {
        assertThat(broken("('f1', 'A', 'AUS', CAST(NULL AS STRING), CAST(NULL AS DECIMAL(38,9)))"))
                .isEmpty();
    }

    @Test
    void a_number_below_the_minimum_stops() {
        assertThat(broken("('f1', 'A', 'AUS', 'pledge', 0.49BD)"))
                .singleElement()
                .satisfies(result -> {
                    assertThat(result.rule()).isEqualTo("amount is at least 0.5");
                    assertThat(result.stops()).isTrue();
                });
    }

    @Test
    void a_reference_to_nobody_warns_and_the_night_goes_on() {
        assertThat(broken("('f1', 'A', 'FJI', 'pledge', 1BD)")).singleElement().satisfies(result -> {
            assertThat(result.rule()).isEqualTo("donor_id exists in core.dim_donor.donor_id");
            assertThat(result.severity()).isEqualTo(Severity.WARN);
            assertThat(result.stops()).isFalse();
            assertThat(result.examples()).containsExactly("{\"flow_id\":\"f1\",\"fund\":\"A\",\"donor_id\":\"FJI\"}");
        });
    }

    @Test
    void an_empty_reference_refers_to_nobody_and_is_well() {
        assertThat(broken("('f1', 'A', CAST(NULL AS STRING), \"donor's own\", 1BD)"))
                .isEmpty();
    }

    @Test
    void a_check_of_the_contract_has_its_own_severity() {
        assertThat(broken("('f1', 'A', CAST(NULL AS STRING), 'pledge', 1BD)"))
                .singleElement()
                .satisfies(result -> {
                    assertThat(result.rule()).isEqualTo("a pledge has a donor");
                    assertThat(result.stops()).isFalse();
                });
    }

    @Test
    void several_rules_are_broken_side_by_side() {
        assertThat(broken("('f1', 'A', 'FJI', 'gift', -1BD)")).hasSize(3);
    }

    @Test
    void offenders_are_all_counted_and_a_hundred_are_shown() {
        List<Gates.Result> broken = broken("('f1', 'A', 'AUS', 'pledge', 1BD)");
        assertThat(broken).isEmpty();
        StringBuilder many = new StringBuilder("('f0', 'A', 'AUS', 'gift', 1BD)");
        for (int i = 1; i < 150; i++) {
            many.append(", ('f").append(i).append("', 'A', 'AUS', 'gift', 1BD)");
        }

        assertThat(broken(many.toString())).singleElement().satisfies(result -> {
            assertThat(result.offenders()).isEqualTo(150);
            assertThat(result.examples()).hasSize(100);
        });
    }

    private List<Gates.Result> brokenOf(String contract, String flows) throws IOException {
        write("core.fact_flow", "grain: a flow\ncolumns:\n" + contract);
        return broken(flows);
    }

    private static final String COLUMNS = """
              flow_id: {type: string, meaning: its id}
              fund: {type: string, meaning: its fund}
              donor_id: {type: string, meaning: who gave}
              stage: {type: date, meaning: its day}
              amount: {type: "decimal(38,9)", meaning: how much}
            checks:
            """;

    private static String flow(String day, String amount) {
        return "('f1', 'A', 'AUS', " + (day.isEmpty() ? "CAST(NULL AS DATE)" : "DATE'" + day + "'") + ", " + amount
                + "BD)";
    }

    @Test
    void a_column_that_is_unique_a_greatest_number_and_a_last_day_each_name_their_offenders() throws IOException {
        assertThat(brokenOf("""
                          flow_id: {type: string, unique: true, severity: warn, meaning: its id}
                          fund: {type: string, meaning: its fund}
                          donor_id: {type: string, meaning: who gave}
                          stage: {type: date, max: 2020-12-31, meaning: its day}
                          amount: {type: "decimal(38,9)", max: 9.5, meaning: how much}
                        """, flow("2021-01-01", "9.5") + ", " + flow("2020-12-31", "9.6")))
                .extracting(r -> r.severity() + " " + r.rule() + " " + r.examples())
                .containsExactly(
                        "WARN flow_id is unique [{\"flow_id\":\"f1\",\"rows\":2}]",
                        "FAIL stage is at most 2020-12-31 [{\"stage\":\"2021-01-01\"}]",
                        "FAIL amount is at most 9.5 [{\"amount\":9.6}]");
    }

    @Test
    void an_offender_names_the_delivery_and_the_row_that_it_came_from() throws IOException {
        write("core.fact_flow", """
                grain: a flow
                key: [flow_id]
                columns:
                  flow_id: {type: string, meaning: its id}
                  delivery_id: {type: string, meaning: its delivery}
                  row_no: {type: bigint, meaning: its row}
                  amount: {type: bigint, min: 0, meaning: how much}
                  fund: {type: string, meaning: its fund}
                """);
        rows.put(
                "core.fact_flow",
                "('f1', 'd', 2L, -1L, 'A'), ('f1', 'd', 4L, 1L, 'B') AS t(flow_id, delivery_id, row_no, amount, fund)");

        assertThat(gates().check(List.of(Tables.read(folder).get("core.fact_flow"))))
                .filteredOn(r -> r.offenders() > 0)
                .flatExtracting(Gates.Result::examples)
                .containsExactly(
                        "{\"flow_id\":\"f1\",\"rows\":2,\"delivered\":[\"d, row 2\",\"d, row 4\"]}",
                        "{\"flow_id\":\"f1\",\"amount\":-1,\"delivery_id\":\"d\",\"row_no\":2}");
    }

    @Test
    void rows_that_fell_or_rose_too_far_since_the_last_release_are_told_with_both_numbers() throws IOException {
        String checks = COLUMNS + """
                  - {name: none is lost, severity: fail, rows: {fall: 0.1}}
                  - {name: none is doubled, severity: warn, rows: {rise: 0.5}}
                  - {name: there are some, severity: fail, rows: {least: 1, most: 3}}
                """;
        String two = flow("", "1") + ", " + flow("", "2");

        assertThat(brokenOf(checks, two)).isEmpty();
        before.put("core.fact_flow", 3L);
        assertThat(brokenOf(checks, two)).singleElement().satisfies(r -> {
            assertThat(r.rule()).isEqualTo("none is lost");
            assertThat(r.examples()).containsExactly("{\"rows\":2,\"rows_in_last_release\":3}");
        });
        before.put("core.fact_flow", 1L);
        assertThat(brokenOf(checks, two)).extracting(Gates.Result::rule).containsExactly("none is doubled");
        assertThat(brokenOf(checks, two + ", " + two))
                .extracting(Gates.Result::rule)
                .containsExactly("none is doubled", "there are some");
    }

    @Test
    void a_table_is_stale_once_its_latest_day_is_too_old_and_an_empty_one_is_not() throws IOException {
        String checks = COLUMNS + "  - {name: told this month, severity: warn, fresh: {column: stage, days: 30}}\n";

        assertThat(brokenOf(checks, flow("2020-05-01", "1"))).isEmpty();
        assertThat(brokenOf(checks, flow("", "1"))).isEmpty();
        assertThat(brokenOf(checks, flow("2020-04-30", "1") + ", " + flow("2020-01-01", "1")))
                .singleElement()
                .satisfies(r -> assertThat(r.examples())
                        .containsExactly("{\"latest\":\"2020-04-30\",\"as_of\":\"2020-05-31\"}"));
    }

    @Test
    void sums_of_two_tables_are_compared_group_by_group() throws IOException {
        write("core.dim_donor", """
                grain: a donor
                columns:
                  donor_id: {type: string, meaning: its id}
                  given: {type: bigint, meaning: what it gave}
                """);
        rows.put("core.dim_donor", "('AUS', 3L), ('FJI', 2L), ('CHE', 0L) AS t(donor_id, given)");
        String sum = "sum: {of: amount, by: [donor_id], within: 0.5, equals: {table: core.dim_donor, of: given}}";

        assertThat(brokenOf(
                        COLUMNS + "  - {name: donors give what flows, severity: fail, " + sum + "}\n",
                        flow("", "1") + ", " + flow("", "2.5")))
                .singleElement()
                .satisfies(r -> assertThat(r.examples())
                        .containsExactly("{\"donor_id\":\"FJI\",\"here\":null,\"there\":2.000000000}"));
        assertThat(brokenOf(
                        COLUMNS + "  - {name: as many, severity: fail, sum: {equals: {table: core.dim_donor, where:"
                                + " given > 0}}}\n",
                        flow("", "1")))
                .singleElement()
                .satisfies(
                        r -> assertThat(r.examples()).containsExactly("{\"here\":1.000000000,\"there\":2.000000000}"));
    }

    @Test
    void of_a_table_that_stands_only_what_days_or_other_tables_can_break_is_asked() throws IOException {
        write(
                "core.fact_flow",
                "grain: a flow\ncolumns:\n"
                        + COLUMNS.replace(
                                "meaning: who gave", "meaning: who gave," + " references: core.dim_donor.donor_id")
                        + "  - {name: told this month, severity: warn, fresh: {column: stage, days: 30}}\n"
                        + "  - {name: there are some, severity: fail, rows: {least: 1}}\n");
        rows.put("core.fact_flow", flow("", "1") + " AS t(flow_id, fund, donor_id, stage, amount)");
        List<org.quarterdeck.schema.table.Table> tables =
                List.of(Tables.read(folder).get("core.fact_flow"));

        assertThat(gates().check(tables, Set.of()))
                .extracting(Gates.Result::rule)
                .containsExactly("told this month");
        assertThat(gates().check(tables, Set.of("core.dim_donor")))
                .extracting(Gates.Result::rule)
                .containsExactly("donor_id exists in core.dim_donor.donor_id", "told this month");
    }

    @Test
    void a_check_that_is_no_query_or_reads_no_table_is_named_with_its_line_before_a_night() throws IOException {
        write(
                "core.fact_flow",
                "grain: a flow\ncolumns:\n" + COLUMNS
                        + "  - {name: a, severity: fail, sql: SELECT flow_id FROM core.fact_flo}\n"
                        + "  - {name: b, severity: fail, sql: DELETE FROM core.fact_flow}\n");
        String file = folder.resolve("core/fact_flow/table.yaml").toString();

        assertThat(org.assertj.core.api.Assertions.catchThrowableOfType(
                                org.quarterdeck.schema.config.InvalidConfiguration.class,
                                () -> Gates.read(Tables.read(folder), List.of()))
                        .problems())
                .hasSize(2)
                .anyMatch(p -> p.startsWith(file + ", line 9") && p.contains("did you mean \"core.fact_flow\"?"))
                .anyMatch(p -> p.contains(file + ", line 10"));
    }

    @Test
    void every_offender_beyond_a_hundred_is_in_the_report_too() throws IOException {
        GateReport report = new GateReport(files, "run_1", LocalDate.parse("2020-05-31"));
        String many = java.util.stream.IntStream.range(0, 150)
                .mapToObj(i -> "('f" + i + "', 'A<b>', 'AUS', 'gift', 1BD)")
                .collect(java.util.stream.Collectors.joining(", "));
        Gates.Result result = broken(many).get(0);

        report.write(List.of(
                new GateResults.Entry(
                        result.table(),
                        result.rule(),
                        "fail",
                        result.offenders(),
                        String.join("\n", result.examples()),
                        null),
                new GateResults.Entry("core.a", "held", "warn", 0, "", null)));

        var json = new com.fasterxml.jackson.databind.ObjectMapper()
                .readTree(files.resolve("gates.json").toFile());
        assertThat(json.at("/gates/0/rows")).hasSize(150);
        assertThat(Files.readString(report.page()))
                .contains("1 of 2 rules held", "f149", "A&lt;b&gt;")
                .doesNotContain("<b>");
    }

    @Test
    void what_stopped_a_release_names_every_rule() {
        Gates.Stopped stopped = new Gates.Stopped(
                List.of(
                        new Gates.Result("core.a", "id is never empty", Severity.FAIL, 1, List.of("{\"id\":null}")),
                        new Gates.Result("core.b", "(id) is unique", Severity.FAIL, 3, List.of())),
                "runs/1/gates.html");

        assertThat(stopped.getMessage().lines())
                .containsExactly(
                        "core.a: id is never empty; 1 row breaks it, for instance {\"id\":null}",
                        "core.b: (id) is unique; 3 rows break it",
                        "Every offender: runs/1/gates.html");
    }
}
