package org.quarterdeck.jobs.trends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quarterdeck.schema.config.InvalidConfiguration;
import org.quarterdeck.schema.figure.Figure;
import org.quarterdeck.schema.period.PeriodKind;

class SeriesFileTest {
    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("visits.csv"), text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    'period,value\n2020-01,1\n2020-02,-2.50\n'
                    '2020-01,1\n2020-02,-2.50'
                    '\uFEFFMonth,Visits\r\n2020-01 , 1\r\n\r\n2020-02,-2.50\r\n'
                    '2020-02,"-25e-1"\n2020-01,1'
                    """)
    void two_columns_with_or_without_names_are_a_series(String text) throws IOException {
        SeriesFile series = SeriesFile.read(file(text.replace("\\n", "\n").replace("\\r", "\r")));

        assertThat(series.name()).isEqualTo("visits");
        assertThat(series.kind()).isEqualTo(PeriodKind.MONTH);
        assertThat(series.figures())
                .extracting(f -> f.period().text() + " " + f.value().doubleValue())
                .containsExactlyInAnyOrder("2020-01 1.0", "2020-02 -2.5");
    }

    @Test
    void a_period_without_a_value_is_a_gap() throws IOException {
        assertThat(SeriesFile.read(file("2020-01,1\n2020-02,\n2020-04,4\n")).figures())
                .extracting(Figure::period)
                .extracting(Object::toString)
                .containsExactly("2020-01", "2020-04");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    '2020-01,1\n2020-13,2'      | line 2, column period: "2020-13" is not a period
                    '2020-01,1\n2020-02,2 000'  | line 2, column value: "2 000" is not a number; write it as -1234.5
                    '2020-01,1\n2020-02,n/a'    | line 2, column value: "n/a" is not a number
                    '2020-01,1\n2020-02,1e99'   | line 2, column value: "1e99" is not a number
                    '2020-01,1\n2020-02,2,5'    | line 2: has 3 cells; a row is a period and a value
                    '2020-01;1\n2020-02;2'      | line 1: has 1 cell; a row is a period and a value
                    '2020-01,1\n2020-Q1,2'      | line 2, column period: 2020-Q1 is a quarter among months
                    '2020-01,1\n\n2020-01,1'    | line 3, column period: 2020-01 stands in line 1 already
                    '2020-W54,1\n2020-W53,1'    | line 1, column period: "2020-W54" is not a period
                    '2019-W53,1\n2020-W53,1'    | line 1, column period: "2019-W53" is not a period
                    '2021-02-29,1'              | line 1, column period: "2021-02-29" is not a period
                    '../2020-01-31,1'           | line 1, column period: "../2020-01-31" makes no series
                    'period,value\n'            | has no values; write a period and a value a line
                    '2020-01,'                  | has no values
                    """)
    void a_mistake_is_told_with_line_column_and_remedy(String text, String told) throws IOException {
        Path file = file(text.replace("\\n", "\n"));

        assertThatThrownBy(() -> SeriesFile.read(file))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining(told);
    }

    @Test
    void every_mistake_is_told_up_to_ten() throws IOException {
        Path file = file("2020-01,1\n" + "x,y\n".repeat(14));

        assertThatThrownBy(() -> SeriesFile.read(file))
                .isInstanceOfSatisfying(
                        InvalidConfiguration.class,
                        e -> assertThat(e.problems())
                                .hasSize(11)
                                .last()
                                .asString()
                                .matches("and \\d+ more lines"));
    }

    @Test
    void what_is_no_text_is_refused() throws IOException {
        Path file = Files.write(
                folder.resolve("visits.csv"), "2020-01,1\n2020-02,\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> SeriesFile.read(file)).hasMessageContaining("visits.csv");
    }

    @Test
    void more_points_than_can_be_compared_are_refused() throws IOException {
        StringBuilder text = new StringBuilder();
        java.time.LocalDate day = java.time.LocalDate.of(2000, 1, 1);
        for (int i = 0; i < 5001; i++) {
            text.append(day.plusDays(i)).append(",1\n");
        }
        Path file = file(text.toString());

        assertThatThrownBy(() -> SeriesFile.read(file)).hasMessageContaining("has 5001 values; give 5000 at most");
    }
}
