package org.quarterdeck.jobs.source.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.source.format.DeliveryRefused;
import org.quarterdeck.jobs.source.format.FileRow;
import org.quarterdeck.jobs.source.format.StrictText;

/**
 * The rows of a document that is a list, or has one in it, as a page of an API has. The document is read to its end:
 * one that is cut off, or has something behind it, is refused even when every row was there.
 */
final class JsonDocument implements JsonObjects {
    private final JsonParser parser;
    private final List<String> way;
    private boolean isAtRows;
    private boolean isOver;
    private long rowNo;

    JsonDocument(Path file, Charset encoding, @Nullable JsonPath rows) throws IOException {
        List<String> names = rows == null ? List.of() : rows.names();
        this.way = names == null ? List.of() : names;
        this.parser = JsonTokens.factory()
                .createParser(StrictText.open(file, encoding).reader());
    }

    /** Is its first sign that of an object? */
    static boolean beginsWithObject(Path file, Charset encoding) throws IOException {
        try (Reader reader = StrictText.open(file, encoding).reader()) {
            int sign = reader.read();
            while (sign >= 0 && Character.isWhitespace(sign)) {
                sign = reader.read();
            }
            return sign == '{';
        } catch (CharacterCodingException e) {
            return false; // Reading it says where.
        }
    }

    @Override
    public @Nullable Next next() throws IOException, DeliveryRefused {
        if (isOver) {
            return null;
        }
        try {
            if (!isAtRows) {
                seek();
                isAtRows = true;
            }
            if (parser.nextToken() == JsonToken.END_ARRAY) {
                isOver = true;
                finish();
                return null;
            }
            rowNo++;
            JsonValue value = JsonTokens.value(parser);
            return value instanceof JsonValue.Faulty fault
                    ? new NoRow(new FileRow.Damaged(rowNo, fault.rule(), fault.fact()))
                    : JsonObjects.of(rowNo, value);
        } catch (IOException e) {
            throw JsonFault.refused(e, parser);
        }
    }

    private void seek() throws IOException, DeliveryRefused {
        JsonToken token = parser.nextToken();
        for (String name : way) {
            if (token != JsonToken.START_OBJECT || !seek(name)) {
                throw noList();
            }
            token = parser.nextToken();
        }
        if (token != JsonToken.START_ARRAY) {
            throw noList();
        }
    }

    /** Goes to a name in the object; false when it has none such. */
    private boolean seek(String name) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            if (parser.currentName().equals(name)) {
                return true;
            }
            parser.nextToken();
            parser.skipChildren();
        }
        return false;
    }

    private DeliveryRefused noList() {
        return new DeliveryRefused(
                way.isEmpty()
                        ? "it is no list of rows; name the list in it under format.json.rows of the source"
                        : "it has no list \"" + String.join(".", way)
                                + "\"; correct format.json.rows of the source, or ask who sends it");
    }

    /** Reads what is behind the rows. A second list of the same name would be lost silently. */
    private void finish() throws IOException, DeliveryRefused {
        for (int at = way.size() - 1; at >= 0; at--) {
            if (seek(way.get(at))) {
                throw new DeliveryRefused("it has \"" + way.get(at) + "\" twice, the second at "
                        + JsonFault.place(parser.currentLocation()) + "; deliver each list by itself");
            }
        }
        if (parser.nextToken() != null) {
            throw new DeliveryRefused("it goes on behind its end, at " + JsonFault.place(parser.currentLocation())
                    + "; deliver each document as a file of its own");
        }
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
