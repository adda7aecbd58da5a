package org.quarterdeck.charts.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {
    private static Scope scope;

    @BeforeAll
    static void open(@TempDir Path folder) {
        scope = Texts.scope(
                folder,
                Map.of(
                        "states", Texts.figure("platform.focal_point_states", "to_date"),
                        "engagements", Texts.figure("leadership.engagements", "month"),
                        "trained", Texts.figure("capacity.individuals_trained", "year_to_date")));
    }

    private static boolean holds(String condition) {
        return Condition.parse(condition).holds(scope);
    }

    @ParameterizedTest
    @CsvSource({
        "states < 74, true",
        "states < 73, false",
        "states <= 73, true",
        "states <= 72.9, false",
        "states > 72, true",
        "states > 73, false",
        "states >= 73, true",
        "states >= 73.1, false",
        "states = 73, true",
        "states = 74, false",
        "states != 74, true",
        "states != 73, false",
        "states>72, true",
        "72 < states, true",
        "states > -1, true"
    })
    void a_comparison_holds_as_it_reads(String condition, boolean expected) {
        assertThat(holds(condition)).isEqualTo(expected);
    }

    @Test
    void a_bare_name_holds_when_its_figure_is_there_and_not_zero() {
        assertThat(holds("states")).isTrue();
        assertThat(holds("engagements")).isFalse();
    }

    @Test
    void a_zero_is_there_to_be_compared() {
        assertThat(holds("engagements = 0")).isTrue();
    }

    @Test
    void nothing_holds_of_a_missing_figure_not_even_that_it_differs() {
        assertThat(holds("trained")).isFalse();
        assertThat(holds("trained = 0")).isFalse();
        assertThat(holds("trained != 0")).isFalse();
        assertThat(holds("states > trained")).isFalse();
    }

    @Test
    void all_tests_joined_by_and_must_hold() {
        assertThat(holds("states > 1 and engagements = 0")).isTrue();
        assertThat(holds("states > 1 and engagements")).isFalse();
    }

    @Test
    void a_slice_in_brackets_keeps_its_equals_sign() {
        assertThat(holds("funds.received[donor=AUS]@to_date = 2150000")).isTrue();
        assertThat(holds("funds.received[donor=AUS]@to_date > 2150000")).isFalse();
    }

    @Test
    void the_empty_condition_always_holds() {
        assertThat(holds("")).isTrue();
    }

    @Test
    void its_names_leave_out_numbers() {
        assertThat(Condition.parse("gap > 0.5 and received and share < limit").names())
                .containsExactlyInAnyOrder("gap", "received", "share", "limit");
    }

    @Test
    void what_is_no_condition_is_refused_with_an_example() {
        assertThatThrownBy(() -> Condition.parse("share is small"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"share is small\" is no condition; write it as share < 1, gap > 0, or a name alone");
    }
}
