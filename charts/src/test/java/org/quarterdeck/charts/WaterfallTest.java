package org.quarterdeck.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quarterdeck.charts.frame.ChartFrame;
import org.quarterdeck.charts.frame.ChartFrame.Row;
import org.quarterdeck.charts.pack.Packs;
import org.quarterdeck.schema.config.InvalidConfiguration;

/** The bridge from what was pledged to what is outstanding. */
class WaterfallTest {
    private static final String BRIDGE = "pledge-bridge";

    @TempDir
    Path folder;

    private ChartFrame frame(SampleRelease release) {
        return Quarterly.frame(BRIDGE, release.in(folder.resolve("release")));
    }

    private static SampleRelease release() {
        return new SampleRelease(SampleRelease.AS_OF);
    }

    @Test
    void each_part_goes_from_the_level_before_it_to_the_level_after_and_a_part_of_nothing_has_no_row() {
        ChartFrame frame = frame(release().bridge("100000000", "500000", "60000000", "-250000", "39750000"));

        assertThat(frame.rows())
                .extracting(
                        Row::name, r -> r.inner().longValue(), r -> r.outer().longValue(), Row::label)
                .containsExactly(
                        tuple("Pledged", 0L, 100_000_000L, "$100.0 million"),
                        tuple("Taken back", 100_000_000L, 99_500_000L, "−$0.5 million"),
                        tuple("Received", 99_500_000L, 39_500_000L, "−$60.0 million"),
                        tuple("Exchange difference", 39_500_000L, 39_750_000L, "+$0.3 million"),
                        tuple("Outstanding", 0L, 39_750_000L, "$39.8 million"));
        assertThat(frame.texts().footnotes()).isEmpty();
        assertThat(frame.texts().title()).isEqualTo("40% of what was pledged is outstanding: $39.8 million");
        assertThat(frame.table().rows()).hasSize(6);
    }

    @Test
    void parts_that_do_not_come_to_the_total_are_told_below_it() {
        ChartFrame frame = frame(release().bridge("100000000", "0", "60000000", "0", "39000000"));

        assertThat(frame.texts().footnotes())
                .containsExactly("Outstanding differs by $1.0 million from what the parts come to.");
    }

    @Test
    void without_one_of_its_figures_nothing_is_drawn() {
        SampleRelease release = release();
        release.figure("funds.pledged_gross", "../" + SampleRelease.AS_OF, "", "100000000");

        assertThat(frame(release).isEmpty()).isTrue();
    }

    @Test
    void a_part_that_is_no_value_and_a_bridge_without_a_first_total_are_refused_with_the_file() throws IOException {
        String chart = Files.readString(Quarterly.chart(BRIDGE).file());
        Path file = folder.resolve("bridge.yaml");

        Files.writeString(
                file,
                chart.replace("{value: gross, name: Pledged, as: total}", "{value: gros, name: Pledged, as: total}"));
        assertThatThrownBy(() -> Packs.chart(file))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("bridge.yaml")
                .hasMessageContaining("\"gros\"; did you mean \"gross\"?");

        Files.writeString(
                file,
                chart.replace("{value: gross, name: Pledged, as: total}", "{value: gross, name: Pledged, as: plus}"));
        assertThatThrownBy(() -> Packs.chart(file)).hasMessageContaining("the first of parts is a total");
    }
}
