package org.quarterdeck.charts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quarterdeck.charts.frame.ChartFrame;
import org.quarterdeck.charts.pack.OutputFormat;
import org.quarterdeck.charts.pack.Pack;
import org.quarterdeck.charts.page.PackWriter;
import org.quarterdeck.schema.figure.Slice;
import org.quarterdeck.schema.release.Release;

/** The same figures and words in every format of a pack. */
class PackFormatsTest {
    private static final Pack ALL = new Pack(
            "all",
            Nightly.PACK.title(),
            Nightly.PACK.period(),
            null,
            Slice.WHOLE,
            Nightly.PACK.charts(),
            EnumSet.allOf(OutputFormat.class),
            Nightly.PACK.files());

    @TempDir
    private static Path folder;

    private static Release release;
    private static Path pack;

    @BeforeAll
    static void written() {
        release = SampleRelease.factSheet().in(folder.resolve("release"));
        pack = folder.resolve("pack");
        new PackWriter("en").write(ALL, release, Nightly.MAY, pack);
    }

    private static List<ChartFrame> frames() {
        return ALL.charts().stream().map(c -> Nightly.frame(c.id(), release)).toList();
    }

    @Test
    void written_twice_every_file_has_the_same_bytes() throws IOException {
        Path again = folder.resolve("again");
        new PackWriter("en").write(ALL, release, Nightly.MAY, again);

        try (var files = Files.list(pack)) {
            for (Path file : files.toList()) {
                assertThat(again.resolve(file.getFileName())).hasSameBinaryContentAs(file);
            }
        }
    }

    @Test
    void the_document_has_a_page_for_each_chart_whose_words_are_text() throws IOException {
        try (PDDocument document = Loader.loadPDF(pack.resolve("all.pdf").toFile())) {
            assertThat(document.getNumberOfPages()).isEqualTo(ALL.charts().size());
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Nightly charts, May 2020");
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("en");
            PDFTextStripper text = new PDFTextStripper();
            for (int i = 0; i < frames().size(); i++) {
                text.setStartPage(i + 1);
                text.setEndPage(i + 1);
                assertThat(text.getText(document))
                        .contains(frames().get(i).texts().title())
                        .contains("Sample data");
            }
        }
    }

    @Test
    void a_chart_has_a_document_of_its_own() throws IOException {
        for (ChartFrame frame : frames()) {
            try (PDDocument document =
                    Loader.loadPDF(pack.resolve(frame.id() + ".pdf").toFile())) {
                assertThat(document.getNumberOfPages()).isEqualTo(1);
                assertThat(document.getDocumentInformation().getTitle())
                        .isEqualTo(frame.texts().title());
            }
        }
    }

    @Test
    void the_workbook_has_contents_and_a_sheet_for_each_chart_with_its_figures_as_numbers() throws IOException {
        try (ZipFile book = new ZipFile(pack.resolve("all.xlsx").toFile())) {
            List<String> sheets = part(book, "xl/workbook.xml").select("sheet").eachAttr("name");
            assertThat(sheets).hasSize(frames().size() + 1).contains("Contents", "1 visits-by-month");
            for (int i = 0; i < frames().size(); i++) {
                ChartFrame frame = frames().get(i);
                Document sheet = part(book, "xl/worksheets/sheet" + (i + 2) + ".xml");
                List<String> values = sheet.select("c[r^=G]").stream()
                        .filter(cell -> !List.of("s", "inlineStr").contains(cell.attr("t")))
                        .map(Element::text)
                        .toList();
                assertThat(values)
                        .isEqualTo(frame.figures().stream()
                                .map(f -> f.value().toString())
                                .toList());
                assertThat(sheet.text())
                        .contains(frame.texts().title(), frame.texts().source());
                assertThat(sheet.select("f")).isEmpty();
            }
        }
    }

    private static Document part(ZipFile book, String name) throws IOException {
        try (var in = book.getInputStream(book.getEntry(name))) {
            return Jsoup.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), "", Parser.xmlParser());
        }
    }

    @Test
    void the_json_of_a_chart_has_its_words_and_every_figure() throws IOException {
        for (ChartFrame frame : frames()) {
            JsonNode chart = new ObjectMapper()
                    .readTree(pack.resolve(frame.id() + ".json").toFile());
            assertThat(chart.path("title").asText()).isEqualTo(frame.texts().title());
            assertThat(chart.path("alternative_text").asText())
                    .isEqualTo(frame.texts().alt());
            assertThat(chart.path("figures").findValuesAsText("digest"))
                    .isEqualTo(frame.figures().stream().map(f -> f.digest()).toList());
        }
    }

    @Test
    void the_data_package_describes_every_csv_file_as_it_is() throws IOException {
        JsonNode descriptor =
                new ObjectMapper().readTree(pack.resolve("datapackage.json").toFile());

        assertThat(descriptor.path("resources")).hasSize(frames().size());
        for (JsonNode resource : descriptor.path("resources")) {
            String head = Files.readAllLines(pack.resolve(resource.path("path").asText()))
                    .get(0);
            assertThat(String.join(",", resource.at("/schema/fields").findValuesAsText("name")))
                    .isEqualTo(head);
        }
    }

    @Test
    void the_page_links_to_files_that_are_there() throws IOException {
        Document page = Jsoup.parse(Files.readString(pack.resolve("index.html")));

        assertThat(page.select("a[download]").eachAttr("href"))
                .isNotEmpty()
                .allMatch(href -> Files.exists(pack.resolve(href)));
    }
}
