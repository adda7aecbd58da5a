package org.quarterdeck.jobs.source.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.quarterdeck.schema.config.Problems;

/** One format with a source's settings for it. Formats stand beside one another and know nothing of each other. */
public interface FileFormat {
    /** The kind of content that it reads. */
    FileKind kind();

    /**
     * The number of the row with the column names, counted from 1; 0 where the format itself names the columns, and
     * {@link HeaderRow#FIND} where it is to be found.
     */
    int headerRow();

    /** The same with its column names in a row that was found. */
    default FileFormat withHeaderRow(int row) {
        return this;
    }

    /**
     * Opens a file at its first row. The path may be gone once it is open.
     *
     * @throws DeliveryRefused when the file cannot be read in this format
     */
    RowFile open(Path file) throws IOException, DeliveryRefused;

    /**
     * The same, where the file has no columns but those that are asked for.
     *
     * @param columns the columns that the source needs
     * @throws DeliveryRefused when the file cannot be read in this format
     */
    default RowFile open(Path file, List<String> columns) throws IOException, DeliveryRefused {
        return open(file);
    }

    /** Notes which of a source's columns cannot be one of this format. */
    default void checkColumns(List<String> columns, String place, Problems problems) {}

    /** Notes what is wrong with the settings. */
    void check(String place, Problems problems);
}
