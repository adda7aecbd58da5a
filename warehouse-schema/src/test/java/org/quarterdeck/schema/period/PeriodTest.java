package org.quarterdeck.schema.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {
    @ParameterizedTest
    @CsvSource({
        "2020-05-27, DAY, 2020-05-27, 2020-05-27",
        "2020-W22, WEEK, 2020-05-25, 2020-05-31",
        "2020-W01, WEEK, 2019-12-30, 2020-01-05",
        "2020-W53, WEEK, 2020-12-28, 2021-01-03",
        "2020-05, MONTH, 2020-05-01, 2020-05-31",
        "2020-02, MONTH, 2020-02-01, 2020-02-29",
        "2020-Q2, QUARTER, 2020-04-01, 2020-06-30",
        "2020, YEAR, 2020-01-01, 2020-12-31",
        "2020-01/2020-05, WINDOW, 2020-01-01, 2020-05-31",
        "2020-03-17/2020-05-30, WINDOW, 2020-03-17, 2020-05-30",
        "../2020-05-31, TO_DATE, , 2020-05-31"
    })
    void each_form_has_its_kind_its_first_and_its_last_day(
            String text, PeriodKind kind, LocalDate start, LocalDate end) {
        assertThat(Period.parse(text)).isEqualTo(new Period(kind, start, end, text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "May 2020",
                "2020-5",
                "2020-13",
                "2020-02-30",
                "2019-02-29",
                "2020-W54",
                "2019-W53",
                "2020-W00",
                "2020-Q5",
                "20",
                "2020-Q",
                "2020/2021",
                "2020-01/2020-05-31",
                "../2020-05",
                "../2020-02-30",
                "../+12020-01-01",
                "..",
                "2020-05-27/",
                "2020-13/2020-14"
            })
    void what_is_no_period_is_refused_with_what_to_write(String text) {
        assertThatThrownBy(() -> Period.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("\"" + text + "\" is not a period")
                .hasMessageContaining("2020-W22");
    }

    @Test
    void a_window_that_ends_before_it_begins_is_refused() {
        assertThatThrownBy(() -> Period.parse("2020-05/2020-01"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ends before it begins");
    }

    @Test
    void a_window_is_written_in_days_or_in_months_and_spans_the_same() {
        Period days = Period.parse("2020-01-01/2020-05-31");
        assertThat(days.text()).isEqualTo("2020-01-01/2020-05-31");
        assertThat(days.spans(Period.parse("2020-01/2020-05"))).isTrue();
        assertThat(days.spans(Period.parse("2020-01/2020-06"))).isFalse();
    }

    @Test
    void years_have_four_digits() {
        assertThat(Period.year(987).text()).isEqualTo("0987");
    }

    @ParameterizedTest
    @CsvSource({"2020-12-31, 2020-W53", "2021-01-03, 2020-W53", "2021-01-04, 2021-W01", "2019-12-30, 2020-W01"})
    void the_week_of_a_day_is_that_of_iso_8601(LocalDate day, String week) {
        assertThat(Period.week(day).text()).isEqualTo(week);
    }

    @Test
    void the_quarter_of_a_day_holds_it() {
        assertThat(Period.quarter(LocalDate.of(2020, 5, 27)).text()).isEqualTo("2020-Q2");
    }

    @Test
    void an_event_is_written_as_its_day_and_is_another_kind() {
        LocalDate day = LocalDate.of(2020, 5, 27);

        assertThat(Period.event(day).text()).isEqualTo("2020-05-27");
        assertThat(Period.event(day)).isNotEqualTo(Period.day(day));
    }

    @ParameterizedTest
    @CsvSource({
        "2020-05, 2020-05-01, true",
        "2020-05, 2020-05-31, true",
        "2020-05, 2020-04-30, false",
        "2020-05, 2020-06-01, false",
        "../2020-05-31, 1945-10-24, true",
        "../2020-05-31, 2020-06-01, false"
    })
    void both_ends_are_in(String period, LocalDate day, boolean isIn) {
        assertThat(Period.parse(period).contains(day)).isEqualTo(isIn);
    }

    @Test
    void periods_stand_in_time_and_of_those_that_end_together_the_longest_comes_first() {
        assertThat(Stream.of("2020-05-31", "2020-06", "2020-05", "2020-W22", "2020-01/2020-05", "../2020-05-31")
                        .map(Period::parse)
                        .sorted())
                .extracting(Period::text)
                .containsExactly("../2020-05-31", "2020-01/2020-05", "2020-05", "2020-W22", "2020-05-31", "2020-06");
    }

    @Test
    void blanks_around_a_period_do_not_matter() {
        assertThat(Period.parse(" 2020-05\t")).isEqualTo(Period.month(YearMonth.of(2020, 5)));
    }
}
