package org.quarterdeck.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quarterdeck.jobs.source.format.Cell;

class TypingTest {
    private static final String AMOUNT = "decimal(38,9)";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|1,234.56|1234.56",
                "en|-1,234,567|-1234567",
                "en|1067|1067",
                "en|+0.000000001|0.000000001",
                "de|1.234,56|1234.56",
                "de|\u22121.234|-1234",
                "fr|1\u202f234,5|1234.5",
                "fr|1\u00a0234\u00a0567|1234567",
                "de-CH|1\u2019234.5|1234.5",
            })
    void a_number_is_read_as_its_locale_writes_it(String locale, String text, BigDecimal number) throws Exception {
        assertThat(typing(locale).read(AMOUNT, new Cell.Text(text))).isEqualTo(number.setScale(9));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|1.234,56",
                "en|12,34",
                "en|1,2345",
                "en|1 234",
                "en|(500)",
                "en|$500",
                "en|1e3",
                "en|50%",
                "en|.5",
                "en|5.",
                "en|1.0000000001",
                "en|100000000000000000000000000000",
                "de|1,234.56",
                "de|1.23",
                "fr|1\u00a0234\u202f567",
            })
    void a_number_in_any_other_form_is_rejected(String locale, String text) {
        assertThatExceptionOfType(CellRejected.class)
                .isThrownBy(() -> typing(locale).read(AMOUNT, new Cell.Text(text)))
                .satisfies(e -> assertThat(e.rule()).isEqualTo("number"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2147483648", "1.5", "one"})
    void a_whole_number_is_whole_and_fits(String text) {
        assertThatExceptionOfType(CellRejected.class)
                .isThrownBy(() -> typing("en").read("int", new Cell.Text(text)));
    }

    @Test
    void whole_numbers_may_have_group_signs() throws Exception {
        assertThat(typing("en").read("int", new Cell.Text("1,067"))).isEqualTo(1067);
        assertThat(typing("en").read("bigint", new Cell.Numeral(new BigDecimal("3000000000.0"))))
                .isEqualTo(3_000_000_000L);
    }

    @ParameterizedTest
    @CsvSource({"dd/MM/yyyy,03/04/2020,2020-04-03", "d.M.yyyy,3.4.2020,2020-04-03", "d MMM yyyy,3 Apr 2020,2020-04-03"})
    void a_date_is_read_in_the_declared_form(String pattern, String text, LocalDate date) throws Exception {
        assertThat(DateForm.of(pattern).read(text)).isEqualTo(date);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"03/04/2020", "2020-4-3", "2020-02-30", "2020", "2020-05", "1900-01-01", "2999-01-01", "20-05-01"
            })
    void a_date_in_any_other_form_or_that_cannot_be_meant_is_rejected(String text) {
        assertThatExceptionOfType(CellRejected.class).isThrownBy(() -> DateForm.ISO.read(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dd/MM/yy", "MM-dd", "yyyy", "dd/mm/yyyy", "nonsense"})
    void a_pattern_that_does_not_tell_a_day_is_refused(String pattern) {
        assertThatIllegalArgumentException().isThrownBy(() -> DateForm.of(pattern));
    }

    @Test
    void a_locale_that_is_none_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NumberForm.of("english"))
                .withMessage("\"english\" is no locale; write it as en, de or fr-CH");
    }

    @Test
    void what_a_workbook_knows_as_a_date_needs_no_form_but_no_time_of_day_either() throws Exception {
        assertThat(typing("en").read("date", new Cell.Moment(LocalDateTime.of(2020, 5, 27, 0, 0))))
                .isEqualTo(LocalDate.of(2020, 5, 27));
        assertThatExceptionOfType(CellRejected.class)
                .isThrownBy(() -> typing("en").read("date", new Cell.Moment(LocalDateTime.of(2020, 5, 27, 9, 30))));
        assertThatExceptionOfType(CellRejected.class)
                .isThrownBy(() -> typing("en").read("date", new Cell.Numeral(new BigDecimal("43978"))));
    }

    @Test
    void a_cell_of_another_kind_becomes_plain_text_in_a_column_of_texts() throws Exception {
        assertThat(typing("de").read("string", new Cell.Numeral(new BigDecimal("1E+3"))))
                .isEqualTo("1000");
        assertThat(typing("de").read("string", new Cell.Moment(LocalDateTime.of(2020, 5, 27, 0, 0))))
                .isEqualTo("2020-05-27");
        assertThat(typing("de").read("string", new Cell.Text("\u00a0 words\t"))).isEqualTo("words");
    }

    @Test
    void only_true_and_false_are_truth_values() throws Exception {
        assertThat(typing("en").read("boolean", new Cell.Text("TRUE"))).isEqualTo(true);
        assertThat(typing("en").read("boolean", new Cell.Flag(false))).isEqualTo(false);
        assertThatExceptionOfType(CellRejected.class)
                .isThrownBy(() -> typing("en").read("boolean", new Cell.Text("yes")));
    }

    private static Typing typing(String locale) {
        return new Typing(DateForm.ISO, NumberForm.of(locale), BigDecimal.ONE);
    }
}
