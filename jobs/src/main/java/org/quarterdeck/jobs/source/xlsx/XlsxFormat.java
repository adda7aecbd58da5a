package org.quarterdeck.jobs.source.xlsx;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.source.format.DeliveryRefused;
import org.quarterdeck.jobs.source.format.FileFormat;
import org.quarterdeck.jobs.source.format.FileKind;
import org.quarterdeck.jobs.source.format.HeaderRow;
import org.quarterdeck.jobs.source.format.RowFile;
import org.quarterdeck.jobs.source.format.RowFileWriter;
import org.quarterdeck.schema.config.Problems;

/**
 * An Excel workbook. Of a formula the value counts that was kept when the workbook was last saved.
 *
 * @param sheet the name of the sheet; null for the only visible one
 * @param headerRow the number of the row with the column names, or {@link HeaderRow#FIND}; 1 unless given
 */
public record XlsxFormat(@Nullable String sheet, int headerRow) implements FileFormat {
    /** An absent row number is 1. */
    @JsonCreator
    public XlsxFormat(
            @JsonProperty("sheet") @Nullable String sheet, @JsonProperty("header_row") @Nullable String headerRow) {
        this(sheet, HeaderRow.of(headerRow));
    }

    /** A sheet's name, and whether the workbook hides it. */
    public record SheetName(String name, boolean isHidden) {}

    /**
     * The sheets of a workbook, in order.
     *
     * @throws DeliveryRefused when the file cannot be read as one
     */
    public static List<SheetName> sheets(Path file) throws IOException, DeliveryRefused {
        return XlsxRows.sheets(file);
    }

    @Override
    public XlsxFormat withHeaderRow(int row) {
        return new XlsxFormat(sheet, row);
    }

    @Override
    public FileKind kind() {
        return FileKind.WORKBOOK;
    }

    @Override
    public RowFile open(Path file) throws IOException, DeliveryRefused {
        return XlsxRows.open(file, sheet, headerRow);
    }

    /** Begins a file that it reads again. */
    public RowFileWriter write(OutputStream out) {
        return new XlsxWriter(out, sheet == null ? "Rows" : sheet);
    }

    @Override
    public void check(String place, Problems problems) {
        HeaderRow.check(headerRow, "format.xlsx", place, problems);
    }
}
