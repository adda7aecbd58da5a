package org.quarterdeck.jobs.source.xlsx;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.quarterdeck.jobs.source.format.Cell;
import org.quarterdeck.jobs.source.format.RowFileWriter;

/** Writes one sheet as {@link XlsxRows} reads it: words as words, numbers as numbers, dates as dates. */
final class XlsxWriter implements RowFileWriter {
    private static final int ROWS_IN_MEMORY = 1_000;

    private final Workbook workbook;
    private final Worksheet sheet;
    private int row;

    XlsxWriter(OutputStream out, String sheetName) {
        workbook = new Workbook(out, "Quarterdeck", "1.0");
        sheet = workbook.newWorksheet(sheetName);
    }

    @Override
    public void write(List<Cell> cells) throws IOException {
        for (int column = 0; column < cells.size(); column++) {
            write(column, cells.get(column));
        }
        row++;
        if (row % ROWS_IN_MEMORY == 0) {
            sheet.flush();
        }
    }

    private void write(int column, Cell cell) {
        if (cell instanceof Cell.Numeral number) {
            sheet.value(row, column, number.value());
        } else if (cell instanceof Cell.Moment moment) {
            sheet.value(row, column, moment.value());
            boolean isDay = moment.text().indexOf('T') < 0;
            sheet.style(row, column)
                    .format(isDay ? "yyyy-mm-dd" : "yyyy-mm-dd hh:mm:ss")
                    .set();
        } else if (cell instanceof Cell.Flag flag) {
            sheet.value(row, column, flag.value());
        } else if (!cell.isEmpty()) {
            sheet.value(row, column, cell instanceof Cell.Text text ? text.value() : cell.text());
        }
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }
}
