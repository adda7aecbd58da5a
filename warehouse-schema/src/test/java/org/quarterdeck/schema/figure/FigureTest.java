package org.quarterdeck.schema.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quarterdeck.schema.period.Period;

class FigureTest {
    private static final Period MAY = Period.parse("2020-05");
    private static final Slice AUSTRALIA = Slice.parse("donor=AUS");

    private static String digest(String value) {
        return Figure.digest("funds.received", MAY, AUSTRALIA, new BigDecimal(value));
    }

    @ParameterizedTest
    @CsvSource({"5, 5.000", "200000, 2E+5", "0, 0E-9", "0, -0.00", "0.1, 0.1000000004", "0.1, 0.0999999995"})
    void a_number_written_at_another_scale_has_the_same_digest(String number, String same) {
        assertThat(digest(same)).isEqualTo(digest(number));
    }

    @Test
    void the_digest_is_over_metric_period_slice_and_plain_value_a_line_each() {
        // printf 'funds.received\n2020-05\ndonor=AUS\n200000' | sha256sum
        assertThat(digest("2E+5")).isEqualTo("b303c37658101a1686a6b15d216cae9fec4cd49747c9e8debb5f391ae3e7e373");
    }

    @Test
    void another_value_period_slice_or_metric_has_another_digest() {
        BigDecimal five = BigDecimal.valueOf(5);

        assertThat(new String[] {
                    digest("6"),
                    Figure.digest("funds.pledged", MAY, AUSTRALIA, five),
                    Figure.digest("funds.received", Period.parse("2020-04"), AUSTRALIA, five),
                    Figure.digest("funds.received", MAY, Slice.WHOLE, five)
                })
                .doesNotContain(digest("5"))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "1.0000000005, 1.000000001",
        "1.0000000004, 1",
        "-1.0000000005, -1.000000001",
        "1E+3, 1000",
        "0.500, 0.5",
        "0E+7, 0"
    })
    void a_value_is_kept_half_up_at_nine_decimals_without_trailing_zeros(String value, String kept) {
        assertThat(Figure.kept(new BigDecimal(value)).toString()).isEqualTo(kept);
    }
}
