package org.quarterdeck.jobs.source.json;

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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quarterdeck.jobs.source.format.Cell;
import org.quarterdeck.jobs.source.format.DeliveryRefused;
import org.quarterdeck.jobs.source.format.FileRow;
import org.quarterdeck.jobs.source.format.RowFile;

class JsonRowsTest {
    private static final JsonFormat PLAIN = new JsonFormat(null, null, null);

    @TempDir
    Path folder;

    @Test
    void a_list_of_objects_gives_a_row_each_under_the_columns_asked_for() throws Exception {
        assertThat(rows("[{\"b\": 2, \"a\": \"x\"}, {\"a\": \"y\", \"b\": null}]", "a", "b"))
                .containsExactly("0 a|b", "1 x|2", "2 y|");
    }

    @Test
    void a_page_of_an_api_has_its_rows_under_a_name() throws Exception {
        String page =
                "{\"meta\": {\"flows\": [1]}, \"data\": {\"n\": 2, \"flows\": [{\"a\": 1}], \"m\": []}, \"z\": 1}";
        assertThat(rows(new JsonFormat("data.flows", null, null), page, "a")).containsExactly("0 a", "1 1");
    }

    @Test
    void one_object_a_line_gives_a_row_a_line_and_a_broken_line_costs_no_other() throws Exception {
        assertThat(rows("{\"a\": 1}\n\n{\"a\": \n{\"a\": 4}\n{\"a\": 5} {\"a\": 6}\n{}\n", "a"))
                .containsExactly(
                        "0 a",
                        "1 1",
                        "2 blank",
                        "3 json: line 3 is not one whole object (column 7); write one object a line, or name the list"
                                + " of a document under format.json.rows",
                        "4 4",
                        "5 json: the line is not one object; write one object a line",
                        "6 blank");
    }

