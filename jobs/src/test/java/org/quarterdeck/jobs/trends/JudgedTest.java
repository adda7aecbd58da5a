package org.quarterdeck.jobs.trends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.quarterdeck.jobs.trends.Examples.MISSING;
import static org.quarterdeck.jobs.trends.Examples.months;
import static org.quarterdeck.jobs.trends.Examples.seasonal;
import static org.quarterdeck.jobs.trends.Examples.years;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.quarterdeck.schema.trend.TrendTest;
import org.quarterdeck.schema.trend.Verdict;

class JudgedTest {
    private static TheilSen slope(Judged judged) {
        return Objects.requireNonNull(judged.slope());
    }

    private static Kendall kendall(Judged judged) {
        return Objects.requireNonNull(judged.kendall());
    }

    @Test
    void of_nine_points_nothing_is_said() {
        Judged judged = Judged.of(months("2020-01", 1, 2, 3, 4, 5, 6, 7, 8, 9));

        assertThat(judged).isEqualTo(new Judged(Verdict.TOO_FEW_POINTS, null, null, null));
    }

    @Test
    void one_point_and_none_are_too_few() {
        assertThat(Judged.of(months("2020-01", 5)).verdict()).isEqualTo(Verdict.TOO_FEW_POINTS);
        assertThat(Judged.of(months("2020-01")).verdict()).isEqualTo(Verdict.TOO_FEW_POINTS);
    }

    @Test
    void ten_points_that_rise_are_rising() {
        Judged judged = Judged.of(months("2020-01", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10));

        assertThat(judged.verdict()).isEqualTo(Verdict.RISING);
        assertThat(judged.test()).isEqualTo(TrendTest.MANN_KENDALL);
        // S = 45 of 45 pairs; variance 10 * 9 * 25 / 18 = 125; z = 44 / sqrt(125).
        assertThat(kendall(judged)).isEqualTo(new Kendall(45, 125));
        assertThat(kendall(judged).z()).isCloseTo(3.93548, within(1e-5));
        assertThat(slope(judged).slope()).isEqualTo(1);
    }

    @Test
    void negative_totals_fall_like_others() {
        Judged judged = Judged.of(months("2020-01", -1, -2, -3, -4, -5, -6, -7, -8, -9, -10));

        assertThat(judged.verdict()).isEqualTo(Verdict.FALLING);
        assertThat(slope(judged).slope()).isEqualTo(-1);
    }

    @Test
    void equal_values_have_no_trend_for_certain() {
        Judged judged = Judged.of(months("2020-01", 7, 7, 7, 7, 7, 7, 7, 7, 7, 7));

        assertThat(judged.verdict()).isEqualTo(Verdict.NO_EVIDENCE);
        assertThat(kendall(judged).p()).isEqualTo(1);
        assertThat(slope(judged)).isEqualTo(new TheilSen(0, 0.0, 0.0));
    }

    @Test
    void equal_values_over_many_years_have_no_trend_either() {
        Judged judged = Judged.of(months("2010-01", new double[130]));

        assertThat(judged.test()).isEqualTo(TrendTest.SEASONAL_KENDALL_COVARIANCE);
        assertThat(kendall(judged).p()).isEqualTo(1);
        assertThat(slope(judged)).isEqualTo(new TheilSen(0, 0.0, 0.0));
    }

    @Test
    void time_goes_on_over_a_missing_period() {
        Series gap = months("2020-01", 1, 2, 3, 4, 5, MISSING, MISSING, 8, 9, 10, 11, 12);

        assertThat(gap.size()).isEqualTo(10);
        assertThat(gap.span()).isEqualTo(12);
        assertThat(slope(Judged.of(gap)).slope()).isEqualTo(1);
        assertThat(slope(Judged.of(gap)).low()).isEqualTo(1);
    }

    @Test
    void a_missing_period_is_no_point() {
        assertThat(Judged.of(months("2020-01", 1, 2, 3, 4, 5, MISSING, 7, 8, 9, 10))
                        .verdict())
                .isEqualTo(Verdict.TOO_FEW_POINTS);
    }

    @Test
    void significant_and_yet_without_a_typical_change() {
        double[] mostlyZero = new double[24];
        Arrays.fill(mostlyZero, 18, 24, 1);

        Judged judged = Judged.of(years(1990, mostlyZero));

        assertThat(judged.verdict()).isEqualTo(Verdict.RISING);
        assertThat(slope(judged).slope()).isZero();
    }

    @Test
    void twenty_four_months_are_compared_month_by_month() {
        assertThat(Judged.of(seasonal(2, 0)).test()).isEqualTo(TrendTest.SEASONAL_KENDALL);
        assertThat(Judged.of(months("2010-01", new double[23])).test()).isEqualTo(TrendTest.MANN_KENDALL);
    }

    @Test
    void a_calendar_month_with_one_value_keeps_the_plain_test() {
        double[] values = IntStream.range(0, 26).mapToDouble(i -> i).toArray();
        values[4] = MISSING;

        Series series = months("2010-01", values);

        assertThat(series.size()).isGreaterThanOrEqualTo(24);
        assertThat(Judged.of(series).test()).isEqualTo(TrendTest.MANN_KENDALL);
    }

    @Test
    void the_seasons_swing_is_no_trend() {
        // The plain test of these months, which end in the year's high months, would be taken in by the swing.
        assertThat(Judged.of(seasonal(5, 0)).verdict()).isEqualTo(Verdict.NO_EVIDENCE);
        assertThat(Judged.of(seasonal(5, -3)).verdict()).isEqualTo(Verdict.FALLING);
        assertThat(slope(Judged.of(seasonal(5, -3))).slope()).isEqualTo(-3);
    }

    @Test
    void from_ten_years_months_that_move_together_count_as_less() {
        assertThat(Judged.of(months("2010-01", new double[119])).test()).isEqualTo(TrendTest.SEASONAL_KENDALL);
        Judged judged = Judged.of(seasonal(10, 1));
        assertThat(judged.test()).isEqualTo(TrendTest.SEASONAL_KENDALL_COVARIANCE);
        // All twelve rise as one: 12 * 45 = 540 pairs, and 144 times the variance 125 of one month.
        assertThat(kendall(judged)).isEqualTo(new Kendall(540, 18_000));
    }

    @Test
    void quarters_and_years_are_tested_as_they_follow() {
        assertThat(Judged.of(years(1900, new double[60])).test()).isEqualTo(TrendTest.MANN_KENDALL);
    }

    @Test
    void a_limit_beyond_the_slopes_is_none() {
        // Three points, three slopes: 95 % asks for a rank below the first.
        TheilSen slope = TheilSen.perPeriod(
                years(2000, 1, 3, 2), Kendall.mann(new double[] {1, 3, 2}).variance());

        assertThat(slope).isEqualTo(new TheilSen(0.5, null, null));
    }

    @Test
    void a_limit_lies_on_a_line_between_two_slopes() {
        assertThat(TheilSen.at(new double[] {10, 20, 40}, 2.25)).isEqualTo(25);
        assertThat(TheilSen.at(new double[] {10, 20, 40}, 3)).isEqualTo(40);
        assertThat(TheilSen.at(new double[] {10, 20, 40}, 0.99)).isNull();
        assertThat(TheilSen.at(new double[] {10, 20, 40}, 3.01)).isNull();
    }

    @Test
    void the_limits_lie_as_far_from_both_ends() {
        double[] ranks = TheilSen.ranks(45, 125);

        assertThat(ranks[0] - 1).isCloseTo(45 - ranks[1], within(1e-9));
    }
}
