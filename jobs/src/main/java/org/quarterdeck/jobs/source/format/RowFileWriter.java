package org.quarterdeck.jobs.source.format;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/**
 * A file that is written so that its format reads the same cells again, and that a spreadsheet shows every word of as
 * a word: none is taken for a formula.
 */
public interface RowFileWriter extends Closeable {
    /**
     * Writes the next row.
     *
     * @throws DeliveryRefused when the format has no way to write one of its cells
     */
    void write(List<Cell> cells) throws IOException, DeliveryRefused;
}
