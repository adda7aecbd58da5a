package org.quarterdeck.jobs.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quarterdeck.jobs.load.LocalSpark;
import org.quarterdeck.schema.config.InvalidConfiguration;
import org.quarterdeck.schema.metric.Metrics;
import org.quarterdeck.schema.table.Tables;

class FactPassTest {
    private static final String ATTENDED = """
            ('b1', DATE '2020-01-10', 'AUS', 'in', array('X', 'Y'), 10BD, DATE '2020-01-10', DATE '2020-03-01'),
            ('b1', DATE '2020-01-10', 'NZL', 'in', array('X'), 5BD, DATE '2020-01-10', NULL),
            ('b2', DATE '2020-03-05', 'AUS', 'out', array(), 2.5BD, DATE '2020-03-05', NULL)""";

    private static SparkSession spark;

    @TempDir
    Path folder;

    private Path metrics;

    @BeforeAll
    static void start() {
        spark = LocalSpark.session();
    }

    @BeforeEach
    void contract() throws IOException {
        metrics = Files.createDirectories(folder.resolve("metrics"));
        Path table = Files.createDirectories(folder.resolve("tables/core/fact_attended"));
        Files.writeString(table.resolve("table.yaml"), """
                grain: a State at a briefing
                columns:
                  activity_id: {type: string, meaning: the briefing}
                  day: {type: date, meaning: when}
                  state_code: {type: string, meaning: who}
                  modality: {type: string, meaning: how}
                  topics: {type: array<string>, meaning: about what}
                  amount: {type: "decimal(38,9)", meaning: how much}
                  valid_from: {type: date, meaning: from when}
                  valid_to: {type: date, meaning: until when}
                """);
    }

    private void metric(String id, String rule) throws IOException {
        Files.writeString(
                metrics.resolve(id + ".yaml"),
                "title: x\ndefinition: x.\nadditive: no\nprinted: exact\nsource: a test\nowner: us\n"
                        + (rule.contains("fact:") ? "" : "fact: core.fact_attended\n")
                        + (rule.contains("unit:") ? "" : "unit: states\n")
                        + (rule.contains("time:") ? "" : "time: day\n")
                        + rule);
    }

    private MetricPlan plan() {
        return MetricPlan.of(Metrics.read(List.of(metrics)), Tables.read(folder.resolve("tables")));
    }

    private List<String> count(String asOf) {
        return count(asOf, ATTENDED);
    }

    private List<String> count(String asOf, String rows) {
        Calendar calendar = new Calendar(LocalDate.parse(asOf), List.of(), Map.of("launch", LocalDate.of(2020, 1, 10)));
        List<FactQuery> passes = plan().passes();
        FactPass pass = FactPass.of(
                passes,
                spark,
                (relations, name) -> relations.bind(
                        name,
                        spark.sql(
                                "SELECT * FROM VALUES " + rows
                                        + " AS t(activity_id, day, state_code, modality, topics, amount, valid_from, valid_to)")),
                calendar);
        return passes.stream()
                .flatMap(query -> pass.count(query).stream())
                .map(c -> c.metric() + " " + c.period() + " [" + c.slice() + "] "
                        + c.value().stripTrailingZeros().toPlainString() + " of " + c.rows())
                .sorted()
                .toList();
    }

    @Test
    void a_sum_is_kept_by_month_quarter_and_year_and_a_month_with_nothing_in_it_is_0() throws IOException {
        metric("m", "expression: sum(amount)\nperiods: [month, quarter, year]\n");

        assertThat(count("2020-03-31"))
                .containsExactly(
                        "m 2020 [] 17.5 of 3",
                        "m 2020-01 [] 15 of 2",
                        "m 2020-02 [] 0 of 0",
                        "m 2020-03 [] 2.5 of 1",
                        "m 2020-Q1 [] 17.5 of 3");
    }

    @Test
    void before_the_first_day_of_the_fact_there_is_no_row() throws IOException {
        metric("m", "expression: count(*)\nperiods: [month]\n");

        assertThat(count("2020-03-31")).noneMatch(row -> row.contains("2019"));
    }

