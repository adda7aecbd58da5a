package org.quarterdeck.jobs.source.json;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.source.format.DeliveryRefused;
import org.quarterdeck.jobs.source.format.FileRow;

/** The objects of a file from the first to the last, one in memory at a time. */
interface JsonObjects extends Closeable {
    /** One row. */
    sealed interface Next {
        /** Its number: its place in the list, or its line. */
        long rowNo();
    }

    /** A row that could be read. */
    record Row(long rowNo, JsonValue.Fields fields) implements Next {}

    /** A row that has nothing, or could not be read. */
    record NoRow(FileRow row) implements Next {
        @Override
        public long rowNo() {
            return row.rowNo();
        }
    }

    /**
     * The next row, null after the last.
     *
     * @throws DeliveryRefused when the rest of the file cannot be read
     */
    @Nullable
    Next next() throws IOException, DeliveryRefused;

    /**
     * Opens a file: a document, or one object a line where it begins with an object and no list in it is named.
     *
     * @param rows the path to the list of rows; null when the document is one, or has one object a line
     */
    static JsonObjects open(Path file, Charset encoding, @Nullable JsonPath rows) throws IOException, DeliveryRefused {
        return rows == null && JsonDocument.beginsWithObject(file, encoding)
                ? new JsonLines(file, encoding)
                : new JsonDocument(file, encoding, rows);
    }

    /** What a value read as a row is. */
    static Next of(long rowNo, JsonValue value) {
        if (value.isBlank()) {
            return new NoRow(new FileRow.Blank(rowNo));
        }
        return value instanceof JsonValue.Fields fields
                ? new Row(rowNo, fields)
                : new NoRow(new FileRow.Damaged(
                        rowNo, "object", "the row is no object with names; write it as {\"name\": value}"));
    }
}
