package org.quarterdeck.jobs.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quarterdeck.jobs.load.LocalSpark;
import org.quarterdeck.schema.table.TableContract.Severity;
import org.quarterdeck.schema.table.Tables;

class GatesTest {
    private static SparkSession spark;

    @TempDir
    Path folder;

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
        Gates gates = new Gates(
                spark, (relations, name) -> relations.bind(name, spark.sql("SELECT * FROM VALUES " + rows.get(name))));
        return gates.check(List.of(Tables.read(folder).get("core.fact_flow")));
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

    @Test
    void what_stopped_a_release_names_every_rule() {
        Gates.Stopped stopped = new Gates.Stopped(List.of(
                new Gates.Result("core.a", "id is never empty", Severity.FAIL, 1, List.of("{\"id\":null}")),
                new Gates.Result("core.b", "(id) is unique", Severity.FAIL, 3, List.of())));

        assertThat(stopped.getMessage().lines())
                .containsExactly(
                        "core.a: id is never empty; 1 row breaks it, for instance {\"id\":null}",
                        "core.b: (id) is unique; 3 rows break it");
    }
}
