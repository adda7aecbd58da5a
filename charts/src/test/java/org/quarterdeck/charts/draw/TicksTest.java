package org.quarterdeck.charts.draw;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicksTest {
    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.003, 0.7, 1, 2, 3, 11, 73, 99, 100, 101, 420, 5981, 249_481_250.75, 1.46e12})
    void ticks_are_few_start_at_zero_and_the_scale_holds_the_maximum(double maximum) {
        Ticks ticks = Ticks.upTo(maximum, 5, "");

        assertThat(ticks.values().get(0)).isZero();
        assertThat(ticks.values()).hasSizeBetween(2, 6).isSorted();
        assertThat(ticks.top()).isBetween(maximum, maximum * 1.34);
        assertThat(ticks.values().stream().map(v -> ticks.label(v, "en"))).doesNotHaveDuplicates();
    }

    @Test
    void counts_step_by_whole_numbers() {
        assertThat(Ticks.upTo(3, 5, "").values()).containsExactly(0.0, 1.0, 2.0, 3.0);
    }

    @Test
    void a_scale_reaches_below_0_as_far_as_its_values_and_holds_0() {
        Ticks ticks = Ticks.between(-2_000_000, 9_000_000, 5, "USD");

        assertThat(ticks.values().stream().map(v -> ticks.label(v, "en")))
                .containsExactly("−$2.5 m", "0", "$2.5 m", "$5 m", "$7.5 m");
        assertThat(Ticks.between(-3, -1, 5, "").values()).containsExactly(-3.0, -2.0, -1.0, 0.0);
    }

    @Test
    void money_is_written_short() {
        Ticks ticks = Ticks.upTo(249_481_250, 5, "USD");

        assertThat(ticks.values().stream().map(v -> ticks.label(v, "en")))
                .containsExactly("0", "$50 m", "$100 m", "$150 m", "$200 m", "$250 m");
    }
}