    @Test
    void only_null_and_what_is_empty_is_blank() throws Exception {
        assertThat(rows("[null, {}, {\"a\": \"\"}, {\"a\": {\"b\": [null]}}, {\"a\": 0}, {\"a\": false}]", "a"))
                .containsExactly("0 a", "1 blank", "2 blank", "3 blank", "4 blank", "5 0", "6 false");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "donor.name ~ A",
                "orgs[0].name ~ X",
                "orgs[type=Org].name ~ Y",
                "orgs[type=None].name ~ ''",
                "orgs[7].name ~ ''",
                "words ~ u; v",
                "'dotted\\.name' ~ d",
            })
    void a_column_is_called_by_the_way_to_it(String column, String expected) throws Exception {
        String row =
                "[{\"donor\": {\"name\": \"A\"}, \"words\": [\"u\", null, \"v\"], \"dotted.name\": \"d\", \"orgs\":"
                        + " [{\"type\": \"Place\", \"name\": \"X\"}, {\"type\": \"Org\", \"name\": \"Y\"}]}]";
        assertThat(rows(new JsonFormat(null, null, List.of(column)), row, column)
                        .get(1))
                .startsWith("1 " + expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".a", "a.", "a..b", "a[", "a[]", "a[x]", "a]b", "[0]", "a[0]b"})
    void what_is_no_way_is_told_when_the_source_is_read(String column) {
        assertThat(JsonPath.of(column)).isNull();
    }

    @Test
    void a_column_that_no_row_has_is_missing_and_one_that_some_row_has_is_not() throws Exception {
        assertThat(rows("[{\"a\": 1}, {\"b\": 2}]", "a", "b", "c")).first().isEqualTo("0 a|b");
        assertThat(rows(new JsonFormat(null, null, List.of("c")), "[{\"a\": 1}]", "a", "c"))
                .containsExactly("0 a|c", "1 1|");
        assertThat(rows("[]", "a", "c")).containsExactly("0 a|c");
    }

    @Test
    void fields_that_nobody_asked_for_come_last() throws Exception {
        assertThat(rows("[{\"x\": 1, \"a\": {\"b\": 2, \"c\": 3}, \"y\": {\"z\": 1}}]", "a.b"))
                .containsExactly("0 a.b|x|y", "1 2|1|");
    }

    @Test
    void numbers_are_taken_to_their_last_digit_and_huge_ones_not_at_all() throws Exception {
        assertThat(rows(
                        "[{\"a\": 12345678901234567890.123456789}, {\"a\": 1e3}, {\"a\": 1e999999999},"
                                + " {\"a\": 1e-999999999}, {\"a\": 1e99999999999999}, {\"a\": -0.10}, {\"b\": 1e400}]",
                        "a"))
                .containsExactly(
                        "0 a|b",
                        "1 12345678901234567890.123456789|",
                        "2 1000|",
                        "3 number: a is a number of more than 100 digits; correct it",
                        "4 number: a is a number of more than 100 digits; correct it",
                        "5 number: a is a number of more than 100 digits; correct it",
                        "6 -0.1|",
                        "7 |");
    }

    @Test
    void a_name_that_stands_twice_in_an_object_costs_its_row() throws Exception {
        assertThat(rows("[{\"a\": 1, \"a\": 2}, {\"a\": 3, \"b\": {\"c\": 1, \"c\": 1}}, {\"a\": 4}]", "a"))
                .containsExactly(
                        "0 a",
                        "1 twice: the row has a name twice in one object; remove one of the two",
                        "2 twice: the row has a name twice in one object; remove one of the two",
                        "3 4");
    }

    @Test
    void texts_that_are_none_cost_their_row() throws Exception {
        assertThat(rows(
                        "[{\"a\": \"x\\u0000y\"}, {\"a\": \"\\ud800\"}, {\"a\": \"\ufffd\"}, {\"a\": \"\ud83d\ude00\"}]",
                        "a"))
                .containsExactly(
                        "0 a",
                        "1 nul: a has a NUL, which is no text; write it anew",
                        "2 encoding: a has a character that was lost before delivery; write it anew",
                        "3 encoding: a has a character that was lost before delivery; write it anew",
                        "4 \ud83d\ude00");
    }

    @Test
    void more_than_a_word_is_no_cell() throws Exception {
        assertThat(rows("[{\"a\": {\"b\": 1}}, {\"a\": [\"x;y\"]}, {\"a\": [[1]]}, 7, {\"a\": 1}]", "a"))
                .containsExactly(
                        "0 a",
                        "1 nested: a is an object, or a list of more than plain words; map what is in it, as a.name or a[0]",
                        "2 nested: a is an object, or a list of more than plain words; map what is in it, as a.name or a[0]",
                        "3 nested: a is an object, or a list of more than plain words; map what is in it, as a.name or a[0]",
                        "4 object: the row is no object with names; write it as {\"name\": value}",
                        "5 1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "[{\"a\": 1}, {\"a\" ~ it ends at line 1, column 16, before its JSON does; deliver it whole",
                "[{\"a\": 1}] [] ~ it goes on behind its end, at line 1, column 13;",
                "[{\"a\": 1}] x ~ it is no JSON at line 1, column 12;",
                "[{\"a\": NaN}] ~ it is no JSON at line 1, column 11;",
                "{\"rows\": {}} ~ it has no list \"rows\";",
                "{\"other\": []} ~ it has no list \"rows\";",
                "{\"rows\": [{\"a\": 1}], \"rows\": []} ~ it has \"rows\" twice, the second at line 1, column",
            })
    void a_document_that_is_not_whole_is_refused_with_the_place(String text, String reason) {
        JsonFormat format = text.startsWith("[") ? PLAIN : new JsonFormat("rows", null, null);
        assertThatThrownBy(() -> rows(format, text, "a"))
                .isInstanceOf(DeliveryRefused.class)
                .hasMessageContaining(reason);
    }

    @Test
    void bytes_that_are_no_text_refuse_a_document_and_cost_a_line() throws Exception {
        byte[] document = "[{\"a\": \"\u00e9\"}]".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> rows(PLAIN, document, "a"))
                .isInstanceOf(DeliveryRefused.class)
                .hasMessageContaining("it has bytes that are no text in the declared encoding");
        byte[] lines = "{\"a\": \"\u00e9\"}\n{\"a\": 1}\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(rows(PLAIN, lines, "a")).element(1).asString().startsWith("1 encoding: line 1 has bytes");
        assertThat(rows(PLAIN, lines, "a")).element(2).isEqualTo("2 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void a_mark_or_the_source_says_the_encoding(String encoding) throws Exception {
        String text = "[{\"a\": \"\u00e9\"}]";
        byte[] marked = ("\ufeff" + text).getBytes(Charset.forName(encoding));
        assertThat(rows(PLAIN, marked, "a")).containsExactly("0 a", "1 \u00e9");
        byte[] plain = text.getBytes(Charset.forName(encoding));
        assertThat(rows(new JsonFormat(null, encoding, null), plain, "a")).containsExactly("0 a", "1 \u00e9");
    }

    private List<String> rows(String text, String... columns) throws IOException, DeliveryRefused {
        return rows(PLAIN, text, columns);
    }

    private List<String> rows(JsonFormat format, String text, String... columns) throws IOException, DeliveryRefused {
        return rows(format, text.getBytes(StandardCharsets.UTF_8), columns);
    }

    private List<String> rows(JsonFormat format, byte[] bytes, String... columns) throws IOException, DeliveryRefused {
        Path file = Files.write(folder.resolve("file"), bytes);
        List<String> rows = new ArrayList<>();
        try (RowFile open = format.open(file, List.of(columns))) {
            for (FileRow row = open.next(); row != null; row = open.next()) {
                rows.add(row.rowNo() + " " + told(row));
            }
        }
        return rows;
    }

    private static String told(FileRow row) {
        if (row instanceof FileRow.Damaged damaged) {
            return damaged.rule() + ": " + damaged.message();
        }
        return row instanceof FileRow.Cells cells
                ? cells.cells().stream().map(Cell::text).collect(Collectors.joining("|"))
                : "blank";
    }
}
