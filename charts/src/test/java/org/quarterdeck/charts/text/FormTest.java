package org.quarterdeck.charts.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quarterdeck.charts.text.Template.Voice;
import org.quarterdeck.schema.metric.PrintedForm;
import org.quarterdeck.schema.period.Period;

class FormTest {
    private static final PrintedForm EXACT = PrintedForm.of("exact");
    private static final PrintedForm OVER = PrintedForm.of(Map.of("over", 1000));
    private static final PrintedForm MILLIONS = PrintedForm.of(Map.of("millions", 1));
    private static final Form SENTENCE = new Form("en", Voice.SENTENCE, 2020);
    private static final Form TABLE = new Form("en", Voice.TABLE, 2020);

    private static String said(Value value, String form) {
        return SENTENCE.print(value, form).text();
    }

    @ParameterizedTest
    @CsvSource({"0, zero", "8, eight", "9, nine", "10, 10", "2.5, 2.50", "-3, −3"})
    void whole_numbers_below_ten_are_words_in_sentences(String value, String expected) {
        assertThat(said(Texts.number(value, "events", EXACT), "")).isEqualTo(expected);
    }

    @Test
    void tables_hold_digits_always() {
        assertThat(TABLE.print(Texts.number("8", "events", EXACT), "").text()).isEqualTo("8");
        assertThat(said(Texts.number("8", "events", EXACT), "table")).isEqualTo("8");
    }

    @Test
    void over_floors_and_says_so_only_when_it_did() {
        assertThat(said(Texts.number("13999", "visits", OVER), "")).isEqualTo("over 13,000");
        assertThat(said(Texts.number("13000", "visits", OVER), "")).isEqualTo("13,000");
        assertThat(said(Texts.number("13999", "visits", OVER), "exact")).isEqualTo("13,999");
    }

    @Test
    void original_currency_prints_as_the_united_nations_print_it() {
        assertThat(said(Texts.number("200000", "AUD", EXACT), "")).isEqualTo("AU$200,000");
        assertThat(said(Texts.number("5", "AUD", EXACT), "")).isEqualTo("AU$5");
    }

    @Test
    void millions_lose_their_word_when_bare() {
        assertThat(said(Texts.number("249481250.75", "USD", MILLIONS), "")).isEqualTo("$249.5 million");
        assertThat(said(Texts.number("249481250.75", "USD", MILLIONS), "bare")).isEqualTo("$249.5");
    }

    @Test
    void shares_print_as_per_cent_or_as_cents_of_the_dollar() {
        assertThat(said(Texts.number("0.676", "ratio", EXACT), "percent")).isEqualTo("68%");
        assertThat(said(Texts.number("-0.364", "ratio", EXACT), "percent")).isEqualTo("36%");
        assertThat(said(Texts.number("0.676", "ratio", EXACT), "cents")).isEqualTo("68");
    }

    @Test
    void capital_begins_a_sentence() {
        assertThat(said(Texts.number("2", "events", EXACT), "capital")).isEqualTo("Two");
        assertThat(said(new Value.Text("élan"), "capital")).isEqualTo("Élan");
    }

    @ParameterizedTest
    @CsvSource({"1, State has", "0, States have", "2, States have", "1.5, States have"})
    void a_plural_follows_its_number(String value, String expected) {
        assertThat(said(Texts.number(value, "states", EXACT), "plural one: State has; other: States have"))
                .isEqualTo(expected);
    }

    @Test
    void a_plural_needs_its_other_case() {
        assertThatThrownBy(() -> Form.check("plural one: State"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs at least \"other\"");
    }

    @Test
    void a_month_of_the_year_told_of_stands_alone_and_of_another_with_its_year() {
        assertThat(said(new Value.Day(LocalDate.of(2020, 3, 1)), "month")).isEqualTo("March");
        assertThat(said(new Value.Day(LocalDate.of(2019, 3, 1)), "month")).isEqualTo("March 2019");
    }

    @Test
    void during_says_when_as_a_sentence_does() {
        assertThat(said(new Value.Span(Period.parse("2020-05")), "during")).isEqualTo("in May 2020");
        assertThat(said(new Value.Day(LocalDate.of(2020, 5, 27)), "during")).isEqualTo("on 27 May 2020");
    }

    @Test
    void what_is_missing_is_never_printed() {
        assertThatThrownBy(() -> said(new Value.Missing("Visits, May 2020"), ""))
                .isInstanceOf(MissingFigure.class)
                .hasMessage("Visits, May 2020");
    }
}
