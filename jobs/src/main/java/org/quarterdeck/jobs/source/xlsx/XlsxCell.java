package org.quarterdeck.jobs.source.xlsx;

import java.math.BigDecimal;
import java.math.MathContext;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.source.format.Cell;

/** Reads a cell of a sheet: of a formula its kept value, of a number with a date's format the date. */
final class XlsxCell {
    /** Excel computes in doubles and keeps 15 digits of what people typed. */
    private static final MathContext DIGITS = new MathContext(15);

    private XlsxCell() {}

    static Cell of(org.apache.poi.ss.usermodel.@Nullable Cell cell) {
        if (cell == null) {
            return Cell.empty();
        }
        CellType type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        return switch (type) {
            case STRING -> new Cell.Text(cell.getStringCellValue());
            case BOOLEAN -> new Cell.Flag(cell.getBooleanCellValue());
            case NUMERIC -> number(cell);
            case ERROR ->
                new Cell.Broken(
                        error(cell.getStringCellValue()),
                        "error_cell",
                        "is an error of the workbook; correct its formula");
            default -> Cell.empty();
        };
    }

    /** The library writes {@code ERROR:} before what the sheet shows. */
    private static String error(String text) {
        return text.substring(Math.max(text.indexOf('#'), 0));
    }

    private static Cell number(org.apache.poi.ss.usermodel.Cell cell) {
        return DateUtil.isCellDateFormatted(cell)
                ? new Cell.Moment(cell.getLocalDateTimeCellValue())
                : new Cell.Numeral(
                        BigDecimal.valueOf(cell.getNumericCellValue()).round(DIGITS));
    }
}
