package org.quarterdeck.jobs.source.format;

import java.io.IOException;
import java.nio.file.Path;
import org.quarterdeck.schema.config.Problems;

/** One format with a source's settings for it. Formats stand beside one another and know nothing of each other. */
public interface FileFormat {
    /** The kind of content that it reads. */
    FileKind kind();

    /** The number of the row with the column names, counted from 1. */
    int headerRow();

    /**
     * Opens a file at its first row.
     *
     * @throws DeliveryRefused when the file cannot be read in this format
     */
    RowFile open(Path file) throws IOException, DeliveryRefused;

    /** Notes what is wrong with the settings. */
    void check(String place, Problems problems);
}
