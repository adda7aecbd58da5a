package org.quarterdeck.charts.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quarterdeck.schema.metric.PrintedForm;

class SmallAmountsTest {
    private static final PrintedForm MILLIONS = PrintedForm.of(Map.of("millions", 1));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                50000  | $0.1 million
                49999  | $49,999
                -20000 | −$20,000
                0      | $0
                0.000  | $0
                """)
    void what_millions_would_round_to_nothing_is_printed_in_full(String value, String printed) {
        BigDecimal amount = new BigDecimal(value);
        assertThat(SmallAmounts.form(MILLIONS, amount).inTable(amount, "USD", "en"))
                .isEqualTo(printed);
    }
}