    @Test
    void a_distinct_count_over_a_longer_period_is_counted_anew_and_never_summed() throws IOException {
        metric("m", "expression: count(DISTINCT state_code)\nperiods: [month, quarter, to_date]\n");

        assertThat(count("2020-03-31"))
                .contains(
                        "m 2020-01 [] 2 of 2",
                        "m 2020-03 [] 1 of 1",
                        "m 2020-Q1 [] 2 of 3",
                        "m ../2020-03-31 [] 2 of 3");
    }

    @Test
    void a_number_that_says_itself_unknown_has_no_row_and_one_over_nothing_is_0() throws IOException {
        metric(
                "m",
                "expression: if(count(DISTINCT valid_from) <= 1, count(DISTINCT state_code), NULL)\n"
                        + "periods: [month, quarter]\n");

        assertThat(count("2020-03-31"))
                .containsExactly("m 2020-01 [] 2 of 2", "m 2020-02 [] 0 of 0", "m 2020-03 [] 1 of 1");
    }

    @Test
    void what_lies_behind_the_as_of_date_does_not_count_yet() throws IOException {
        metric("m", "expression: count(*)\nperiods: [year]\n");

        assertThat(count("2020-02-29")).containsExactly("m 2020 [] 2 of 2");
    }

    @Test
    void a_fact_that_begins_after_the_as_of_date_has_no_row() throws IOException {
        metric("m", "expression: count(*)\nperiods: [year, to_date]\n");
        metric("n", "expression: count(DISTINCT state_code)\nperiods: [year, to_date]\n");

        assertThat(count("2019-12-31")).isEmpty();
    }

    @Test
    void windows_count_from_their_first_to_their_last_day() throws IOException {
        metric("m", "expression: count(*)\nperiods: [year_to_date]\nsince: [launch]\n");

        assertThat(count("2020-03-04"))
                .containsExactly(
                        "m 2020-01-10/2020-01-31 [] 2 of 2",
                        "m 2020-01-10/2020-02-29 [] 2 of 2",
                        "m 2020-01-10/2020-03-04 [] 2 of 2",
                        "m 2020-01/2020-02 [] 2 of 2",
                        "m 2020-01/2020-03 [] 2 of 2");
    }

    @Test
    void only_rows_of_the_filter_count_and_the_rest_makes_no_row_missing() throws IOException {
        metric("m", "expression: count(*)\nfilter: modality = 'out'\nperiods: [month]\n");

        assertThat(count("2020-03-31"))
                .containsExactly("m 2020-01 [] 0 of 0", "m 2020-02 [] 0 of 0", "m 2020-03 [] 1 of 1");
    }

    @Test
    void a_slice_is_0_from_the_first_period_on_that_has_it() throws IOException {
        metric("m", "expression: count(*)\nperiods: [month]\ndimensions: {how: modality}\nslices: [[how]]\n");

        assertThat(count("2020-03-31"))
                .filteredOn(row -> row.contains("how="))
                .containsExactly(
                        "m 2020-01 [how=in] 2 of 2",
                        "m 2020-02 [how=in] 0 of 0",
                        "m 2020-03 [how=in] 0 of 0",
                        "m 2020-03 [how=out] 1 of 1");
    }

    @Test
    void each_value_of_a_list_counts_and_the_whole_counts_a_row_once() throws IOException {
        metric("m", "expression: count(*)\nperiods: [month]\ndimensions: {topic: {each: topics}}\nslices: [[topic]]\n");

        assertThat(count("2020-01-31"))
                .containsExactly("m 2020-01 [] 2 of 2", "m 2020-01 [topic=X] 2 of 2", "m 2020-01 [topic=Y] 1 of 1");
    }

    @Test
    void a_row_without_a_value_belongs_to_no_slice_and_to_the_whole() throws IOException {
        metric("m", "expression: count(*)\nperiods: [month]\ndimensions: {how: modality}\nslices: [[how]]\n");

        assertThat(
                        count(
                                "2020-01-31",
                                "('b1', DATE '2020-01-10', 'AUS', CAST(NULL AS STRING), array('X'), 1BD, DATE '2020-01-10', NULL)"))
                .containsExactly("m 2020-01 [] 1 of 1");
    }

