package org.quarterdeck.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quarterdeck.charts.draw.Picture;
import org.quarterdeck.charts.draw.Size;
import org.quarterdeck.charts.frame.ChartFrame;
import org.quarterdeck.charts.pack.Pack;
import org.quarterdeck.schema.release.Release;

class PictureTest {
    private static final Color BARS = Nightly.THEME.palette().bars();
    private static final Color SOLID = Nightly.THEME.palette().series(0);

    @TempDir
    static Path folder;

    private static Release factSheet;

    @BeforeAll
    static void release() {
        factSheet = SampleRelease.factSheet().in(folder.resolve("fact-sheet"));
    }

    private static SvgReader drawn(String chart, Release release) {
        return SvgReader.of(Picture.whole(Nightly.frame(chart, release), Nightly.THEME, Size.FULL)
                .svg());
    }

    private static SvgReader drawn(String chart, SampleRelease release, String name) {
        return drawn(chart, release.in(folder.resolve(name)));
    }

    @Test
    void bars_start_at_zero_and_are_as_long_as_their_figures() {
        SvgReader svg =
                drawn("visits-by-month", NastyReleases.monthly(4, i -> "" + (i + 1) * 500, i -> "1", i -> "1"), "bars");
        List<Rectangle2D> bars = svg.bars(BARS);

        assertThat(bars).hasSize(3); // the fourth is provisional, hatched
        assertThat(bars)
                .allSatisfy(b -> assertThat(b.getMaxY()).isCloseTo(bars.get(0).getMaxY(), within(0.1)));
        assertThat(bars.get(1).getHeight() / bars.get(0).getHeight()).isCloseTo(2, within(0.01));
        assertThat(bars.get(2).getHeight() / bars.get(0).getHeight()).isCloseTo(3, within(0.01));
    }

    @Test
    void the_bars_of_a_donor_are_as_long_as_its_amounts_on_one_scale() {
        ChartFrame frame = Nightly.frame("received-against-pledged-by-donor", factSheet);
        List<Rectangle2D> solid = drawn("received-against-pledged-by-donor", factSheet).bars(SOLID).stream()
                .filter(b -> b.getWidth() > 0)
                .sorted(Comparator.comparing(Rectangle2D::getY))
                .toList();
        List<Double> received = frame.rows().stream()
                .filter(r -> r.inner() != null)
                .map(r -> r.inner().doubleValue())
                .toList();

        assertThat(solid).hasSameSizeAs(received);
        double scale = solid.get(0).getWidth() / received.get(0);
        for (int i = 0; i < solid.size(); i++) {
            assertThat(solid.get(i).getX()).isCloseTo(solid.get(0).getX(), within(0.1));
            assertThat(solid.get(i).getWidth()).isCloseTo(received.get(i) * scale, within(0.1));
        }
    }

    @Test
    void a_month_without_a_figure_shows_a_dash_and_a_month_with_nothing_in_it_a_zero() {
        SampleRelease release = NastyReleases.monthly(24, i -> i == 5 ? "0" : "1234567", i -> "1", i -> "1");
        assertThat(drawn("visits-by-month", release, "one-zero").words())
                .filteredOn("0"::equals)
                .hasSize(2);

        SvgReader svg = drawn("visits-by-month", NastyReleases.missingMonths(), "missing");
        ChartFrame frame = Nightly.frame("visits-by-month", Release.open(folder.resolve("missing")));
        int missing = frame.months().size() - frame.drawn().get(0).points().size();
        assertThat(missing).isPositive();
        assertThat(svg.words()).filteredOn("–"::equals).hasSize(missing);
        assertThat(svg.prose()).contains("– A month without a figure, which is not a zero.");
    }

    @Test
    void a_gap_in_a_line_shows_the_dash_that_its_footnote_explains() {
        for (String chart : List.of("focal-points", "pledged-received-over-time")) {
            SvgReader svg = drawn(chart, NastyReleases.missingMonths(), "gap-" + chart);
            assertThat(svg.prose()).contains("– A month without a figure");
            assertThat(svg.words()).as(chart).contains("–");
        }
    }

    @Test
    void a_chart_without_a_figure_says_so_and_claims_nothing() {
        Release empty = new SampleRelease(SampleRelease.AS_OF).in(folder.resolve("empty"));
        for (Pack.Chart chart : Nightly.PACK.charts()) {
            SvgReader svg = drawn(chart.id(), empty);
            assertThat(svg.words()).as(chart.id()).contains("No data");
            assertThat(svg.title())
                    .as(chart.id())
                    .isEqualTo(chart.definition().name().in("en"));
            assertThat(svg.description()).as(chart.id()).containsIgnoringCase("no ");
        }
    }

