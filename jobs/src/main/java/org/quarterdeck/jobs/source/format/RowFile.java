package org.quarterdeck.jobs.source.format;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A file's rows from the first to the last, the row of column names among them. */
public interface RowFile extends Closeable {
    /**
     * The next row, null after the last.
     *
     * @throws DeliveryRefused when the rest of the file cannot be read
     */
    @Nullable
    FileRow next() throws IOException, DeliveryRefused;
}
