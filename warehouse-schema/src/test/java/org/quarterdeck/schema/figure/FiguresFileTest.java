package org.quarterdeck.schema.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quarterdeck.schema.period.Period;

class FiguresFileTest {
    @TempDir
    Path folder;

    private Figures writtenAndRead(List<Figure> figures) {
        Path file = folder.resolve("figures.parquet");
        FiguresFile.write(new Figures(figures), file);
        return FiguresFile.read(file);
    }

    @Test
    void every_kind_of_period_comes_back_as_it_was() {
        List<Figure> figures = List.of(
                Sample.figure("m", "2020-05-27", "", "1"),
                Sample.figure("m", "2020-W22", "", "2"),
                Sample.figure("m", "2020-05", "", "3"),
                Sample.figure("m", "2020-Q2", "", "4"),
                Sample.figure("m", "2020", "", "5"),
                Sample.figure("m", "2020-03-17/2020-05-30", "", "6"),
                Sample.figure("m", "../2020-05-31", "", "7"),
                Sample.figure(
                        "m",
                        Period.event(LocalDate.of(2020, 5, 27)),
                        Slice.parse("activity=a%3Bb"),
                        BigDecimal.TEN,
                        null));

        assertThat(writtenAndRead(figures).all()).containsExactlyInAnyOrderElementsOf(figures);
    }

    @Test
    void nulls_come_back_as_nulls_and_parts_as_parts() {
        Figure whole = Sample.figure("a", "2020-05", "", "0");
        Figure ratio = Sample.figure(
                "b", Period.parse("2020-05"), Slice.WHOLE, new BigDecimal("0.333333333"), BigDecimal.valueOf(3));

        assertThat(writtenAndRead(List.of(whole, ratio)).all()).containsExactly(whole, ratio);
    }

    @Test
    void the_largest_decimal_of_38_digits_comes_back_exactly() {
        String most = "9".repeat(29) + "." + "9".repeat(9);

        assertThat(writtenAndRead(List.of(
                                Sample.figure("m", "2020", "", most), Sample.figure("n", "2020", "", "-" + most)))
                        .all())
                .extracting(f -> f.value().toPlainString())
                .containsExactly(most, "-" + most);
    }

    @Test
    void the_same_figures_give_the_same_bytes_in_whatever_order_they_come() throws IOException {
        Figure one = Sample.figure("a", "2020-05", "", "1");
        Figure two = Sample.figure("b", "2020-05", "donor=AUS", "2");
        FiguresFile.write(new Figures(List.of(one, two)), folder.resolve("first"));
        FiguresFile.write(new Figures(List.of(two, one)), folder.resolve("second"));

        assertThat(Files.readAllBytes(folder.resolve("second"))).isEqualTo(Files.readAllBytes(folder.resolve("first")));
    }

    @Test
    void a_release_without_figures_is_a_file_without_rows() {
        assertThat(writtenAndRead(List.of()).all()).isEmpty();
    }
}
