package org.quarterdeck.jobs.source.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quarterdeck.jobs.source.format.Cell;
import org.quarterdeck.jobs.source.format.DeliveryRefused;
import org.quarterdeck.jobs.source.format.FileRow;
import org.quarterdeck.jobs.source.format.RowFile;

class CsvRowsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void lines_may_end_in_any_of_three_ways(String end) throws Exception {
        assertThat(rows(String.join(end, "a,b", "1,2", "", "3,4") + end))
                .containsExactly("1 [a, b]", "2 [1, 2]", "3 blank", "4 [3, 4]");
    }

    @Test
    void the_ends_of_lines_may_differ_within_a_file_and_the_last_may_be_missing() throws Exception {
        assertThat(rows("a,b\r\n1,2\r3,4\n5,6")).containsExactly("1 [a, b]", "2 [1, 2]", "3 [3, 4]", "4 [5, 6]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void a_byte_order_mark_decides_over_the_declared_encoding(String encoding) throws Exception {
        byte[] bytes = "\ufeffä,b\n1,ß\n".getBytes(encoding);

        assertThat(rows(bytes, StandardCharsets.ISO_8859_1)).containsExactly("1 [ä, b]", "2 [1, ß]");
    }

    @Test
    void utf_16_without_a_mark_is_read_as_declared() throws Exception {
        assertThat(rows("ä,b\n1,ß\n".getBytes(StandardCharsets.UTF_16LE), StandardCharsets.UTF_16LE))
                .containsExactly("1 [ä, b]", "2 [1, ß]");
    }

    @Test
    void bytes_that_are_no_text_cost_their_row_and_no_other() throws Exception {
        byte[] bytes = "a,b\n1,é\n2,e\n3,é".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(rows(bytes, StandardCharsets.UTF_8))
                .containsExactly("1 [a, b]", "2 encoding", "3 [2, e]", "4 encoding");
    }

    @Test
    void bytes_that_are_no_text_are_told_on_their_line_wherever_the_buffers_end() throws Exception {
        for (int length = 65_525; length < 65_545; length++) {
            byte[] bytes = ("a\n" + "x".repeat(length) + "\r\u00e9y\nz").getBytes(StandardCharsets.ISO_8859_1);

            assertThat(rows(bytes, StandardCharsets.UTF_8))
                    .map(row -> row.length() > 100 ? "long" : row)
                    .containsExactly("1 [a]", "long", "3 encoding", "4 [z]");
        }
    }

    @Test
    void a_character_that_was_lost_before_rejects_the_row() throws Exception {
        assertThat(rows("a\nM\ufffdller\nb")).containsExactly("1 [a]", "2 encoding", "3 [b]");
    }

    @Test
    void nul_bytes_reject_the_row() throws Exception {
        assertThat(rows("a,b\n1,\0\n2,3")).containsExactly("1 [a, b]", "2 nul", "3 [2, 3]");
    }

    @Test
    void a_row_with_more_or_fewer_fields_than_names_is_rejected() throws Exception {
        assertThat(rows("a,b\n1\n1,2,3\n,\n1,2"))
                .containsExactly("1 [a, b]", "2 ragged", "3 ragged", "4 blank", "5 [1, 2]");
    }

    @Test
    void a_quote_that_nobody_closes_costs_its_line_and_no_more() throws Exception {
        String after = "x,\"y\"\n".repeat(3_000);

        List<String> rows = rows("a,b\n1,\"open\n" + after);

        assertThat(rows).hasSize(3_002);
        assertThat(rows.subList(0, 3)).containsExactly("1 [a, b]", "2 quotes", "3 [x, y]");
        assertThat(rows.get(3_001)).isEqualTo("3002 [x, y]");
    }

    @Test
    void a_field_may_hold_lines_delimiters_and_doubled_quotes() throws Exception {
        assertThat(rows("a,b\n\"1\r\n,\"\"2\"\"\",\"\"\n3,4"))
                .containsExactly("1 [a, b]", "2 [1\r\n,\"2\", ]", "3 [3, 4]");
    }

    @Test
    void a_line_longer_than_any_row_refuses_the_file() {
        assertThatThrownBy(() -> rows("a\n" + "x".repeat(1_200_000)))
                .isInstanceOf(DeliveryRefused.class)
                .hasMessageStartingWith("its line 2 is longer than 1048576 characters");
    }

    @Test
    void another_row_than_the_first_may_hold_the_names() throws Exception {
        Path file = folder.resolve("file");
        Files.writeString(file, "Report of May\n\na,b\n1,2\n1\n");

        assertThat(rows(new CsvFormat("UTF-8", ",", 3), file))
                .containsExactly("1 [Report of May]", "2 blank", "3 [a, b]", "4 [1, 2]", "5 ragged");
    }

    private List<String> rows(String text) throws Exception {
        return rows(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private List<String> rows(byte[] bytes, Charset encoding) throws Exception {
        Path file = folder.resolve("file");
        Files.write(file, bytes);
        return rows(new CsvFormat(encoding.name(), ",", 1), file);
    }

    static List<String> rows(CsvFormat format, Path file) throws IOException, DeliveryRefused {
        List<String> rows = new ArrayList<>();
        try (RowFile open = format.open(file)) {
            for (FileRow row = open.next(); row != null; row = open.next()) {
                rows.add(row.rowNo() + " " + words(row));
            }
        }
        return rows;
    }

    private static String words(FileRow row) {
        if (row instanceof FileRow.Cells cells) {
            return cells.cells().stream()
                    .map(cell -> ((Cell.Text) cell).value())
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        return row instanceof FileRow.Damaged damaged ? damaged.rule() : "blank";
    }
}
