package org.quarterdeck.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.quarterdeck.charts.draw.Theme.Palette;

/** Contrast by WCAG 2.2: text 4.5 to 1, marks 3 to 1. */
class PaletteTest {
    private static final Palette PALETTE = Nightly.THEME.palette();

    @Test
    void every_text_colour_can_be_read_on_the_ground_and_on_the_pale_areas() {
        for (Color text : List.of(PALETTE.ink(), PALETTE.text(), PALETTE.event())) {
            assertThat(contrast(text, PALETTE.ground())).isGreaterThan(4.5);
        }
        assertThat(contrast(PALETTE.axis(), PALETTE.ground())).isGreaterThan(4.5);
        assertThat(contrast(PALETTE.axis(), PALETTE.pale().get(0))).isGreaterThan(4.3);
        PALETTE.series().forEach(c -> assertThat(contrast(c, PALETTE.ground())).isGreaterThan(4.5));
    }

    @Test
    void every_mark_stands_out_from_the_ground() {
        assertThat(contrast(PALETTE.bars(), PALETTE.ground())).isGreaterThan(3);
        assertThat(contrast(PALETTE.rule(), PALETTE.ground())).isGreaterThan(3);
    }

    @Test
    void a_solid_bar_stands_out_from_the_pale_one_behind_it() {
        assertThat(contrast(PALETTE.series(0), PALETTE.outlined())).isGreaterThan(3);
    }

    @Test
    void lines_stand_out_from_the_areas_below_them() {
        assertThat(contrast(PALETTE.series(0), PALETTE.pale().get(0))).isGreaterThan(3);
        assertThat(contrast(PALETTE.series(1), PALETTE.pale().get(1))).isGreaterThan(3);
    }

    @Test
    void blue_and_orange_differ_for_every_colour_vision() {
        for (ColourVision vision : ColourVision.values()) {
            double apart = vision.distance(PALETTE.series(0), PALETTE.series(1));
            assertThat(apart).as(vision.name()).isGreaterThan(30);
        }
    }

    @Test
    void parts_of_a_whole_stand_out_from_the_ground_and_from_their_neighbours_in_grey() {
        List<Color> parts = PALETTE.parts();
        for (int i = 0; i < parts.size(); i++) {
            assertThat(contrast(parts.get(i), PALETTE.ground())).isGreaterThan(3);
            if (i > 0) {
                assertThat(contrast(parts.get(i), parts.get(i - 1))).isGreaterThan(1.5);
            }
        }
    }

    @Test
    void a_number_can_be_read_on_every_part_and_shade() {
        Stream.concat(PALETTE.parts().stream(), PALETTE.shades().stream())
                .forEach(colour -> assertThat(
                                Math.max(contrast(PALETTE.ink(), colour), contrast(PALETTE.ground(), colour)))
                        .as(colour.toString())
                        .isGreaterThan(4.5));
    }

    private static double contrast(Color a, Color b) {
        double light = Math.max(luminance(a), luminance(b));
        double dark = Math.min(luminance(a), luminance(b));
        return (light + 0.05) / (dark + 0.05);
    }

    private static double luminance(Color colour) {
        double[] linear = ColourVision.linear(colour);
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    }
}
