package org.quarterdeck.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quarterdeck.charts.draw.Picture;
import org.quarterdeck.charts.draw.Size;
import org.quarterdeck.charts.frame.Beside;
import org.quarterdeck.charts.frame.ChartFrame;
import org.quarterdeck.charts.frame.Framer;
import org.quarterdeck.charts.pack.Packs;
import org.quarterdeck.schema.period.Period;
import org.quarterdeck.schema.release.Release;
import org.quarterdeck.schema.trend.Verdict;

/** What is said of a series and what stands beside it come from the release's trends, and from nowhere else. */
class BesideTest {
    @TempDir
    Path folder;

    private ChartFrame frame(Release release, String period, String more) throws Exception {
        Path file = folder.resolve("receipts.yaml");
        Files.writeString(
                file,
                Files.readString(Path.of(
                                System.getProperty("quarterdeck.product", ".."),
                                "charts/packs/quarterly/receipts-by-month.yaml"))
                        .replace("beside: [twelve_month_mean, forecast]", more));
        return new Framer(release, Period.parse(period), "en").frame(Packs.chart(file));
    }

    private Release release(Verdict verdict) {
        return Foreseen.release(verdict).in(folder.resolve(verdict.word()));
    }

    private String title(Verdict verdict) throws Exception {
        return frame(release(verdict), "2020-05", "").texts().title();
    }

    @Test
    void a_title_says_the_verdict() throws Exception {
        assertThat(title(Verdict.RISING)).isEqualTo("Monthly receipts are rising, typically by $16,903 a year");
        assertThat(title(Verdict.FALLING)).isEqualTo("Monthly receipts are falling, typically by $1.2 million a year");
        assertThat(title(Verdict.NO_EVIDENCE))
                .isEqualTo("$18.5 million received from January to May 2020, with no evidence of a trend in months");
        assertThat(title(Verdict.TOO_FEW_POINTS)).isEqualTo("$18.5 million received from January to May 2020");
    }

    @Test
    void the_alternative_text_says_what_the_verdict_rests_on() throws Exception {
        assertThat(frame(release(Verdict.RISING), "2020-05", "").texts().alt())
                .endsWith("Verdict on 30 complete months: rising.");
    }

    @Test
    void a_verdict_of_later_months_says_nothing_of_an_earlier_period() throws Exception {
        ChartFrame april = frame(release(Verdict.RISING), "2020-04", "beside: [forecast]");

        assertThat(april.texts().title()).doesNotContain("rising");
        assertThat(april.beside().get(0).values()).isEmpty();
        assertThat(april.texts().footnotes())
                .contains("There is no forecast: the months on record are too few, or it begins after this period.");
    }

    @Test
    void a_mean_is_of_twelve_complete_months_and_begins_with_the_twelfth() throws Exception {
        Beside mean = frame(release(Verdict.RISING), "2020-05", "beside: [twelve_month_mean]")
                .beside()
                .get(0);

        assertThat(mean.values().firstKey()).isEqualTo(YearMonth.of(2018, 11));
        assertThat(mean.values().get(YearMonth.of(2018, 11)).value()).isCloseTo(1_550_000, within(0.01));
        assertThat(mean.values()).hasSize(19);
    }

    @Test
    void what_is_adjusted_and_expected_is_as_the_release_has_it_and_stands_in_the_table() throws Exception {
        ChartFrame frame = frame(release(Verdict.RISING), "2020-05", "beside: [seasonally_adjusted, forecast]");

        assertThat(frame.beside().get(0).values().get(YearMonth.of(2020, 5)).value())
                .isCloseTo(3_610_000, within(0.01));
        assertThat(frame.table().columns()).containsExactly("Period", "Received", "Seasonally adjusted", "Expected");
        assertThat(frame.table().rows()).hasSize(42);
        assertThat(frame.table().rows().get(41).cells().get(2).text())
                .isEqualTo("$3.0 million (−$0.5 million–$9.0 million)");
        assertThat(Picture.whole(frame, Nightly.THEME, Size.FULL).svg()).contains("Expected", "−$2.5 m");
    }
}