    @Test
    void a_total_without_donors_is_no_finding_of_the_donors_chart() {
        SvgReader svg = drawn(
                "received-against-pledged-by-donor",
                NastyReleases.monthly(3, i -> "1", i -> "9000000", i -> "1"),
                "no-donors");

        assertThat(svg.title()).isEqualTo("Funds received against pledges, by donor");
        assertThat(svg.description()).doesNotContain("0 donors");
    }

    @Test
    void every_picture_says_what_it_shows_where_it_is_from_and_that_the_data_are_invented() {
        for (Pack.Chart chart : Nightly.PACK.charts()) {
            SvgReader svg = drawn(chart.id(), factSheet);
            ChartFrame.ChartTexts texts = Nightly.frame(chart.id(), factSheet).texts();
            assertThat(String.join("", svg.words()).replace(" ", ""))
                    .as(chart.id())
                    .contains(texts.subtitle().plain().replace(" ", ""));
            assertThat(svg.prose())
                    .as(chart.id())
                    .contains(texts.title())
                    .contains("Note: ")
                    .contains("Source: Office of Counter-Terrorism, ")
                    .contains("Release 2020-05-31-1 · " + chart.id())
                    .contains("Sample data");
            assertThat(svg.description())
                    .hasSizeBetween(40, 350)
                    .isNotEqualTo(svg.title())
                    .contains("May 2020");
        }
    }

    @Test
    void true_data_are_not_called_sample_data() {
        SampleRelease release = SampleRelease.factSheet().office("Office", false);
        Release opened = release.in(folder.resolve("true"));
        for (Pack.Chart chart : Nightly.PACK.charts()) {
            assertThat(drawn(chart.id(), opened).prose()).doesNotContain("Sample data");
        }
    }

    @Test
    void a_picture_is_the_same_wherever_and_whenever_it_is_drawn() {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        for (Pack.Chart chart : Nightly.PACK.charts()) {
            String svg = svg(chart.id());
            byte[] png = png(chart.id());
            assertThat(svg(chart.id())).isEqualTo(svg);
            try {
                Locale.setDefault(Locale.forLanguageTag("ar-EG"));
                TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
                assertThat(svg(chart.id())).as(chart.id()).isEqualTo(svg);
                assertThat(png(chart.id())).as(chart.id()).isEqualTo(png);
            } finally {
                Locale.setDefault(locale);
                TimeZone.setDefault(zone);
            }
        }
    }

    private static String svg(String chart) {
        return Picture.whole(Nightly.frame(chart, factSheet), Nightly.THEME, Size.FULL)
                .svg();
    }

    private static byte[] png(String chart) {
        return Picture.whole(Nightly.frame(chart, factSheet), Nightly.THEME, Size.HALF)
                .png();
    }

    @Test
    void what_was_received_beyond_the_pledges_is_not_shaded_as_a_gap() throws IOException {
        SampleRelease release = NastyReleases.monthly(12, i -> "1", i -> "1", i -> "1");
        for (int back = 0; back < 12; back++) {
            NastyReleases.stock(release, NastyReleases.LAST.minusMonths(back), "1000000", "3000000");
        }
        ChartFrame frame = Nightly.frame("pledged-received-over-time", release.in(folder.resolve("surplus")));
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(
                Picture.bare(frame, Nightly.THEME, Size.FULL).png()));

        Color shaded = new Color(image.getRGB(image.getWidth() / 3, image.getHeight() / 3));
        assertThat(shaded).isEqualTo(Nightly.THEME.palette().pale().get(0));
    }

    @Test
    void names_are_text_and_never_markup_or_a_change_of_direction() {
        SvgReader svg = drawn("received-against-pledged-by-donor", NastyReleases.htmlInNames(), "html");

        assertThat(svg.document().select("script, b")).isEmpty();
        assertThat(svg.prose()).contains("<script>alert(1)</script> & \"Söhne\"");
        assertThat(svg.prose()).doesNotContain("\u202e").doesNotContain("\u0007");
    }

    @Test
    void the_latest_point_of_a_line_has_its_value_even_where_the_period_has_none() {
        SvgReader svg = drawn("focal-points", NastyReleases.latestMonthsMissing(), "latest-missing");

        assertThat(svg.words()).contains("148");
    }

    @Test
    void revised_months_are_named() {
        SvgReader svg = drawn("visits-by-month", NastyReleases.provisionalAndRevised(), "revised");

        assertThat(svg.prose()).contains("Revised: February 2020, March 2020.");
        assertThat(svg.prose()).contains("Hatched: provisional");
    }
}
