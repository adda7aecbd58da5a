package org.quarterdeck.jobs.trends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.quarterdeck.jobs.trends.Examples.months;
import static org.quarterdeck.jobs.trends.Examples.years;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import jdplus.x13.base.core.x13.X13Results;
import org.junit.jupiter.api.Test;
import org.quarterdeck.corpus.CorpusTest;
import org.quarterdeck.jobs.trends.SeasonalAdjustment.Month;
import org.quarterdeck.schema.period.Period;

class SeasonalAdjustmentTest {
    /** International airline passengers 1949 to 1952, thousands (Box and Jenkins 1976, series G). */
    static final double[] AIRLINE = {
        112, 118, 132, 129, 121, 135, 148, 148, 136, 119, 104, 118, 115, 126, 141, 135, 125, 149, 170, 170, 158, 133,
        114, 140, 145, 150, 178, 163, 172, 178, 199, 199, 184, 162, 146, 166, 171, 180, 193, 181, 183, 218, 230, 242,
        209, 191, 172, 194
    };

    /**
     * What the Census Bureau's own X-13ARIMA-SEATS prints of the airline passengers, as the R package seasonal shows it
     * (Sax and Eddelbuettel 2018, Journal of Statistical Software 87(11)): the same model, the same outlier, the same
     * calendar, and coefficients to the digits in which two optimizers agree.
     */
    @Test
    @CorpusTest
    void the_model_of_the_airline_passengers_is_the_one_of_the_census_bureau() throws IOException {
        X13Results results = SeasonalAdjustment.results(PublishedTrendsTest.series("airpassengers.csv"));
        Map<String, Double> found = Arrays.stream(
                        results.getPreprocessing().getDescription().getVariables())
                .collect(Collectors.toMap(
                        variable -> variable.getName(),
                        variable -> variable.getCoefficient(0).getValue()));

        assertThat(found).containsOnlyKeys("td", "easter", "AO (1951-05-01)");
        assertThat(found.get("td")).isCloseTo(-0.0029497, within(0.00000005));
        assertThat(found.get("easter")).isCloseTo(0.0177674, within(0.00000005));
        assertThat(found.get("AO (1951-05-01)")).isCloseTo(0.1001558, within(0.0000005));
        assertThat(results.getPreprocessing().arima().theta(1)).isCloseTo(-0.1156, within(0.0001));
        assertThat(results.getPreprocessing().arima().btheta(1)).isCloseTo(-0.4974, within(0.0001));
        assertThat(results.getPreprocessing().getEstimation().getStatistics().getBIC())
                .isCloseTo(963.9, within(0.05));
        assertThat(results.getPreprocessing().getEstimation().getStatistics().getAICC())
                .isCloseTo(947.3, within(0.05));
    }

    /** Q = 0.20 and M7 = 0.203 are what X-13ARIMA-SEATS prints of its own X-11 adjustment of them. */
    @Test
    @CorpusTest
    void its_quality_is_the_one_that_the_census_bureaus_program_prints() throws IOException {
        SeasonalAdjustment adjustment = SeasonalAdjustment.of(PublishedTrendsTest.series("airpassengers.csv"))
                .orElseThrow();

        assertThat(adjustment.q()).isCloseTo(0.20, within(0.005));
        assertThat(adjustment.m().get(6)).isCloseTo(0.203, within(0.0005));
        assertThat(adjustment.isAccepted()).isTrue();
    }

    @Test
    void four_years_lose_their_summers() {
        SeasonalAdjustment adjustment =
                SeasonalAdjustment.of(months("1949-01", AIRLINE)).orElseThrow();

        assertThat(adjustment.months()).hasSize(48);
        Month august = adjustment.months().get(43);
        assertThat(august.period()).isEqualTo(Period.parse("1952-08"));
        assertThat(august.value()).isEqualTo(242);
        assertThat(august.adjusted()).isBetween(195.0, 225.0);
    }

    @Test
    void the_last_year_is_provisional() {
        SeasonalAdjustment adjustment =
                SeasonalAdjustment.of(months("1949-01", AIRLINE)).orElseThrow();

        assertThat(adjustment.months().stream().filter(Month::isProvisional).map(Month::period))
                .hasSize(12)
                .startsWith(Period.parse("1952-01"))
                .endsWith(Period.parse("1952-12"));
    }

    @Test
    void a_missing_month_has_no_adjusted_value() {
        double[] values = AIRLINE.clone();
        values[20] = Examples.MISSING;

        SeasonalAdjustment adjustment =
                SeasonalAdjustment.of(months("1949-01", values)).orElseThrow();

        assertThat(adjustment.months().stream().map(Month::period)).hasSize(47).doesNotContain(Period.parse("1950-09"));
    }

    @Test
    void below_36_months_there_is_none() {
        assertThat(SeasonalAdjustment.of(months("1949-01", Arrays.copyOf(AIRLINE, 35))))
                .isEmpty();
        assertThat(SeasonalAdjustment.of(months("1949-01", Arrays.copyOf(AIRLINE, 36))))
                .isPresent();
    }

    @Test
    void what_has_no_months_or_never_changes_has_none() {
        assertThat(SeasonalAdjustment.of(years(1949, AIRLINE))).isEmpty();
        assertThat(SeasonalAdjustment.of(months("1949-01", new double[48]))).isEmpty();
    }

    @Test
    void what_happens_now_and_then_has_none() {
        double[] values = AIRLINE.clone();
        Arrays.fill(values, 0, 25, 0);

        assertThat(SeasonalAdjustment.of(months("1949-01", values))).isEmpty();
    }

    @Test
    void negative_totals_are_adjusted_by_adding() {
        double[] values = Arrays.stream(AIRLINE).map(value -> value - 170).toArray();

        SeasonalAdjustment adjustment =
                SeasonalAdjustment.of(months("1949-01", values)).orElseThrow();

        assertThat(adjustment.months()).allMatch(month -> Double.isFinite(month.adjusted()));
    }
}
