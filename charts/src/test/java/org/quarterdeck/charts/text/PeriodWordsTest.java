package org.quarterdeck.charts.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fr | 2020-05-01      | 1er mai 2020
            fr | 2020-Q2         | 2e trimestre 2020
            es | 2020-05-27      | 27 de mayo de 2020
            es | 2020-05         | mayo de 2020
            es | 2020-01/2020-05 | enero–mayo de 2020
            ru | 2020-05-27      | 27 мая 2020 года
            ru | 2020-05         | май 2020 года
            ru | 2020            | 2020 год
            ru | 2019-06/2020-05 | июнь 2019 года – май 2020 года
            ru | ../2020-05-31   | по 31 мая 2020 года
            zh | 2020-05-27      | 2020年5月27日
            zh | 2020-Q2         | 2020年第二季度
            zh | 2020-01/2020-05 | 2020年1月至5月
            zh | ../2020-05-31   | 截至2020年5月31日
            ar | 2020-05-27      | 27 أيار/مايو 2020
            ar | 2020-Q2         | الربع الثاني من عام 2020
            """)
    void periods_are_said_in_each_language(String language, String period, String expected) {
        assertThat(PeriodWords.of(Period.parse(period), language)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fr | 2020-05         | en mai 2020
            fr | 2020-Q2         | au 2e trimestre 2020
            fr | 2020-04/2020-08 | d’avril à août 2020
            es | 2020-Q1         | en el 1.er trimestre de 2020
            ru | 2020-05         | в мае 2020 года
            ru | 2020-Q2         | во 2-м квартале 2020 года
            ru | 2020-Q3         | в 3-м квартале 2020 года
            ru | 2020-01/2020-05 | с января по май 2020 года
            ru | ../2020-05-31   | по состоянию на 31 мая 2020 года
            zh | 2020-05         | 2020年5月
            ar | 2020-05         | في أيار/مايو 2020
            ar | 2020-01/2020-05 | من كانون الثاني/يناير إلى أيار/مايو 2020
            """)
    void sentences_say_when_in_each_language(String language, String period, String expected) {
        assertThat(PeriodWords.during(Period.parse(period), language)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"en, since March", "fr, depuis mars", "es, desde marzo", "ru, с марта", "zh, 自3月以来", "ar, منذ آذار/مارس"
    })
    void since_goes_around_its_month(String language, String expected) {
        assertThat(PeriodWords.since(2020, YearMonth.of(2020, 3), language)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar", "en", "es", "fr", "ru", "zh"})
    void no_period_leaves_a_slot_unfilled(String language) {
        for (String period : List.of(
                "2020-05-27",
                "2020-W22",
                "2020-05",
                "2020-Q2",
                "2020",
                "2020-01/2020-05",
                "2019-06/2020-05",
                "2020-03-01/2020-05-30",
                "../2020-05-31")) {
            Period parsed = Period.parse(period);
            assertThat(PeriodWords.of(parsed, language) + PeriodWords.during(parsed, language))
                    .doesNotContain("{", "}")
                    .contains("2020");
        }
    }
}
