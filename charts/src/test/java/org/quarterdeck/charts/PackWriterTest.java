package org.quarterdeck.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quarterdeck.charts.pack.Pack;
import org.quarterdeck.charts.page.PackWriter;
import org.quarterdeck.schema.config.InvalidConfiguration;
import org.quarterdeck.schema.release.Release;

class PackWriterTest {
    @TempDir
    static Path folder;

    private static Release factSheet;
    private static Path pack;

    @BeforeAll
    static void written() {
        factSheet = SampleRelease.factSheet().in(folder.resolve("fact-sheet"));
        pack = folder.resolve("packs").resolve("first");
        new PackWriter("en").write(Nightly.PACK, factSheet, Nightly.MAY, pack);
    }

    private static Document page(Path folder) throws IOException {
        Parser parser = Parser.htmlParser().setTrackErrors(20);
        Document page = Jsoup.parse(Files.readString(folder.resolve("index.html")), "", parser);
        assertThat(parser.getErrors()).isEmpty();
        return page;
    }

    @Test
    void a_pack_has_a_page_the_files_of_its_formats_and_nothing_else() throws IOException {
        List<String> expected =
                new ArrayList<>(List.of("index.html", "manifest.json", "contact-sheet.png", "datapackage.json"));
        Nightly.PACK
                .charts()
                .forEach(c -> List.of(".svg", ".png", "-small.png", ".csv").forEach(end -> expected.add(c.id() + end)));

        assertThat(names(pack)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(names(pack.getParent())).allMatch(n -> !n.startsWith("."));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).toList();
        }
    }

    @Test
    void a_pack_written_twice_has_the_same_bytes() throws IOException {
        Path again = folder.resolve("packs").resolve("again");
        new PackWriter("en").write(Nightly.PACK, Release.open(factSheet.folder()), Nightly.MAY, again);

        for (String name : names(pack)) {
            assertThat(again.resolve(name)).hasSameBinaryContentAs(pack.resolve(name));
        }
    }

    @Test
    void a_pack_with_an_unknown_metric_is_not_written_and_the_one_before_stays() throws IOException {
        Path out = folder.resolve("kept");
        Files.createDirectories(out);
        Files.writeString(out.resolve("before.txt"), "stays");
        Release poor = new SampleRelease(SampleRelease.AS_OF)
                .without("funds.pledged")
                .without("platform.visits")
                .in(folder.resolve("poor"));

        assertThatThrownBy(() -> new PackWriter("en").write(Nightly.PACK, poor, Nightly.MAY, out))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContainingAll("visits-by-month.yaml", "pledged-received-over-time.yaml");
        assertThat(names(out)).containsExactly("before.txt");
    }

    @Test
    void a_pack_that_cannot_be_written_whole_leaves_nothing() throws IOException {
        Path file = Files.writeString(folder.resolve("a-file"), "not a folder");

        assertThatThrownBy(() -> new PackWriter("en").write(Nightly.PACK, factSheet, Nightly.MAY, file.resolve("pack")))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(file).hasContent("not a folder");
    }

    @Test
    void a_new_pack_replaces_every_file_of_the_one_before() throws IOException {
        Path out = folder.resolve("replaced");
        Files.createDirectories(out);
        Files.writeString(out.resolve("stale.svg"), "old");
        new PackWriter("en").write(Nightly.PACK, factSheet, Nightly.MAY, out);

        assertThat(names(out)).contains("index.html").doesNotContain("stale.svg");
    }

    @Test
    void the_page_has_one_heading_and_each_chart_its_words_picture_and_figures() throws IOException {
        Document page = page(pack);

        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.selectFirst("html").attr("lang")).isEqualTo("en");
        assertThat(page.select("section.chart")).hasSize(5);
        for (Pack.Chart chart : Nightly.PACK.charts()) {
            Element section = page.getElementById(chart.id());
            String alt = Nightly.frame(chart.id(), factSheet).texts().alt();
            assertThat(section.select("svg > desc").eachText())
                    .allMatch(alt::equals)
                    .hasSize(2);
            assertThat(section.select("p.alt").text()).isEqualTo(alt);
            assertThat(section.select("table tbody tr")).isNotEmpty();
            assertThat(section.select("table th[scope=col]")).hasSizeGreaterThan(1);
            assertThat(section.text()).contains("Source: ", "Release 2020-05-31-1", "Sample data");
        }
    }

    @Test
    void the_tables_of_the_page_hold_every_figure_that_is_drawn() throws IOException {
        Document page = page(pack);
        for (Pack.Chart chart : Nightly.PACK.charts()) {
            var frame = Nightly.frame(chart.id(), factSheet);
            long cells = page.getElementById(chart.id()).select("table td").size();
            assertThat(cells)
                    .isEqualTo(frame.table().rows().stream()
                            .mapToLong(r -> r.cells().size())
                            .sum());
            frame.drawn()
                    .forEach(line -> line.points()
                            .values()
                            .forEach(f -> assertThat(page.getElementById(chart.id())
                                            .select("td")
                                            .eachText())
                                    .anyMatch(t -> t.startsWith(line.printed(f.value(), "en")))));
        }
    }

    @Test
    void the_page_asks_nothing_of_another_place() throws IOException {
        Document page = page(pack);

        assertThat(page.select("[src], link, iframe, object, embed, img")).isEmpty();
        for (Element link : page.select("[href]")) {
            String to = link.attr("href");
            boolean here =
                    to.startsWith("#") ? page.getElementById(to.substring(1)) != null : Files.exists(pack.resolve(to));
            assertThat(here).as(to).isTrue();
        }
        assertThat(page.select("style").html().replaceAll("url\\(data:[^)]*\\)", ""))
                .doesNotContain("url(")
                .doesNotContain("@import");
    }

    @Test
    void no_two_elements_share_an_id() throws IOException {
        TreeMap<String, Integer> ids = new TreeMap<>();
        page(pack).select("[id]").forEach(e -> ids.merge(e.id(), 1, Integer::sum));

        assertThat(ids.values()).allMatch(n -> n == 1);
    }

    @Test
    void the_page_says_what_checks_warn_of() throws IOException {
        Path out = folder.resolve("warned");
        Release warned = SampleRelease.factSheet()
                .warning("core.fact_fund_flow", "flow_on < 2100 & is known", 1204)
                .in(folder.resolve("warned-release"));

        new PackWriter("en").write(Nightly.PACK, warned, Nightly.MAY, out);

        assertThat(page(out).select(".warnings li").eachText())
                .containsExactly("core.fact_fund_flow: flow_on < 2100 & is known (rows: 1,204)");
        assertThat(page(pack).select(".warnings")).as("a page without").isEmpty();
    }

    @Test
    void names_in_the_page_are_text_never_markup() throws IOException {
        Path out = folder.resolve("html");
        new PackWriter("en")
                .write(Nightly.PACK, NastyReleases.htmlInNames().in(folder.resolve("html-release")), Nightly.MAY, out);
        Document page = page(out);

        assertThat(page.select("script")).as("the search, and nothing else").hasSize(1);
        assertThat(page.text()).contains(NastyReleases.HTML_NAME).doesNotContain("\u202e");
    }

    @Test
    void a_csv_has_every_figure_of_its_chart_under_the_published_names() throws IOException {
        List<String> lines = Files.readAllLines(pack.resolve("visits-by-month.csv"), StandardCharsets.UTF_8);

        assertThat(lines.get(0))
                .isEqualTo("metric,period_kind,period_start,period_end,period,slice,value,numerator,denominator,unit,"
                        + "status,is_complete,source_rows,uncertainty,release_id,digest,withheld");
        assertThat(lines).anyMatch(l -> l.startsWith("platform.visits,month,2020-05-01,2020-05-31,2020-05,,5981"));
        assertThat(lines)
                .hasSize(1
                        + Nightly.frame("visits-by-month", factSheet).figures().size());
    }
}
