package org.quarterdeck.schema.trend;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeTest {
    @ParameterizedTest
    @CsvSource({
        "100, 110, 10, 10",
        "110, 100, -10, -9.090909091",
        "3, 4, 1, 33.333333333",
        "-50, 50, 100, 200",
        "-50, -100, -50, -100",
        "50, -50, -100, -200",
        "7, 7, 0, 0",
    })
    void a_change_is_given_as_it_is_and_in_per_cent(String before, String value, String absolute, String percent) {
        Change change = Change.of(new BigDecimal(before), new BigDecimal(value));

        assertThat(change.absolute()).isEqualTo(new BigDecimal(absolute));
        assertThat(change.percent()).isEqualTo(new BigDecimal(percent));
    }

    @Test
    void there_are_no_per_cent_of_nothing() {
        Change change = Change.of(BigDecimal.ZERO, BigDecimal.TEN);

        assertThat(change.absolute()).isEqualTo(new BigDecimal("10"));
        assertThat(change.percent()).isNull();
    }
}
