package org.quarterdeck.schema.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrintedFormTest {
    private static final PrintedForm EXACT = PrintedForm.of("exact");

    private static PrintedForm form(String rule, int digits) {
        return PrintedForm.of(Map.of(rule, digits));
    }

    private static String table(PrintedForm form, String value, String unit) {
        return form.inTable(new BigDecimal(value), unit, "en");
    }

    private static String sentence(PrintedForm form, String value, String unit) {
        return form.inSentence(new BigDecimal(value), unit, "en");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                1067       | visits | 1,067
                0          | visits | 0
                3          | visits | 3
                -3         | visits | −3
                200000     | AUD    | AU$200,000
                200000.5   | AUD    | AU$200,000.50
                -1250.005  | USD    | −$1,250.01
                12         | CHF    | CHF 12
                """)
    void exact_is_every_digit_and_cents_when_there_are_any(String value, String unit, String printed) {
        assertThat(table(EXACT, value, unit)).isEqualTo(printed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                13412    | over 13,000
                13999.9  | over 13,000
                13000    | 13,000
                13000.4  | over 13,000
                412      | 412
                0        | 0
                -13412   | over −14,000
                """)
    void over_is_floored_and_says_so_unless_it_is_exact(String value, String printed) {
        assertThat(table(form("over", 1000), value, "visits")).isEqualTo(printed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                249450000  | $249.5 million
                249449999  | $249.4 million
                -249450000 | −$249.5 million
                0          | $0.0 million
                """)
    void millions_are_rounded_half_up(String value, String printed) {
        assertThat(table(form("millions", 1), value, "USD")).isEqualTo(printed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                0 | 0.675  | 68 per cent
                0 | 0.6749 | 67 per cent
                1 | 0.675  | 67.5 per cent
                0 | 1      | 100 per cent
                0 | -0.125 | −13 per cent
                0 | -0.001 | 0 per cent
                """)
    void per_cent_is_of_a_ratio_and_rounded_half_up(int digits, String value, String printed) {
        assertThat(table(form("percent", digits), value, "ratio")).isEqualTo(printed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                2 | 0.005  | 0.01
                2 | 0.0049 | 0.00
                2 | -0.005 | −0.01
                2 | -0.001 | 0.00
                0 | 2.5    | 3
                2 | 3.1    | 3.10
                """)
    void decimals_are_rounded_half_up_and_nothing_is_never_negative(int digits, String value, String printed) {
        assertThat(table(form("decimals", digits), value, "index")).isEqualTo(printed);
    }

    @ParameterizedTest
    @CsvSource({"0, zero", "1, one", "9, nine", "9.000, nine", "10, 10", "1067, '1,067'", "2.5, 2.50", "-3, −3"})
    void whole_numbers_below_ten_are_words_in_sentences(String value, String printed) {
        assertThat(sentence(EXACT, value, "States")).isEqualTo(printed);
    }

    @Test
    void the_rule_for_small_numbers_holds_for_over_too() {
        assertThat(sentence(form("over", 1000), "4", "visits")).isEqualTo("four");
        assertThat(sentence(form("over", 5), "7", "visits")).isEqualTo("over five");
    }

    @Test
    void money_is_digits_in_sentences_too() {
        assertThat(sentence(EXACT, "5", "USD")).isEqualTo("$5");
    }

    /** A blank that does not break is written _ here. */
    private static String inLanguage(String language, PrintedForm form, String value, String unit) {
        return form.inTable(new BigDecimal(value), unit, language)
                .replace('\u00a0', '_')
                .replace('\u202f', '_')
                .replace("\u200e", "<");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                en | 249450000 | $249.5 million
                fr | 249450000 | 249,5_millions de dollars
                fr | 1240000   | 1,2_million de dollars
                es | 249450000 | 249,5_millones de dólares
                ru | 249450000 | 249,5_млн_долл._США
                zh | 249450000 | 2.495亿美元
                zh | 12350000  | 1,240万美元
                zh | 200000000 | 2亿美元
                ar | 249450000 | 249.5_مليون_دولار
                ar | -3000000  | <−3.0_ملايين_دولار
                """)
    void millions_of_dollars_are_written_as_each_language_writes_them(String language, String value, String printed) {
        assertThat(inLanguage(language, form("millions", 1), value, "USD")).isEqualTo(printed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                fr | 200000 | USD | 200_000_dollars
                es | 1      | USD | 1_dólar
                ru | 200000 | USD | 200_000_долл._США
                zh | 200000 | USD | 200,000美元
                ar | 5      | USD | 5_دولارات
                ar | 25     | USD | 25_دولارا
                fr | 200000 | AUD | 200_000_dollars_australiens
                ru | 5      | EUR | 5_евро
                fr | 1067   | visits | 1_067
                """)
    void whole_amounts_have_the_word_of_their_currency_in_its_plural(
            String language, String value, String unit, String printed) {
        assertThat(inLanguage(language, EXACT, value, unit)).isEqualTo(printed);
    }

    @ParameterizedTest
    @CsvSource({"en, $44.1", "fr, '44,1'", "es, '44,1'", "ru, '44,1'", "zh, '4,410万'", "ar, 44.1"})
    void a_bare_amount_leaves_its_unit_to_what_follows(String language, String printed) {
        assertThat(form("millions", 1).bare(new BigDecimal("44100000"), "USD", language))
                .isEqualTo(printed);
    }

    @ParameterizedTest
    @CsvSource({"en, 68%", "fr, 68_%", "es, 68_%", "ru, 68_%", "zh, 68%", "ar, 68<%<"})
    void a_share_has_the_sign_as_each_language_sets_it(String language, String printed) {
        assertThat(PrintedForm.share(new BigDecimal("0.676"), language)
                        .replace('\u00a0', '_')
                        .replace("\u200e", "<"))
                .isEqualTo(printed);
    }

    @Test
    void a_change_has_its_sign() {
        PrintedForm millions = form("millions", 1);
        assertThat(millions.change(new BigDecimal("2500000"), "USD", "en")).isEqualTo("+$2.5 million");
        assertThat(millions.change(new BigDecimal("-2500000"), "USD", "en")).isEqualTo("−$2.5 million");
        assertThat(millions.change(new BigDecimal("2500000"), "USD", "ar")).startsWith("\u200e+");
    }

    @Test
    void small_numbers_are_words_in_the_readers_language() {
        assertThat(EXACT.inSentence(BigDecimal.valueOf(7), "States", "fr")).isEqualTo("sept");
    }

    @Test
    void arabic_has_the_digits_of_the_rest() {
        assertThat(form("percent", 0).inTable(new BigDecimal("0.68"), "ratio", "ar"))
                .isEqualTo("68 في المائة");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Exact", "rounded", ""})
    void a_word_that_is_no_form_is_refused_with_those_there_are(String word) {
        assertThatThrownBy(() -> PrintedForm.of(word))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("{over: 1000}");
    }

    @Test
    void no_rule_or_two_rules_are_refused() {
        assertThatThrownBy(() -> PrintedForm.of(Map.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PrintedForm.of(Map.of("over", 10, "percent", 0)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PrintedForm.of(Map.of("exact", 1))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"over, 0", "over, -5", "millions, -1", "percent, 10", "decimals, -2"})
    void a_step_or_a_number_of_decimals_that_cannot_print_is_refused_when_it_is_read(String rule, int digits) {
        assertThatThrownBy(() -> form(rule, digits))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(rule);
    }
}
