package org.quarterdeck.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.quarterdeck.jobs.source.format.Cell;
import org.quarterdeck.jobs.source.format.DeliveryRefused;
import org.quarterdeck.jobs.source.format.FileRow;
import org.quarterdeck.jobs.source.format.RowFile;

class UnpivotedRowsTest {
    private static final Unpivot BY_CURRENCY = new Unpivot("[A-Z]{3}", "Currency", "Rate");

    private static FileRow row(long rowNo, String... cells) {
        return new FileRow.Cells(
                rowNo,
                Arrays.stream(cells).map(text -> (Cell) new Cell.Text(text)).toList());
    }

    private static List<String> unpivoted(int headerRow, FileRow... rows) throws IOException, DeliveryRefused {
        Iterator<FileRow> wide = List.of(rows).iterator();
        RowFile file = new RowFile() {
            @Override
            public @Nullable FileRow next() {
                return wide.hasNext() ? wide.next() : null;
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
        List<String> found = new ArrayList<>();
        try (UnpivotedRows tall = new UnpivotedRows(file, BY_CURRENCY, headerRow)) {
            for (FileRow row = tall.next(); row != null; row = tall.next()) {
                found.add(row.rowNo() + " "
                        + (row instanceof FileRow.Cells cells
                                ? String.join(
                                        "|",
                                        cells.cells().stream().map(Cell::text).toList())
                                : row.getClass().getSimpleName()));
            }
        }
        return found;
    }

    @Test
    void each_of_the_columns_becomes_a_row_of_its_own_under_the_number_of_its_row() throws Exception {
        assertThat(unpivoted(
                        2,
                        row(1, "a remark"),
                        row(2, "Date", "USD", "CHF", ""),
                        row(3, "2020-05-29", "1.1", "N/A", ""),
                        new FileRow.Blank(4),
                        FileRow.ragged(5, List.of(), 4),
                        row(6, "2020-05-28", "1.2", "1.06", "")))
                .containsExactly(
                        "1 a remark",
                        "2 Date||Currency|Rate",
                        "3 2020-05-29||USD|1.1",
                        "3 2020-05-29||CHF|N/A",
                        "4 Blank",
                        "5 Damaged",
                        "6 2020-05-28||USD|1.2",
                        "6 2020-05-28||CHF|1.06");
    }

    @Test
    void a_file_without_any_of_the_columns_is_refused() {
        assertThatThrownBy(() -> unpivoted(1, row(1, "Date", "Rate")))
                .isInstanceOfSatisfying(
                        DeliveryRefused.class,
                        refused ->
                                assertThat(refused.reason()).contains("no name of its columns matches \"[A-Z]{3}\""));
    }
}