    @Test
    void a_metric_whose_unit_is_a_dimension_has_no_whole() throws IOException {
        metric(
                "m",
                "expression: sum(amount)\nunit: {dimension: how}\nperiods: [month]\n"
                        + "dimensions: {how: modality}\nslices: [[how]]\n");

        assertThat(count("2020-01-31")).containsExactly("m 2020-01 [how=in] 15 of 2");
    }

    @Test
    void a_stock_is_the_state_at_the_end_of_the_day_with_the_last_day_of_validity_out() throws IOException {
        metric(
                "m",
                "expression: count(DISTINCT state_code)\ntime: {from: valid_from, to: valid_to}\nperiods: [to_date]\n");

        assertThat(count("2020-03-05"))
                .containsExactly("m ../2020-01-31 [] 2 of 2", "m ../2020-02-29 [] 2 of 2", "m ../2020-03-05 [] 2 of 2");
        assertThat(count("2020-03-01")).contains("m ../2020-03-01 [] 1 of 1");
    }

    @Test
    void an_event_counts_on_its_own_day_and_is_named_by_its_slice() throws IOException {
        metric(
                "m",
                "expression: count(DISTINCT state_code)\nperiods: [event]\n"
                        + "dimensions: {activity: activity_id}\nslices: [[activity]]\n");

        assertThat(count("2020-02-29")).containsExactly("m 2020-01-10 [activity=b1] 2 of 2");
    }

    @Test
    void groups_that_having_leaves_out_do_not_count() throws IOException {
        metric(
                "m",
                "expression: count(DISTINCT state_code)\nper: [state_code]\nhaving: sum(amount) > 6\n"
                        + "periods: [quarter]\n");

        assertThat(count("2020-03-31")).containsExactly("m 2020-Q1 [] 1 of 2");
    }

    @Test
    void a_mean_of_nothing_has_no_row() throws IOException {
        metric("m", "expression: avg(amount)\nperiods: [month]\n");

        assertThat(count("2020-03-31")).containsExactly("m 2020-01 [] 7.5 of 2", "m 2020-03 [] 2.5 of 1");
    }

    @Test
    void a_quotient_over_nothing_has_no_row() throws IOException {
        metric("m", "expression: sum(amount) / nullif(count(*), 0)\nfilter: modality = 'out'\nperiods: [month]\n");

        assertThat(count("2020-03-31")).containsExactly("m 2020-03 [] 2.5 of 1");
    }

    @Test
    void a_fact_without_rows_has_no_figures() throws IOException {
        metric("m", "expression: count(*)\nperiods: [month]\n");

        assertThat(count(
                        "2020-03-31",
                        ATTENDED.replace("DATE '2020-01-10', 'A", "CAST(NULL AS DATE), 'A")
                                .replace("DATE '2020-01-10', 'N", "CAST(NULL AS DATE), 'N")
                                .replace("DATE '2020-03-05', 'A", "CAST(NULL AS DATE), 'A")))
                .isEmpty();
    }

    @Test
    void an_estimate_is_near_and_the_same_in_whichever_order_and_partition_the_rows_come() throws IOException {
        metric(
                "m",
                "expression: count(DISTINCT state_code)\nfilter: amount < 20000\napproximate: true\nperiods: [year]\n");
        Dataset<Row> rows = spark.range(30_000)
                .selectExpr(
                        "'b' AS activity_id",
                        "DATE '2020-01-10' AS day",
                        "string(id) AS state_code",
                        "'in' AS modality",
                        "array('X') AS topics",
                        "decimal(id) AS amount",
                        "DATE '2020-01-10' AS valid_from",
                        "CAST(NULL AS DATE) AS valid_to");

        BigDecimal inOne = only("2020-01-31", rows.coalesce(1));

        assertThat(inOne).isBetween(new BigDecimal("19400"), new BigDecimal("20600"));
        assertThat(only("2020-01-31", rows.repartition(8).union(rows.limit(5)))).isEqualTo(inOne);
    }

