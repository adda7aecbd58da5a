package org.quarterdeck.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quarterdeck.charts.pack.Pack;
import org.quarterdeck.charts.pack.Packs;
import org.quarterdeck.schema.config.InvalidConfiguration;

class PacksTest {
    private static final String CHART = """
            name: Visits
            question: is_it_growing
            kind: month_bars
            series:
              - {id: visits, metric: platform.visits, name: Visits}
            values:
              month: {metric: platform.visits, period: month}
            title: "{month} visits"
            subtitle: "{visits.name} by month"
            source: "{office}"
            alt: "Bars of visits by month. {month} visits in the last."
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void pack() throws IOException {
        Files.createDirectories(folder.resolve("mine"));
        write("pack.yaml", "title: Mine\nperiod: month\n");
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve("mine").resolve(name), text);
    }

    private void isRefused(String chart, String... words) throws IOException {
        write("visits.yaml", chart);
        assertThatThrownBy(() -> Packs.read(List.of(folder)))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContainingAll(words);
    }

    @Test
    void a_chart_that_is_right_is_read() throws IOException {
        write("visits.yaml", CHART);

        assertThat(Packs.read(List.of(folder)).get("mine").charts())
                .extracting(Pack.Chart::id)
                .containsExactly("visits");
    }

    @Test
    void an_unknown_key_is_refused_with_its_line_and_the_nearest_known_one() throws IOException {
        isRefused(CHART.replace("subtitle:", "subtitel:"), "visits.yaml, line 9", "\"subtitel\"", "subtitle");
    }

    @Test
    void a_name_that_no_value_has_is_refused_with_the_nearest() throws IOException {
        isRefused(CHART.replace("{month} visits\"", "{mnth} visits\""), "title names the unknown \"mnth\"", "month");
    }

    @Test
    void a_number_written_into_a_title_is_refused() throws IOException {
        isRefused(CHART.replace("{month} visits\"", "5981 visits\""), "title holds a number of its own");
    }

    @Test
    void a_chart_that_does_not_answer_its_question_is_refused() throws IOException {
        isRefused(CHART.replace("is_it_growing", "who_has_paid"), "month_bars", "who_has_paid", "is_it_growing");
    }

    @Test
    void a_chart_without_alternative_text_is_refused() throws IOException {
        isRefused(CHART.replaceFirst("alt: .*\n", ""), "\"alt\" is missing");
    }

    @Test
    void every_mistake_is_told_at_once() throws IOException {
        isRefused(
                CHART.replace("subtitle:", "subtitel:").replace("kind: month_bars", "knid: month_bars"),
                "subtitel",
                "knid");
    }

    @Test
    void an_offices_chart_replaces_the_one_of_the_same_name() throws IOException {
        write("visits.yaml", CHART);
        Path office = Files.createDirectories(folder.resolve("office").resolve("mine"));
        Files.writeString(office.resolve("visits.yaml"), CHART.replace("name: Visits\n", "name: Ours\n"));

        Pack pack = Packs.read(List.of(folder, folder.resolve("office"))).get("mine");
        assertThat(pack.charts())
                .extracting(c -> c.definition().name().english())
                .containsExactly("Ours");
    }

    @Test
    void the_chart_in_the_documentation_can_be_read() throws IOException {
        String page = Files.readString(Path.of(System.getProperty("quarterdeck.product", ".."), "docs", "charts.md"));
        write("documented.yaml", page.split("```yaml\n", -1)[1].split("```", -1)[0]);

        assertThat(Packs.read(List.of(folder)).get("mine").charts()).hasSize(1);
    }

    @Test
    void an_unknown_pack_is_refused_with_the_nearest() {
        assertThatThrownBy(() -> Packs.read(List.of(folder)).get("mne")).hasMessageContaining("mine");
    }
}
