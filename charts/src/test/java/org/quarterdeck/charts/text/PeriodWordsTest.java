package org.quarterdeck.charts.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quarterdeck.schema.period.Period;

class PeriodWordsTest {
    @ParameterizedTest
    @CsvSource({
        "2020-05-27, 27 May 2020",
        "2020-W22, ISO 2020-W22",
        "2020-05, May 2020",
        "2020-Q2, 2nd quarter of 2020",
        "2020, 2020",
        "2020-01/2020-05, January–May 2020",
        "2019-06/2020-05, June 2019–May 2020",
        "2020-01/2020-01, January 2020",
        "2019-01/2019-12, 2019",
        "2020-03-01/2020-05-31, 1 March 2020–31 May 2020",
        "../2020-05-31, to 31 May 2020"
    })
    void each_kind_of_period_has_its_words(String period, String expected) {
        assertThat(PeriodWords.of(Period.parse(period), "en")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2020-05-27, on 27 May 2020",
        "2020-05, in May 2020",
        "2020-Q2, in the 2nd quarter of 2020",
        "2020, in 2020",
        "2020-01/2020-05, from January to May 2020",
        "2020-01/2020-01, in January 2020",
        "2019-01/2019-12, in 2019",
        "../2020-05-31, by 31 May 2020"
    })
    void a_sentence_says_when_with_a_preposition(String period, String expected) {
        assertThat(PeriodWords.during(Period.parse(period), "en")).isEqualTo(expected);
    }

    @Test
    void the_year_that_everything_is_in_goes_without_saying() {
        assertThat(PeriodWords.within(2020, LocalDate.of(2020, 4, 30), "en")).isEqualTo("30 April");
        assertThat(PeriodWords.within(2020, LocalDate.of(2019, 5, 31), "en")).isEqualTo("31 May 2019");
        assertThat(PeriodWords.within(2020, Period.parse("2020-04"), "en")).isEqualTo("April");
        assertThat(PeriodWords.within(2020, Period.parse("2019-04"), "en")).isEqualTo("April 2019");
    }
}
