package org.quarterdeck.jobs.trends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quarterdeck.schema.period.Period;

class PositionsTest {
    @ParameterizedTest
    @CsvSource({
        "2020-03-01, 2020-02-29",
        "2021-01-01, 2020-12-31",
        "2021-W01, 2020-W53",
        "2020-01, 2019-12",
        "2020-Q1, 2019-Q4",
        "2020, 2019"
    })
    void what_follows_differs_by_one(String later, String earlier) {
        Period period = Period.parse(later);
        Period before = Period.parse(earlier);

        assertThat(Positions.before(period)).isEqualTo(before);
        assertThat(Positions.inTime(period) - Positions.inTime(before)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "2020-02-29, 2019-02-28",
        "2021-02-28, 2020-02-28",
        "2020-W53, 2019-W52",
        "2021-W52, 2020-W52",
        "2021-W01, 2020-W01",
        "2020-02, 2019-02",
        "2020-Q1, 2019-Q1",
        "2020, 2019"
    })
    void last_year_goes_by_the_calendar(String text, String lastYear) {
        assertThat(Positions.lastYear(Period.parse(text))).isEqualTo(Period.parse(lastYear));
    }

    @ParameterizedTest
    @CsvSource({"2020-05-27, 3", "2020-W53, 53", "2020-05, 5", "2020-Q2, 2", "2020, 1"})
    void each_has_its_place_in_the_calendar(String text, int place) {
        assertThat(Positions.inCalendar(Period.parse(text))).isEqualTo(place);
    }

    @Test
    void a_week_belongs_to_the_year_of_its_thursday() {
        assertThat(Positions.inCalendar(Period.week(java.time.LocalDate.of(2021, 1, 1))))
                .isEqualTo(53);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../2020-05-31", "2020-01/2020-05"})
    void spans_that_overlap_make_no_series(String text) {
        Period period = Period.parse(text);

        assertThat(Positions.isRegular(period.kind())).isFalse();
        assertThatThrownBy(() -> Positions.inTime(period)).hasMessageContaining("is no period of a series");
    }
}
