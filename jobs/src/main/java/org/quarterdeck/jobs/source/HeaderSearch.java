package org.quarterdeck.jobs.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.quarterdeck.jobs.source.format.DeliveryRefused;
import org.quarterdeck.jobs.source.format.FileFormat;
import org.quarterdeck.jobs.source.format.FileRow;
import org.quarterdeck.jobs.source.format.RowFile;

/** Finds the row of column names below titles and remarks: the first that has every column of the source. */
final class HeaderSearch {
    /** Titles and remarks take no more rows than these. */
    private static final int ROWS = 100;

    private HeaderSearch() {}

    /**
     * The number of that row.
     *
     * @throws DeliveryRefused when there is none, with what the nearest one lacks
     */
    static int in(Path file, FileFormat format, List<String> columns) throws IOException, DeliveryRefused {
        List<String> lacking = columns;
        long nearest = 0;
        try (RowFile rows = format.open(file)) {
            for (FileRow row = rows.next(); row != null && row.rowNo() <= ROWS; row = rows.next()) {
                List<String> missing = row instanceof FileRow.Cells cells ? missing(cells, columns) : columns;
                if (missing.isEmpty()) {
                    return Math.toIntExact(row.rowNo());
                }
                if (missing.size() < lacking.size()) {
                    lacking = missing;
                    nearest = row.rowNo();
                }
            }
        }
        throw new DeliveryRefused("none of its first " + ROWS + " rows has all the columns of the source; "
                + (nearest == 0 ? "no row has any of them" : "row " + nearest + " lacks " + Header.quoted(lacking))
                + "; add them, or change the names in the source's columns");
    }

    private static List<String> missing(FileRow.Cells row, List<String> columns) {
        try {
            return Header.of(row.cells()).missing(columns);
        } catch (DeliveryRefused e) {
            return columns; // A word that stands twice: a row of data.
        }
    }
}
