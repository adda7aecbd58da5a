package org.quarterdeck.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quarterdeck.schema.release.Release;

/** The briefing of the sample office for May 2020, from the figures of the fact sheet. */
class BriefingTest {
    private static Path out;
    private static Release release;
    private static Document page;

    @BeforeAll
    static void write(@TempDir Path folder) {
        out = folder.resolve("out");
        release = BriefingSample.factSheet().in(folder.resolve("release"));
        BriefingSample.write(BriefingSample.sampleOffice(), release, "2020-05", out);
        page = BriefingSample.read(out);
    }

    @Test
    void it_says_the_sentences_of_the_fact_sheet() {
        assertThat(BriefingSample.sentences(page))
                .containsExactly(
                        "The head of the office took part in four engagements in May 2020.",
                        "Two joint country visits were made from January to May 2020.",
                        "123 Member States and 24 Compact entities attended the Quarterly Briefing on 21 May 2020.",
                        "Since its launch in March, the Platform has received over 13,000 visits and 73 Member States"
                                + " have nominated focal point users.",
                        "The Compact Secretariat organized 10 live demonstrations of the Platform and supported eight"
                                + " Working Group e-meetings in May 2020.",
                        "The UN Counter-Terrorism Centre (UNCCT) trained 1,067 individuals at 30 workshops from January"
                                + " to May 2020.",
                        "Of the activities from January to May 2020, 21 per cent fell to pillar I of the Strategy,"
                                + " 42 per cent to pillar II, 22 per cent to pillar III and 15 per cent to pillar IV: a"
                                + " balance of 0.93, where one is even.",
                        "One memorandum of understanding was signed virtually in May 2020, with Sudan: it creates a"
                                + " Passenger Information Unit, with the support of the Countering Terrorist Travel"
                                + " Programme.",
                        "UNCCT convened a two-day virtual workshop for Bahrain on countering the financing of terrorism"
                                + " in May 2020.",
                        "54 participants joined the virtual brownbag of UNCCT on terrorism recidivism on 27 May 2020.",
                        "Pledges since inception amount to $249.5 million, of which $168.7 million (68 per cent) has"
                                + " been received, from 31 donors.",
                        "Contributions in kind, valued at $11.5 million to date, stand beside these amounts and are"
                                + " never part of them.",
                        "Australia contributed AU$200,000 to UNCCT in May 2020 for the prevention of violent extremism,"
                                + " in support of the priorities of the Bali Workplan of ASEAN.",
                        "Australia contributed AU$650,000 to the Countering Terrorist Travel Programme in May 2020,"
                                + " with a focus on the ASEAN region.",
                        "The Coordination Compact brings together 43 entities, after 38 in the Task Force on 3 February"
                                + " 2017, and works through eight thematic Working Groups.",
                        "The Advisory Board is composed of 21 Member States, and of one guest, the European Union.",
                        "When the office was proposed, on 3 February 2017, six posts were funded from the regular"
                                + " budget, 29 from extra-budgetary resources and one as a junior professional"
                                + " officer’s; Saudi Arabia had pledged $110 million.");
    }

    @Test
    void the_headline_is_the_finding() {
        Document plain = page.clone();
        plain.select("sup").remove();

        assertThat(plain.select("h1").eachText())
                .containsExactly(
                        "Over 13,000 visits to the Platform since March, and 73 Member States with focal points");
    }

    @Test
    void key_figures_stand_with_their_changes_where_there_are_figures_to_compare() {
        Document plain = page.clone();
        plain.select("sup").remove();

        assertThat(plain.select(".tiles li").eachText().stream()
                        .map(t -> t.replace('\u00a0', ' '))
                        .toList())
                .containsExactly(
                        "Visits to the Platform since March over 13,000 +5,981 (+80%) since 30 April",
                        "Member States with focal points 73 of 193 +25 (+52%) since 30 April",
                        "Individuals trained since January 1,067 +77 (+8%) since 30 April"
                                + " +482 (+82%) on January–May 2019",
                        "Funds received since inception $168.7 million +$12.0 million (+8%) since 30 April"
                                + " +$30.4 million (+22%) since 31 May 2019");
    }

