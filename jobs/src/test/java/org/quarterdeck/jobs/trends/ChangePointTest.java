package org.quarterdeck.jobs.trends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.quarterdeck.jobs.trends.Examples.months;
import static org.quarterdeck.jobs.trends.Examples.years;

import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.quarterdeck.corpus.CorpusTest;
import org.quarterdeck.schema.period.Period;

class ChangePointTest {
    /** Pettitt (1979), table 1, and what he found: K = 232, p = 0.0146, the change after the 17th value. */
    @Test
    void the_example_of_pettitt_comes_out_as_he_printed_it() {
        ChangePoint change = ChangePoint.of(years(
                        1901, -1.05, 0.96, 1.22, 0.58, -0.98, -0.03, -1.54, -0.71, -0.35, 0.66, 0.44, 0.91, -0.02,
                        -1.42, 1.26, -1.02, -0.81, 1.66, 1.05, 0.97, 2.14, 1.22, -0.24, 1.60, 0.72, -0.12, 0.44, 0.03,
                        0.66, 0.56, 1.37, 1.66, 0.10, 0.80, 1.29, 0.49, -0.07, 1.18, 3.29, 1.84))
                .orElseThrow();

        assertThat(change.k()).isEqualTo(232);
        assertThat(change.p()).isCloseTo(0.0146, within(0.00005));
        assertThat(change.from()).isEqualTo(Period.year(1901 + 17));
    }

    /** Cobb (1978, Biometrika 65, 243-251) puts the change of the Nile's level after 1898. */
    @Test
    @CorpusTest
    void the_nile_changed_after_1898() throws IOException {
        ChangePoint change =
                ChangePoint.of(PublishedTrendsTest.series("nile.csv")).orElseThrow();

        assertThat(change.from()).isEqualTo(Period.year(1899));
        assertThat(change.p()).isLessThan(0.001);
    }

    @Test
    void the_swing_of_the_seasons_is_no_change_of_level() {
        double[] values = IntStream.range(0, 48)
                .mapToDouble(i -> 1000 * (i % 12) + (i >= 30 ? 5 : 0) + i % 2)
                .toArray();

        assertThat(ChangePoint.of(months("2010-01", values)).orElseThrow().from())
                .isEqualTo(Period.parse("2012-07"));
    }

    @Test
    void equal_values_and_few_have_no_change() {
        assertThat(ChangePoint.of(months("2010-01", new double[12]))).isEmpty();
        assertThat(ChangePoint.of(months("2010-01", 1, 1, 1, 1, 9, 9, 9, 9, 9))).isEmpty();
    }
}
