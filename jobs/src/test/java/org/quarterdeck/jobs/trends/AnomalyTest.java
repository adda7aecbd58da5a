package org.quarterdeck.jobs.trends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.quarterdeck.jobs.trends.Examples.MISSING;
import static org.quarterdeck.jobs.trends.Examples.months;
import static org.quarterdeck.jobs.trends.Examples.years;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.quarterdeck.schema.trend.AnomalyBasis;

class AnomalyTest {
    /** Months of some years, each with the value that its year has; the last month is what is judged. */
    private static Series byYear(double last, double... ofYears) {
        double[] values = IntStream.range(0, ofYears.length * 12)
                .mapToDouble(i -> ofYears[i / 12])
                .toArray();
        double[] all = Arrays.copyOf(values, values.length + 1);
        all[values.length] = last;
        return months("2010-01", all);
    }

    @Test
    void eight_earlier_periods_of_the_same_place_are_enough() {
        // Median 11.5; deviations 1.5 1.5 0.5 0.5 0.5 0.5 1.5 1.5: median 1. Score 8.5 / 1.4826.
        Anomaly anomaly =
                Anomaly.ofLast(byYear(20, 10, 10, 11, 11, 12, 12, 13, 13)).orElseThrow();

        assertThat(anomaly.median()).isEqualTo(11.5);
        assertThat(anomaly.basis()).isEqualTo(AnomalyBasis.POSITION);
        assertThat(anomaly.score()).isCloseTo(8.5 / 1.4826, within(1e-12));
        assertThat(anomaly.isFlagged()).isTrue();
    }

    @Test
    void five_deviations_are_not_out_of_the_ordinary() {
        double five = 11.5 + 5 * 1.4826;

        assertThat(Anomaly.ofLast(byYear(five - 1e-9, 10, 10, 11, 11, 12, 12, 13, 13))
                        .orElseThrow()
                        .isFlagged())
                .isFalse();
        assertThat(Anomaly.ofLast(byYear(five + 1e-9, 10, 10, 11, 11, 12, 12, 13, 13))
                        .orElseThrow()
                        .isFlagged())
                .isTrue();
        assertThat(Anomaly.ofLast(byYear(11.5 - 6 * 1.4826, 10, 10, 11, 11, 12, 12, 13, 13))
                        .orElseThrow()
                        .isFlagged())
                .as("below counts like above")
                .isTrue();
    }

    @Test
    void with_fewer_the_deviations_of_all_places_are_pooled() {
        // Two years, 10 and 12: each place has the median 11 and the deviations 1 and 1.
        Anomaly anomaly = Anomaly.ofLast(byYear(20, 10, 12)).orElseThrow();

        assertThat(anomaly).isEqualTo(new Anomaly(11, 9 / 1.4826, AnomalyBasis.POOLED, true));
    }

    @Test
    void below_24_earlier_values_nothing_is_said() {
        double[] values = new double[25];
        values[3] = MISSING;

        assertThat(Anomaly.ofLast(months("2010-01", values))).isEmpty();
        assertThat(Anomaly.ofLast(months("2010-01", new double[25]))).isPresent();
        assertThat(Anomaly.ofLast(months("2010-01", 5))).isEmpty();
        assertThat(Anomaly.ofLast(months("2010-01"))).isEmpty();
    }

    @Test
    void a_place_in_the_calendar_that_was_never_seen_has_no_median() {
        double[] values = new double[37];
        values[0] = MISSING;
        values[12] = MISSING;
        values[24] = MISSING;

        assertThat(Anomaly.ofLast(months("2010-01", values))).isEmpty();
    }

    @Test
    void what_never_deviated_is_flagged_from_a_tenth_of_the_median() {
        double[] ten = new double[8];
        Arrays.fill(ten, 10);

        assertThat(Anomaly.ofLast(byYear(11, ten))).contains(new Anomaly(10, null, AnomalyBasis.POSITION, false));
        assertThat(Anomaly.ofLast(byYear(11.1, ten)).orElseThrow().isFlagged()).isTrue();
        assertThat(Anomaly.ofLast(byYear(8.9, ten)).orElseThrow().isFlagged()).isTrue();
    }

    @Test
    void anything_after_nothing_is_out_of_the_ordinary() {
        assertThat(Anomaly.ofLast(byYear(0, new double[8])).orElseThrow().isFlagged())
                .isFalse();
        assertThat(Anomaly.ofLast(byYear(1, new double[8])).orElseThrow().isFlagged())
                .isTrue();
    }

    @Test
    void years_are_all_at_one_place() {
        assertThat(Anomaly.ofLast(years(2000, 1, 2, 1, 2, 1, 2, 1, 2, 9))
                        .orElseThrow()
                        .basis())
                .isEqualTo(AnomalyBasis.POSITION);
    }
}
