package org.quarterdeck.jobs.source;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.source.format.Cell;

/** Makes the value of one staging column out of a row's cells. */
interface ColumnReader {
    /**
     * The value, null when there is none.
     *
     * @param rowNo the row's number in its file
     * @param row the cells of {@link FileSource#fileColumns()}, in that order
     * @throws CellRejected when what is there cannot be accepted
     */
    @Nullable
    Object read(long rowNo, List<Cell> row) throws CellRejected;
}
