package org.quarterdeck.schema.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quarterdeck.schema.config.InvalidConfiguration;

class MetricsTest {
    private static final String ABOUT = """
            title: {en: Visits}
            definition: Visits that are not robots'.
            unit: visits
            additive: yes
            printed: exact
            source: a test
            owner: Platform team
            """;
    private static final String COUNTED = ABOUT + """
            fact: core.fact_visit
            expression: count(*)
            time: day
            periods: [month, to_date]
            """;

    @TempDir
    Path folder;

    private void write(String id, String yaml) throws IOException {
        write(folder, id, yaml);
    }

    private static void write(Path folder, String id, String yaml) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(id + ".yaml"), yaml);
    }

    private List<String> problems() {
        return catchThrowableOfType(InvalidConfiguration.class, () -> Metrics.read(List.of(folder)))
                .problems();
    }

    private String file(String id) {
        return folder.resolve(id + ".yaml").toString();
    }

    @Test
    void a_metrics_id_is_the_name_of_its_file() throws IOException {
        write("platform.visits", COUNTED);

        Metric metric = Metrics.read(List.of(folder)).get("platform.visits");

        assertThat(metric.additive()).isEqualTo(Additivity.YES);
        assertThat(metric.periods()).containsExactly(Metric.KeptPeriod.MONTH, Metric.KeptPeriod.TO_DATE);
        assertThat(metric.time()).isEqualTo(new Metric.TimeRule("day", null, null));
    }

    @Test
    void what_is_counted_and_adds_up_has_a_trend_unless_it_says_otherwise() throws IOException {
        write("a.additive", COUNTED);
        write("a.without", COUNTED + "trend: no\n");
        write("a.stock", COUNTED.replace("additive: yes", "additive: semi"));
        write("a.distinct", COUNTED.replace("additive: yes", "additive: no") + "trend: yes\n");
        write("a.total", COUNTED.replace("[month, to_date]", "[to_date]"));

        Metrics metrics = Metrics.read(List.of(folder));

        assertThat(metrics.byId().keySet())
                .filteredOn(id -> metrics.get(id).hasTrend())
                .containsExactlyInAnyOrder("a.additive", "a.distinct");
    }

    @Test
    void a_trend_needs_a_series_and_a_plain_word() throws IOException {
        write("a.total", COUNTED.replace("[month, to_date]", "[to_date]") + "trend: yes\n");
        write("a.word", COUNTED + "trend: up\n");

        assertThat(String.join("\n", problems()))
                .contains("trend: yes needs a series; add month or quarter to periods, or take trend out")
                .contains("\"up\" is neither yes nor no; write yes, or no");
    }

    @Test
    void a_forecast_needs_months_that_add_up() throws IOException {
        write("a.foreseen", COUNTED + "forecast: yes\n");
        assertThat(Metrics.read(List.of(folder)).get("a.foreseen").hasForecast())
                .isTrue();

        write("a.total", COUNTED.replace("[month, to_date]", "[quarter]") + "forecast: yes\n");
        write("a.stock", COUNTED.replace("additive: yes", "additive: semi") + "trend: yes\nforecast: yes\n");
        write("a.unjudged", COUNTED + "trend: no\nforecast: yes\n");

        assertThat(problems())
                .hasSize(3)
                .allSatisfy(
                        problem -> assertThat(problem).contains("forecast: yes needs months that add up to a year"));
    }

    @Test
    void a_file_beside_the_folders_is_one_more_and_takes_the_place_of_one_of_its_name() throws IOException {
        write("a.b", COUNTED);
        Path drafts = folder.resolve("drafts");
        write(drafts, "a.b", COUNTED.replace("Visits that", "Those that"));
        write(drafts, "other", COUNTED);

        Metrics metrics = Metrics.read(List.of(folder, drafts.resolve("a.b.yaml")));

        assertThat(metrics.byId()).containsOnlyKeys("a.b");
        assertThat(metrics.get("a.b").definition()).startsWith("Those that");
    }

    @Test
    void an_unknown_key_names_the_nearest_with_file_and_line() throws IOException {
        write("a.b", COUNTED + "filtr: NOT is_robot\n");

        assertThat(problems())
                .containsExactly(file("a.b") + ", line 12: unknown key \"filtr\"; did you mean \"filter\"?");
    }

    @Test
    void the_mistakes_of_all_files_are_listed() throws IOException {
        write("a.one", COUNTED.replace("unit: visits\n", "").replace("owner: Platform team\n", ""));
        write("a.two", COUNTED.replace("[month, to_date]", "[]"));
        write("a.three", COUNTED.replace("time: day\n", "having: count(*) > 1\nslices: [[sit]]\n"));

        assertThat(problems())
                .containsExactlyInAnyOrder(
                        file("a.one") + ": the key \"unit\" is missing",
                        file("a.one") + ": the key \"owner\" is missing",
                        file("a.two") + ": no periods: name at least one, as periods: [month, to_date]",
                        file("a.three") + ": a metric needs fact, expression and time, or derived",
                        file("a.three") + ": having chooses among the groups of per, and per is missing",
                        file("a.three") + ": the slice [sit] names the dimension \"sit\", which is not declared");
    }

    @Test
    void an_offices_own_file_stands_in_place_of_the_products_of_that_id() throws IOException {
        write(folder.resolve("product"), "a.b", COUNTED);
        write(folder.resolve("office"), "a.b", COUNTED.replace("{en: Visits}", "{en: Our visits}"));

        Metrics metrics = Metrics.read(List.of(folder.resolve("product"), folder.resolve("office")));

        assertThat(metrics.byId()).hasSize(1);
        assertThat(metrics.get("a.b").title().english()).isEqualTo("Our visits");
    }

    @Test
    void a_folder_that_does_not_exist_holds_no_metrics() {
        assertThat(Metrics.read(List.of(folder.resolve("none"))).byId()).isEmpty();
    }

    @Test
    void a_file_that_would_be_overlooked_is_a_mistake() throws IOException {
        Files.writeString(folder.resolve("a.b.yml"), COUNTED);

        assertThat(problems())
                .containsExactly(folder.resolve("a.b.yml") + ": a metric's file ends in .yaml; rename it");
    }

    @Test
    void a_metric_derived_from_an_unknown_one_names_the_nearest() throws IOException {
        write("platform.visits", COUNTED);
        write("platform.rate", ABOUT + """
                derived: {ratio: {numerator: platform.visit, denominator: platform.visits}}
                periods: [month]
                """);

        assertThat(problems())
                .containsExactly(file("platform.rate")
                        + ": derived from the unknown metric \"platform.visit\"; did you mean \"platform.visits\"?");
    }

    @Test
    void a_metric_derived_from_itself_is_refused() throws IOException {
        write("a.one", ABOUT + "derived: {share: {of: a.two, by: x}}\nperiods: [month]\n");
        write("a.two", ABOUT + "derived: {share: {of: a.one, by: x}}\nperiods: [month]\n");

        assertThat(problems())
                .containsExactly(
                        file("a.one") + ": derived in a circle with a.two; break it",
                        file("a.two") + ": derived in a circle with a.one; break it");
    }

    @Test
    void a_derived_metric_has_one_rule() throws IOException {
        write("a.b", ABOUT + "derived: {}\nperiods: [month]\n");

        assertThat(problems()).singleElement().asString().contains("exactly one of ratio, combine");
    }

    @Test
    void a_derived_metric_has_no_fact_of_its_own() throws IOException {
        write("a.b", COUNTED);
        write("a.c", COUNTED + "derived: {share: {of: a.b, by: site}}\n");

        assertThat(problems())
                .containsExactly(
                        file("a.c") + ": a derived metric has no fact, expression, time, filter or per of its own");
    }

    @Test
    void evenness_over_fewer_than_two_categories_is_refused() throws IOException {
        write("a.b", COUNTED);
        write("a.c", ABOUT + "derived: {evenness: {of: a.b, by: site, categories: 1}}\nperiods: [month]\n");

        assertThat(problems()).singleElement().asString().contains("categories");
    }

    @Test
    void a_stock_has_both_ends_of_a_validity() throws IOException {
        write("a.b", COUNTED.replace("time: day", "time: {from: valid_from}"));

        assertThat(problems()).singleElement().asString().contains("{from: column, to: column}", "line");
    }

    @Test
    void a_dimension_has_one_of_three_forms() throws IOException {
        write("a.b", COUNTED + "dimensions: {state: {every: state_codes}}\n");

        assertThat(problems()).singleElement().asString().contains("{each: list_column}");
    }

    @Test
    void an_unknown_metric_names_the_nearest() throws IOException {
        write("platform.visits", COUNTED);
        Metrics metrics = Metrics.read(List.of(folder));

        assertThatThrownBy(() -> metrics.get("platform.visit"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown metric \"platform.visit\"; did you mean \"platform.visits\"?");
    }
}
