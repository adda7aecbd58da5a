package org.quarterdeck.jobs.trends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.quarterdeck.jobs.trends.Forecaster.Foreseen;
import org.quarterdeck.schema.trend.ForecastMethod;

class ForecasterTest {
    /** Accidental deaths in the United States, 1973 to 1978, by month (Brockwell and Davis 1991, example 1.1.6). */
    static final double[] DEATHS = {
        9007, 8106, 8928, 9137, 10017, 10826, 11317, 10744, 9713, 9938, 9161, 8927, 7750, 6981, 8038, 8422, 8714, 9512,
        10120, 9823, 8743, 9129, 8710, 8680, 8162, 7306, 8124, 7870, 9387, 9556, 10093, 9620, 8285, 8466, 8160, 8034,
        7717, 7461, 7767, 7925, 8623, 8945, 10078, 9179, 8037, 8488, 7874, 8647, 7792, 6957, 7726, 8106, 8890, 9299,
        10625, 9302, 8314, 8850, 8265, 8796, 7836, 6892, 7791, 8192, 9115, 9434, 10484, 9827, 9110, 9070, 8633, 9240
    };

    /** The variance is freed of two parameters, which the other program does not do: 72 months, of which 13 begin. */
    private static final double FREED = Math.sqrt(59.0 / 57);

    /**
     * What statsmodels 0.15.0 (Python) finds by exact diffuse likelihood: SARIMAX (0,1,1)(0,1,1) with moving averages of
     * -0.43027 and -0.55273 and a variance of 99,352.6. R's own example of {@code arima} prints -0.4303 and -0.5528.
     */
    @Test
    void a_seasonal_model_foresees_what_another_program_does() {
        Foreseen foreseen = foreseen(ForecastMethod.SEASONAL_MODEL, DEATHS);

        double[] values = {
            8336.0589,
            7531.8121,
            8314.6341,
            8616.8777,
            9488.9247,
            9859.7555,
            10907.4949,
            10086.5212,
            9164.9991,
            9384.2787,
            8884.9972,
            9376.6325
        };
        assertThat(foreseen.values().stream().mapToDouble(Double::doubleValue).toArray())
                .containsExactly(values, within(0.05));
        assertThat(foreseen.errors().of(0, 0) / FREED).isCloseTo(315.2025, within(0.01));
        assertThat(foreseen.errors().of(11, 11) / FREED).isCloseTo(673.8634, within(0.02));
    }

    /** The months' errors go the same way: a year is less certain than twelve independent months. */
    @Test
    void the_error_of_a_sum_is_the_one_that_the_models_weights_give() {
        Foreseen foreseen = foreseen(ForecastMethod.SEASONAL_MODEL, DEATHS);

        assertThat(foreseen.errors().of(0, 1) / FREED).isCloseTo(586.6536, within(0.02));
        assertThat(foreseen.errors().of(0, 11) / FREED).isCloseTo(4998.1974, within(0.2));
        assertThat(foreseen.errors().of(3, 5)).isLessThan(foreseen.errors().of(0, 5));
    }

    /** By hand: each month is 6 above or below the one of the year before. */
    @Test
    void the_same_month_of_last_year_is_as_far_off_as_it_was_before() {
        double[] months = new double[36];
        Arrays.setAll(months, i -> 100 * (i % 12) + (i / 12 == 1 ? 6 : 0));

        Foreseen foreseen = foreseen(ForecastMethod.SAME_MONTH, months);

        assertThat(foreseen.values())
                .containsExactly(0., 100., 200., 300., 400., 500., 600., 700., 800., 900., 1000., 1100.);
        assertThat(foreseen.errors().of(4, 4)).isEqualTo(6);
        assertThat(foreseen.errors().of(0, 3)).isEqualTo(12);
        assertThat(foreseen.sum(1, 3)).isEqualTo(600);
    }

    /** By hand: a 13 each other month; from the mean of 6.5 each is 6.5 off, and that mean has an error of its own. */
    @Test
    void a_twelfth_of_last_year_shares_its_error_among_all_months_to_come() {
        double[] months = new double[36];
        Arrays.setAll(months, i -> i % 2 == 0 ? 0 : 13);

        Foreseen foreseen = foreseen(ForecastMethod.LAST_YEAR, months);

        double variance = 6.5 * 6.5 * 12 / 13;
        assertThat(foreseen.values()).hasSize(12).containsOnly(6.5);
        assertThat(foreseen.errors().of(7, 7)).isCloseTo(6.5, within(1e-12));
        assertThat(foreseen.errors().of(0, 11)).isCloseTo(Math.sqrt(variance * 24), within(1e-9));
    }

    @Test
    void what_never_changes_is_foreseen_without_a_doubt() {
        double[] months = new double[36];
        Arrays.fill(months, 5);

        for (ForecastMethod method : ForecastMethod.values()) {
            assertThat(foreseen(method, months).values()).containsOnly(5.0);
            assertThat(foreseen(method, months).errors().of(0, 11)).isZero();
        }
    }

    private static Foreseen foreseen(ForecastMethod method, double[] months) {
        return Forecaster.foresee(method, months).orElseThrow();
    }
}
