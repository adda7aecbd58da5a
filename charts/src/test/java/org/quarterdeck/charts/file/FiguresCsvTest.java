package org.quarterdeck.charts.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quarterdeck.schema.figure.Figure;
import org.quarterdeck.schema.figure.Slice;
import org.quarterdeck.schema.figure.Status;
import org.quarterdeck.schema.figure.Withheld;
import org.quarterdeck.schema.period.Period;

class FiguresCsvTest {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"})
    void a_text_that_a_spreadsheet_would_run_is_quoted(String text) {
        assertThat(FiguresCsv.text(text)).isEqualTo("'" + text);
    }

    @Test
    void a_common_text_stays_as_it_is() {
        assertThat(FiguresCsv.text("donor=AUS")).isEqualTo("donor=AUS");
        assertThat(FiguresCsv.text("")).isEmpty();
    }

    @Test
    void numbers_are_plain_and_a_negative_one_stays_a_number() {
        Slice slice = Slice.of(Map.of("donor", "A,\"B\""));
        Period period = Period.parse("2020");
        BigDecimal value = Figure.kept(new BigDecimal("-1234567890123.5"));
        Figure figure = new Figure(
                "=metric", period, slice, value, null, null, "USD", Status.FINAL, true, 1, null, "r", "digest");

        String line = new String(FiguresCsv.of(List.of(figure), List.of()), StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow();
        assertThat(line)
                .startsWith("'=metric,year,")
                .contains(",-1234567890123.5")
                .doesNotContain("E+")
                .contains("\"donor=A,\"\"B\"\"\"");
    }

    @Test
    void a_number_that_stays_has_words_in_its_place_and_nothing_that_tells_it() {
        Slice slice = Slice.of(Map.of("sex", "male"));
        Figure small = new Figure(
                "capacity.participations",
                Period.parse("2020-05"),
                slice,
                BigDecimal.valueOf(3),
                null,
                null,
                "people",
                Status.FINAL,
                true,
                3,
                null,
                "r",
                "digest");

        assertThat(new String(FiguresCsv.of(List.of(), List.of(Withheld.of(small, 5))), StandardCharsets.UTF_8))
                .endsWith(
                        "\r\ncapacity.participations,month,2020-05-01,2020-05-31,2020-05,sex=male,,,,people,final,true,,"
                                + ",r,,fewer than 5\r\n");
    }
}
