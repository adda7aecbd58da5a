package org.quarterdeck.jobs.source.xlsx;

import com.github.pjfanning.xlsx.SharedStringsImplementationType;
import com.github.pjfanning.xlsx.StreamingReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.source.format.Cell;
import org.quarterdeck.jobs.source.format.DeliveryRefused;
import org.quarterdeck.jobs.source.format.FileRow;
import org.quarterdeck.jobs.source.format.RowFile;
import org.quarterdeck.schema.config.Nearest;

/** The rows of one sheet of a workbook, one in memory at a time. Rows that the file leaves out are no rows. */
final class XlsxRows implements RowFile {
    /** A part of a workbook that unpacks to more is refused. */
    private static final long LARGEST_PART = 256L << 20;

    /** A workbook of more parts is refused. */
    private static final long MOST_PARTS = 1_000;

    private static final int ROWS_IN_MEMORY = 16;
    private static final int BUFFER = 1 << 16;

    static {
        ZipSecureFile.setMaxEntrySize(LARGEST_PART);
        ZipSecureFile.setMaxFileCount(MOST_PARTS);
    }

    private final Workbook workbook;
    private final Iterator<Row> rows;
    private final int headerRow;
    private int names;

    private XlsxRows(Workbook workbook, Iterator<Row> rows, int headerRow) {
        this.workbook = workbook;
        this.rows = rows;
        this.headerRow = headerRow;
    }

    /** Opens a copy that the library makes: closing what it could not read, it may write to the file it was given. */
    static XlsxRows open(Path file, @Nullable String sheet, int headerRow) throws IOException, DeliveryRefused {
        try {
            Workbook workbook = checked(file);
            return new XlsxRows(workbook, sheet(workbook, sheet).rowIterator(), headerRow);
        } catch (RuntimeException e) {
            throw unreadable(e);
        }
    }

    private static Workbook checked(Path file) throws IOException, DeliveryRefused {
        HeldParts.check(file);
        try (InputStream in = Files.newInputStream(file)) {
            return reader().open(in);
        }
    }

    /** Texts are held as plain strings and not as what the library can edit, which is a fraction of the memory. */
    private static StreamingReader.Builder reader() {
        return StreamingReader.builder()
                .rowCacheSize(ROWS_IN_MEMORY)
                .bufferSize(BUFFER)
                .setSharedStringsImplementationType(SharedStringsImplementationType.POI_READ_ONLY);
    }

    static List<XlsxFormat.SheetName> sheets(Path file) throws IOException, DeliveryRefused {
        try (Workbook workbook = checked(file)) {
            return IntStream.range(0, workbook.getNumberOfSheets())
                    .mapToObj(at -> new XlsxFormat.SheetName(
                            workbook.getSheetName(at), workbook.isSheetHidden(at) || workbook.isSheetVeryHidden(at)))
                    .toList();
        } catch (RuntimeException e) {
            throw unreadable(e);
        }
    }

    private static Sheet sheet(Workbook workbook, @Nullable String name) throws DeliveryRefused {
        List<Integer> visible = IntStream.range(0, workbook.getNumberOfSheets())
                .filter(at -> !workbook.isSheetHidden(at) && !workbook.isSheetVeryHidden(at))
                .boxed()
                .toList();
        if (name == null && visible.size() == 1) {
            return workbook.getSheetAt(visible.get(0));
        }
        List<String> names = IntStream.range(0, workbook.getNumberOfSheets())
                .mapToObj(workbook::getSheetName)
                .toList();
        if (name == null) {
            throw new DeliveryRefused("it has several sheets (" + String.join(", ", names)
                    + ") and the source names none; name one under format.xlsx.sheet");
        }
        if (!names.contains(name)) {
            throw new DeliveryRefused("it has no sheet \"" + name + "\"" + Nearest.hint(name, names));
        }
        return workbook.getSheet(name);
    }

    @Override
    public @Nullable FileRow next() throws DeliveryRefused {
        try {
            return rows.hasNext() ? row(rows.next()) : null;
        } catch (RuntimeException e) {
            throw unreadable(e);
        }
    }

    private FileRow row(Row row) {
        long rowNo = row.getRowNum() + 1L;
        List<Cell> cells = new ArrayList<>();
        for (int at = 0; at < row.getLastCellNum(); at++) {
            cells.add(XlsxCell.of(row.getCell(at)));
        }
        while (!cells.isEmpty() && cells.get(cells.size() - 1).isEmpty()) {
            cells.remove(cells.size() - 1);
        }
        if (rowNo == headerRow) {
            names = cells.size();
        } else if (rowNo > headerRow && cells.size() > names) {
            return FileRow.ragged(rowNo, cells, names);
        } else if (rowNo > headerRow) {
            cells.addAll(Collections.nCopies(names - cells.size(), Cell.empty()));
        }
        return FileRow.of(rowNo, cells);
    }

    /** What the library found may quote the file, so its words stay with the cause. */
    static DeliveryRefused unreadable(RuntimeException e) {
        boolean isBomb = String.valueOf(e.getMessage()).contains("Zip bomb")
                || String.valueOf(e.getCause()).contains("Zip bomb");
        return new DeliveryRefused(
                isBomb
                        ? "it unpacks to far more than its size, as no workbook of an office does"
                        : "it is damaged, encrypted or no XLSX workbook; open it, save it as XLSX and deliver it again",
                e);
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }
}
