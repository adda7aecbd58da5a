package org.quarterdeck.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quarterdeck.charts.frame.ChartFrame;
import org.quarterdeck.charts.pack.OutputFormat;
import org.quarterdeck.charts.pack.Pack;
import org.quarterdeck.charts.page.PackWriter;
import org.quarterdeck.schema.figure.Slice;
import org.quarterdeck.schema.release.Release;

/** A pack of a release in which few people came from some places. */
class SmallCellsTest {
    private static final String METRIC = "capacity.participations";
    private static final String CHART = "participations-by-programme";

    @TempDir
    private static Path folder;

    private static Release release;
    private static Path pack;

    @BeforeAll
    static void written() {
        release = new SampleRelease(java.time.LocalDate.of(2020, 6, 30))
                .ofPeople(METRIC)
                .figure(METRIC, "2020-Q2", "", "98763")
                .figure(METRIC, "2020-Q2", "programme=A", "98724")
                .figure(METRIC, "2020-Q2", "programme=B", "36")
                .figure(METRIC, "2020-Q2", "programme=C", "3")
                .in(folder.resolve("release"));
        pack = folder.resolve("pack");
        Pack quarterly = new Pack(
                "quarterly",
                Quarterly.PACK.title(),
                Quarterly.PACK.period(),
                null,
                Slice.WHOLE,
                List.of(Quarterly.chart(CHART)),
                EnumSet.allOf(OutputFormat.class),
                new TreeMap<>(Quarterly.PACK.files()));
        new PackWriter("en").write(quarterly, release, Quarterly.SECOND, pack);
    }

    private static String text(String file) throws IOException {
        return Files.readString(pack.resolve(file), StandardCharsets.UTF_8);
    }

    @Test
    void a_row_of_few_people_says_so_and_has_no_bar() {
        ChartFrame frame = Quarterly.frame(CHART, release.asItLeaves());

        assertThat(frame.rows())
                .extracting(ChartFrame.Row::name, ChartFrame.Row::label)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("A", "98,724"),
                        org.assertj.core.groups.Tuple.tuple("B", "not shown"),
                        org.assertj.core.groups.Tuple.tuple("C", "fewer than 5"));
        assertThat(frame.rows().subList(1, 3))
                .allSatisfy(r -> assertThat(r.inner()).isNull());
        assertThat(frame.texts().footnotes())
                .containsExactly("Numbers of fewer than 5 people, and what would tell them, are not shown.");
    }

    @Test
    void nobody_leads_where_a_number_is_not_shown() {
        assertThat(Quarterly.frame(CHART, release.asItLeaves()).texts().title())
                .isEqualTo("Participations by programme");
    }

    @Test
    void page_and_table_say_it_in_words() throws IOException {
        assertThat(text("index.html")).contains("fewer than 5", "not shown", "98,724");
    }

    @Test
    void files_for_programs_have_neither_number_nor_digest() throws IOException {
        String small = release.figures().of(METRIC).get(3).digest();
        for (String file : List.of(CHART + ".csv", CHART + ".json", CHART + ".svg", "index.html", "manifest.json")) {
            assertThat(text(file))
                    .as(file)
                    .doesNotContain(small, release.manifest().figuresDigest());
        }
        assertThat(text(CHART + ".csv"))
                .contains("programme=C,,,,people,provisional,true,,,2020-06-30-1,,fewer than 5")
                .contains("programme=B,,,,people,provisional,true,,,2020-06-30-1,,not shown");
        assertThat(text(CHART + ".json")).contains("\"withheld\" : \"fewer than 5\"");
    }

    @Test
    void the_office_keeps_its_figures() {
        assertThat(release.figures().of(METRIC)).hasSize(4);
    }
}
