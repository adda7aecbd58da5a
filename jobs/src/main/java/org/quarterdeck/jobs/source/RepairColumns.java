package org.quarterdeck.jobs.source;

import java.util.List;
import java.util.Optional;
import org.quarterdeck.jobs.source.format.Cell;
import org.quarterdeck.jobs.source.format.FileRow;

/**
 * The columns before a file's own in an export of rejects, by which its rows are known when they come again. Before:
 * a row that has too many cells keeps these in their places.
 *
 * @param delivery where the id of the delivery stands
 * @param row where the number of the rejected row stands
 */
record RepairColumns(int delivery, int row) {
    static final String DELIVERY = "Reject: delivery";
    static final String ROW = "Reject: row";
    static final String REASON = "Reject: what to repair";
    /** All of them, in order. */
    static final List<String> NAMES = List.of(DELIVERY, ROW, REASON);

    /** Where they stand; empty when the file is no export. */
    static Optional<RepairColumns> in(Header header) {
        return header.missing(List.of(DELIVERY, ROW)).isEmpty()
                ? Optional.of(new RepairColumns(header.position(DELIVERY), header.position(ROW)))
                : Optional.empty();
    }

    /** The id of the delivery that a row names; empty where there is none. */
    String delivery(FileRow row) {
        return text(row, delivery);
    }

    /** The number of the row that a row names; empty where there is none. */
    String row(FileRow row) {
        return text(row, this.row);
    }

    private static String text(FileRow row, int at) {
        List<Cell> cells = row instanceof FileRow.Cells whole
                ? whole.cells()
                : row instanceof FileRow.Damaged damaged ? damaged.cells() : List.of();
        return at < cells.size() ? cells.get(at).text() : "";
    }
}
