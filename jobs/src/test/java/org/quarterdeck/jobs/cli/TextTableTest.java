package org.quarterdeck.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quarterdeck.jobs.cli.TextTable.Head;

class TextTableTest {
    private static final int PAGE = 30;

    private static List<String> printed(List<Head> heads, List<List<String>> rows) {
        TextTable table = new TextTable(PAGE, heads);
        rows.forEach(table::add);
        StringWriter text = new StringWriter();
        table.print(new PrintWriter(text));
        return text.toString().lines().toList();
    }

    @Test
    void a_column_is_as_wide_as_its_longest_text_and_never_touches_the_next() {
        assertThat(printed(
                        List.of(new Head("file_name", 4, false), new Head("status", 4, false)),
                        List.of(List.of("q2.csv", "staged"), List.of("rates.csv", "refused"))))
                .containsExactly("file_name  status", "---------  -------", "q2.csv     staged", "rates.csv  refused");
    }

    @Test
    void numbers_stand_at_the_right_and_so_does_their_header() {
        assertThat(printed(
                        List.of(new Head("rows_read", 4, true), new Head("x", 1, false)), List.of(List.of("7", "a"))))
                .containsExactly("rows_read  x", "---------  -", "        7  a");
    }

    @Test
    void a_long_text_goes_on_below_in_its_own_column_and_an_id_stays_whole() {
        assertThat(printed(
                        List.of(new Head("id", 12, false), new Head("message", 10, false)),
                        List.of(List.of("2020-05-31-1", "no rate of the day was known"))))
                .containsExactly(
                        "id            message",
                        "------------  ----------------",
                        "2020-05-31-1  no rate of the",
                        "              day was known");
    }

    @Test
    void the_page_is_kept_where_the_texts_allow() {
        assertThat(printed(
                        List.of(new Head("a", 5, false), new Head("b", 5, false)),
                        List.of(List.of("contributions-2011-2019.csv", "a text that is long, too"))))
                .allMatch(line -> line.length() <= PAGE);
    }

    @Test
    void where_the_page_is_too_narrow_for_all_each_row_is_a_list_and_nothing_is_broken() {
        assertThat(printed(
                        List.of(new Head("n", 1, true), new Head("id", 26, false)),
                        List.of(List.of("248035291.8", "funds-6af493db9aff-2019-1"), List.of("5", "b"))))
                .containsExactly("n   248035291.8", "id  funds-6af493db9aff-2019-1", "", "n   5", "id  b");
    }

    @Test
    void a_text_without_a_space_is_broken_after_a_mark() {
        assertThat(TextTable.wrapped("activities-2018-2019.xlsx", 16)).containsExactly("activities-2018-", "2019.xlsx");
    }

    @Test
    void a_text_without_any_place_to_break_is_broken_where_it_must() {
        assertThat(TextTable.wrapped("abcdefgh", 3)).containsExactly("abc", "def", "gh");
    }

    @Test
    void the_lines_of_a_text_stay_lines() {
        assertThat(TextTable.wrapped("one\ntwo", 10)).containsExactly("one", "two");
    }
}
