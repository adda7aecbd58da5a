package org.quarterdeck.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quarterdeck.schema.config.InvalidConfiguration;
import org.quarterdeck.schema.figure.Status;
import org.quarterdeck.schema.period.Period;

/** Wordings of a few lines, one a rule. */
class BriefingWordingTest {
    private static final String START = """
            title: "Briefing, {period}"
            headline: A quiet month
            values:
              states: {metric: platform.focal_point_states, period: to_date}
              trained: {metric: capacity.individuals_trained, period: year_to_date}
            """;

    @TempDir
    private Path folder;

    private SampleRelease release = new SampleRelease(SampleRelease.AS_OF);

    @BeforeEach
    void figures() {
        release =
                new SampleRelease(SampleRelease.AS_OF).figure("platform.focal_point_states", "../2020-05-31", "", "73");
    }

    private Document page(String sections) {
        return BriefingSample.page(BriefingSample.wording(folder, START + sections), release, folder);
    }

    private void add(String file, String yaml) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("briefing")).resolve(file), yaml);
    }

    @Test
    void a_sentence_without_its_figure_is_left_out_and_named_at_the_foot() {
        Document page = page("""
                sections:
                  - id: all
                    heading: All
                    sentences:
                      - say: "{trained} individuals were trained."
                      - say: "{states} States have focal points."
                """);

        assertThat(BriefingSample.sentences(page)).containsExactly("73 States have focal points.");
        assertThat(page.select(".notes p").eachText())
                .contains("Not available: Individuals trained, January–May 2020.");
    }

    @Test
    void a_sentence_with_a_fallback_says_that_and_nothing_at_the_foot() {
        Document page = page("""
                sections:
                  - id: all
                    heading: All
                    sentences:
                      - say:
                          - text: "{trained} individuals were trained."
                          - text: Nobody has counted yet.
                """);

        assertThat(BriefingSample.sentences(page)).containsExactly("Nobody has counted yet.");
        assertThat(page.select(".notes").text()).doesNotContain("Not available");
    }

    @Test
    void an_occasional_sentence_is_left_out_without_a_word_and_so_is_an_empty_section() {
        Document page = page("""
                sections:
                  - id: all
                    heading: All
                    sentences:
                      - {say: "{trained} individuals were trained.", occasional: true}
                """);

        assertThat(page.select(".part")).isEmpty();
        assertThat(page.select(".notes").text()).doesNotContain("Not available");
    }

    @Test
    void a_key_figure_that_is_missing_is_named_at_the_foot() {
        Document page = page("""
                key_figures:
                  - {value: trained, label: Individuals trained}
                  - {value: states, label: States}
                """);

        assertThat(page.select(".tiles .label").eachText()).containsExactly("States");
        assertThat(page.select(".notes p").eachText())
                .contains("Not available: Individuals trained, January–May 2020.");
    }

    @Test
    void a_chart_without_figures_is_named_at_the_foot_and_not_drawn() {
        Document page = page("""
                sections:
                  - {id: use, heading: Use, charts: [nightly/visits-by-month]}
                """);

        assertThat(page.select("svg")).isEmpty();
        assertThat(page.select(".notes p").eachText()).contains("Not available: Visits to the Platform by month.");
    }

    @Test
    void a_revised_figure_is_marked_and_the_mark_is_explained() {
        release.figure("platform.demonstrations", Period.parse("2020-04"), "", "10", Status.REVISED);
        Document page = page("""
                sections:
                  - id: all
                    heading: All
                    sentences:
                      - say: "{platform.demonstrations@previous_month} demonstrations in April."
                """);

        assertThat(page.select(".sentences sup[title=revised]").eachText()).containsExactly("r");
        assertThat(page.select(".notes p").eachText()).contains("r Revised since it was first published as final.");
    }

    @Test
    void a_year_is_compared_once_for_the_period_before_is_the_year_before() {
        release.figure("funds.received", "../2019-12-31", "", "154200000")
                .figure("funds.received", "../2018-12-31", "", "139100000");
        String yaml = """
                title: Briefing
                headline: A quiet year
                values: {received: {metric: funds.received, period: to_date}}
                key_figures: [{value: received, label: Received}]
                """;
        BriefingSample.write(
                BriefingSample.wording(folder, yaml), release.in(folder.resolve("r")), "2019", folder.resolve("out"));

        assertThat(BriefingSample.read(folder.resolve("out"))
                        .select(".tiles li")
                        .text())
                .containsOnlyOnce("31 December 2018");
    }

    @Test
    void half_a_month_is_not_compared() {
        release = new SampleRelease(SampleRelease.AS_OF.plusDays(15))
                .figure("platform.demonstrations", "2020-06", "", "4")
                .figure("platform.demonstrations", "2020-05", "", "10");
        String yaml = """
                title: Briefing
                headline: A quiet month
                values: {demonstrations: {metric: platform.demonstrations, period: month}}
                key_figures: [{value: demonstrations, label: Demonstrations}]
                """;
        BriefingSample.write(
                BriefingSample.wording(folder, yaml),
                release.in(folder.resolve("r")),
                "2020-06",
                folder.resolve("out"));

        assertThat(BriefingSample.read(folder.resolve("out"))
                        .select(".tiles li")
                        .text())
                .isEqualTo("Demonstrations 4p");
    }

    @Test
    void a_file_beside_it_adds_sentences_and_replaces_what_it_names_alike() throws IOException {
        add("ours.yaml", """
                values:
                  trained: {metric: platform.focal_point_states, period: to_date}
                sections:
                  - id: all
                    heading: Ours
                    sentences:
                      - {id: second, say: "Ours of {trained}."}
                      - say: Added.
                """);
        Document page = page("""
                sections:
                  - id: all
                    heading: All
                    sentences:
                      - {id: first, say: First.}
                      - {id: second, say: Second.}
                      - {id: third, say: Third.}
                """);

        assertThat(BriefingSample.sentences(page)).containsExactly("First.", "Ours of 73.", "Third.", "Added.");
        assertThat(page.select(".part h2").eachText()).containsExactly("Ours");
    }

    @Test
    void every_mistake_is_named_with_its_place_and_the_nearest_right_name() throws IOException {
        add("ours.yaml", """
                sections:
                  - id: al
                    sentences:
                      - say: "All 193 of them, {statse}."
                """);

        assertThatThrownBy(() -> BriefingSample.wording(folder, START + """
                sections:
                  - {id: all, heading: All, sentences: [{say: Said.}]}
                key_figures:
                  - {value: staets, label: States}
                """))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining(folder.resolve("briefing.yaml")
                        + ": key_figures.staets names no figure under values;" + " did you mean \"states\"?")
                .hasMessageContaining(
                        folder.resolve("briefing/ours.yaml") + ": no section \"al\" to add to; did you mean \"all\"?")
                .hasMessageContaining("sections.al.1 names the unknown \"statse\"; did you mean \"states\"?")
                .hasMessageContaining("sections.al.1 holds a number of its own");
    }

    @Test
    void an_unknown_key_is_named_with_its_line_and_the_nearest_right_one() {
        assertThatThrownBy(() -> BriefingSample.wording(folder, START + "sectoins: []\n"))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessage(folder.resolve("briefing.yaml")
                        + ", line 6: unknown key \"sectoins\"; did you mean \"sections\"?");
    }

    @Test
    void an_unknown_chart_or_metric_is_named_with_the_nearest_and_nothing_is_written() {
        assertThatThrownBy(() -> page("sections: [{id: a, heading: A, charts: [nightly/visits-by-moth]}]\n"))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("no chart \"nightly/visits-by-moth\"; did you mean \"nightly/visits-by-month\"?");
        assertThatThrownBy(() -> page("  wrong: {metric: platform.vists, period: month}\n"))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining(
                        "values.wrong: unknown metric \"platform.vists\"; did you mean \"platform.visits\"?");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void an_office_without_any_figure_gets_a_page_that_says_so() {
        Document page = BriefingSample.page(BriefingSample.standard(), BriefingSample.empty(), folder);

        assertThat(page.select("h1").text()).isEqualTo("Briefing, May 2020");
        assertThat(BriefingSample.sentences(page)).isEmpty();
        assertThat(page.select(".lead").text()).isEqualTo("There are no figures for May 2020 yet.");
        assertThat(page.select(".notes").text()).contains("Not available: Platform visits, since platform launch; ");
    }
}