    private BigDecimal only(String asOf, Dataset<Row> rows) {
        List<FactQuery> passes = plan().passes();
        Calendar calendar = new Calendar(LocalDate.parse(asOf), List.of(), Map.of());
        FactPass pass = FactPass.of(passes, spark, (relations, name) -> relations.bind(name, rows), calendar);
        return pass.count(passes.get(0)).get(0).value();
    }

    @Test
    void only_a_count_of_distinct_values_is_estimated_and_nothing_follows_from_an_estimate() throws IOException {
        metric("a", "expression: sum(amount)\napproximate: true\nperiods: [month]\n");
        metric("b", "expression: count(DISTINCT state_code)\napproximate: true\nperiods: [month]\n");
        Files.writeString(
                metrics.resolve("c.yaml"),
                "title: x\ndefinition: x.\nunit: ratio\nderived: {ratio: {numerator: b, denominator: b}}\n"
                        + "periods: [month]\nadditive: no\nprinted: exact\nsource: a test\nowner: us\n");

        assertThat(problems())
                .containsExactlyInAnyOrder(
                        metrics.resolve("a.yaml") + ": approximate: true is for one count of distinct values, as"
                                + " count(DISTINCT visitor_id), and not for \"sum(amount)\"",
                        metrics.resolve("c.yaml")
                                + ": it follows from b, which is an estimate; take approximate: true out there");
    }

    private List<String> problems() {
        return catchThrowableOfType(InvalidConfiguration.class, this::plan).problems();
    }

    @Test
    void every_mistake_of_every_metric_is_named_with_its_file() throws IOException {
        metric("a", "expression: count(*)\nperiods: [month]\nfact: core.fact_attend\n");
        metric("b", "expression: sum(amoun)\nfilter: modalit = 'in'\nperiods: [month]\ndimensions: {how: modaliti}\n");
        metric(
                "c",
                "expression: count(*)\nperiods: [month]\ndimensions: {region: {via: state_code, take: core.dim_stat.region}}\n");

        assertThat(problems())
                .containsExactlyInAnyOrder(
                        metrics.resolve("a.yaml") + ", fact: unknown table \"core.fact_attend\"; did you mean"
                                + " \"core.fact_attended\"?",
                        metrics.resolve("b.yaml") + ", expression: \"amoun\" is not a column; did you mean \"amount\"?",
                        metrics.resolve("b.yaml") + ", filter: \"modalit\" is not a column; did you mean \"modality\"?",
                        metrics.resolve("b.yaml") + ", dimension how: \"modaliti\" is not a column; did you mean"
                                + " \"modality\"?",
                        metrics.resolve("c.yaml") + ", dimension region: unknown table \"core.dim_stat\"; known are"
                                + " core.fact_attended");
    }

    @Test
    void over_one_fact_a_dimension_means_one_thing() throws IOException {
        metric("a", "expression: count(*)\nperiods: [month]\ndimensions: {how: modality}\n");
        metric("b", "expression: count(*)\nperiods: [month]\ndimensions: {how: state_code}\n");

        assertThat(problems()).singleElement().asString().contains("one name means one thing");
    }

    @Test
    void each_is_of_a_column_of_many_values() throws IOException {
        metric("a", "expression: count(*)\nperiods: [month]\ndimensions: {how: {each: modality}}\n");

        assertThat(problems()).singleElement().asString().contains("modality", "array");
    }

    @Test
    void a_row_counts_by_a_column_of_days() throws IOException {
        metric("a", "expression: count(*)\ntime: modality\nperiods: [month]\n");

        assertThat(problems())
                .containsExactly(metrics.resolve("a.yaml") + ", time: \"modality\" is a string and no date; dates of"
                        + " core.fact_attended are day, valid_from, valid_to");
    }

    @Test
    void an_expression_that_gives_no_number_is_named() throws IOException {
        metric("a", "expression: min(day)\nperiods: [month]\n");

        assertThat(catchThrowableOfType(InvalidConfiguration.class, () -> count("2020-01-31"))
                        .problems())
                .containsExactly("a, expression: \"min(day)\" gives a date and no number");
    }
}