    @Test
    void provisional_figures_are_marked_and_the_mark_is_explained() {
        Element engagements = page.select(".sentences li").get(0);
        Element briefing = page.select(".sentences li").get(2);

        assertThat(engagements.select("sup[title=provisional]").eachText()).containsExactly("p");
        assertThat(briefing.select("sup")).isEmpty();
        assertThat(page.select(".notes p").get(0).text()).startsWith("p Provisional:");
        assertThat(page.select(".notes").text()).doesNotContain("Revised");
    }

    @Test
    void charts_stand_inline_in_their_sections_with_their_words() {
        assertThat(page.select("section:has(#platform-heading) h3").eachText())
                .containsExactly("Visits rose by 36% in May", "73 of 193 Member States have named focal points");
        assertThat(page.select("#funding-heading").parents().select("svg[role=img] > desc"))
                .hasSizeGreaterThanOrEqualTo(2);
        assertThat(page.select("figcaption").text())
                .contains("* Netherlands: in addition, an in-kind contribution valued at $11.5 million in 2018.")
                .contains("** An allocation from another fund of the organisation.");
    }

    @Test
    void headings_come_in_order_and_every_id_is_there_once() {
        List<Integer> levels = page.select("h1,h2,h3").stream()
                .map(h -> Integer.parseInt(h.tagName().substring(1)))
                .toList();

        assertThat(levels.get(0)).isEqualTo(1);
        for (int i = 1; i < levels.size(); i++) {
            assertThat(levels.get(i)).isBetween(2, levels.get(i - 1) + 1);
        }
        assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
        for (Element labelled : page.select("[aria-labelledby]")) {
            for (String id : labelled.attr("aria-labelledby").split(" ", -1)) {
                assertThat(page.getElementById(id)).as(id).isNotNull();
            }
        }
    }

    @Test
    void the_table_tells_the_number_behind_a_rounded_one() {
        assertThat(page.select(".notes tbody tr").eachText())
                .contains("Platform visits platform.visits 1 March 2020–31 May 2020 13,486 provisional")
                .contains("Funds received, original currency funds.received.original May 2020 currency: AUD;"
                        + " donor: Australia; earmark: the prevention of violent extremism in the ASEAN region"
                        + " AU$200,000 provisional");
    }

    @Test
    void the_file_of_figures_holds_those_of_words_and_of_charts() throws IOException {
        assertThat(Files.readAllLines(out.resolve("figures.csv")))
                .anyMatch(l -> l.startsWith("leadership.engagements,month,2020-05-01,2020-05-31,2020-05,,4,"))
                .anyMatch(l -> l.startsWith("platform.visits_with_robots,month,2020-03-01,"));
    }

    @Test
    void sample_data_are_called_so_above_and_below_and_in_every_chart() {
        assertThat(page.select(".band .sample").text()).isEqualTo("Sample data");
        assertThat(page.select("body > footer").text()).endsWith("Sample data");
        assertThat(page.select("svg")).hasSize(4).allMatch(s -> s.text().contains("Sample data"));
    }

    @Test
    void made_twice_it_is_the_same_to_the_byte(@TempDir Path folder) throws IOException {
        BriefingSample.write(BriefingSample.sampleOffice(), release, "2020-05", folder.resolve("again"));

        for (String file : List.of("index.html", "figures.csv", "manifest.json")) {
            assertThat(folder.resolve("again").resolve(file)).as(file).hasSameBinaryContentAs(out.resolve(file));
        }
        try (var files = Files.list(out)) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrder("index.html", "figures.csv", "manifest.json");
        }
    }

    @Test
    void the_standard_wording_says_nothing_of_the_sample_office(@TempDir Path folder) {
        Document standard = BriefingSample.page(BriefingSample.standard(), BriefingSample.factSheet(), folder);

        assertThat(BriefingSample.sentences(standard))
                .contains("The Coordination Compact brings together 43 entities and works through eight thematic"
                        + " Working Groups.")
                .contains("One memorandum of understanding was signed in May 2020.")
                .noneMatch(s -> s.contains("Australia") || s.contains("Bahrain") || s.contains("UNCCT"));
    }
}
