package org.quarterdeck.charts.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quarterdeck.schema.period.Period;
import org.quarterdeck.schema.release.Release;

class PeriodsTest {
    private static final LocalDate AS_OF = LocalDate.of(2020, 6, 15);

    private static Periods periods(String base) {
        return new Periods(Period.parse(base), AS_OF, Map.of());
    }

    @ParameterizedTest
    @CsvSource({
        "period, 2020-05",
        "previous_period, 2020-04",
        "month, 2020-05",
        "previous_month, 2020-04",
        "quarter, 2020-Q2",
        "year, 2020",
        "year_to_date, 2020-01/2020-05",
        "to_date, ../2020-05-31",
        "previous_to_date, ../2020-04-30",
        "2019-Q4, 2019-Q4",
        "../2017-02-03, ../2017-02-03"
    })
    void a_word_is_relative_to_the_period_briefed(String word, String expected) {
        assertThat(periods("2020-05").named(word).text()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2020-01, 2019-12",
        "2020-Q1, 2019-Q4",
        "2020, 2019",
        "2020-W01, 2019-W52",
        "2020-01-11/2020-01-20, 2020-01-01/2020-01-10",
        "../2020-05-31, ../2020-04-30"
    })
    void the_previous_period_is_of_the_same_kind(String base, String expected) {
        assertThat(periods(base).named("previous_period").text()).isEqualTo(expected);
    }

    @Test
    void what_runs_to_a_day_stops_at_the_as_of_date_while_the_period_is_open() {
        assertThat(periods("2020-06").named("to_date").text()).isEqualTo("../2020-06-15");
        assertThat(periods("2020-06").end()).isEqualTo(AS_OF);
        assertThat(periods("2020-05").end()).isEqualTo("2020-05-31");
    }

    @Test
    void a_period_that_begins_after_the_release_is_refused() {
        assertThatThrownBy(() -> periods("2020-07"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the release as of 2020-06-15 knows nothing of 2020-07; choose a later release or an"
                        + " earlier period");
    }

    @Test
    void an_unknown_word_is_an_error_with_the_nearest() {
        assertThatThrownBy(() -> periods("2020-05").named("previous_moth"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown period \"previous_moth\"; did you mean \"previous_month\"?");
    }

    @Test
    void since_finds_the_window_that_ends_with_the_period(@TempDir Path folder) {
        Release release = Texts.release().in(folder.resolve("r"));

        assertThat(since("platform_launch", "2020-05", release)).isEqualTo("2020-03-01/2020-05-31");
        assertThat(since("platform_launch", "2020-04", release)).isEqualTo("none");
    }

    @Test
    void since_an_unknown_date_is_an_error_with_the_nearest(@TempDir Path folder) {
        Release release = Texts.release().in(folder.resolve("r"));

        assertThatThrownBy(() -> since("platform_lunch", "2020-05", release))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the metric is not kept since \"platform_lunch\"; did you mean \"platform_launch\"?");
    }

    private static String since(String date, String base, Release release) {
        return periods(base)
                .named(
                        "since:" + date,
                        release.metrics().get("platform.visits"),
                        release.figures().of("platform.visits"))
                .map(Period::text)
                .orElse("none");
    }
}
