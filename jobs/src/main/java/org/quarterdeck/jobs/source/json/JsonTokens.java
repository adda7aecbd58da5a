package org.quarterdeck.jobs.source.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.quarterdeck.jobs.source.format.Cell;

/**
 * Builds one row out of its tokens. What is too large is read over, so that it costs its row and no memory.
 */
final class JsonTokens {
    static final int DEEPEST = 64;
    static final int LONGEST_TEXT = 1 << 20;

    private static final int LONGEST_NAME = 1_000;
    private static final int LONGEST_NUMBER = 1_000;

    /** Behind the point or before it. No amount, count or share has more. */
    private static final int MOST_DIGITS = 100;

    private static final int MOST_VALUES = 50_000;
    private static final int MOST_CHARACTERS = 4 << 20;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_TEXT)
                    .maxNameLength(LONGEST_NAME)
                    .maxNumberLength(LONGEST_NUMBER)
                    .build())
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            // A file with ever other names would fill the tables that names are kept in.
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private final JsonParser parser;
    private int values;
    private int characters;
    private boolean isTwice;

    private JsonTokens(JsonParser parser) {
        this.parser = parser;
    }

    static JsonFactory factory() {
        return FACTORY;
    }

    /** The value at the parser's token, up to its last token. */
    static JsonValue value(JsonParser parser) throws IOException {
        JsonTokens row = new JsonTokens(parser);
        JsonValue value = row.read(parser.currentToken());
        if (row.isTooLarge()) {
            return new JsonValue.Faulty(
                    "size",
                    "the row has more than " + MOST_VALUES + " values or " + MOST_CHARACTERS
                            + " characters; deliver it in parts");
        }
        return row.isTwice
                ? new JsonValue.Faulty("twice", "the row has a name twice in one object; remove one of the two")
                : value;
    }

    private boolean isTooLarge() {
        return values > MOST_VALUES || characters > MOST_CHARACTERS;
    }

    private JsonValue read(JsonToken token) throws IOException {
        values++;
        return switch (token) {
            case START_OBJECT -> fields();
            case START_ARRAY -> items();
            case VALUE_STRING -> text();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
            case VALUE_TRUE, VALUE_FALSE -> new JsonValue.Single(new Cell.Flag(token == JsonToken.VALUE_TRUE));
            default -> new JsonValue.Single(Cell.empty());
        };
    }

    private JsonValue fields() throws IOException {
        Map<String, JsonValue> fields = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            characters += name.length();
            JsonToken token = parser.nextToken();
            if (isTooLarge()) {
                parser.skipChildren();
            } else {
                JsonValue before = fields.put(name, read(token));
                isTwice |= before != null;
            }
        }
        return new JsonValue.Fields(fields);
    }

    private JsonValue items() throws IOException {
        List<JsonValue> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (isTooLarge()) {
                parser.skipChildren();
            } else {
                items.add(read(token));
            }
        }
        return new JsonValue.Items(items);
    }

    private JsonValue text() throws IOException {
        String text = parser.getText();
        characters += text.length();
        if (text.indexOf('\0') >= 0) {
            return new JsonValue.Faulty("nul", "has a NUL, which is no text; write it anew");
        }
        boolean isLost = text.codePoints().anyMatch(sign -> sign == 0xfffd || (sign >= 0xd800 && sign <= 0xdfff));
        return isLost
                ? new JsonValue.Faulty("encoding", "has a character that was lost before delivery; write it anew")
                : new JsonValue.Single(new Cell.Text(text));
    }

    /** As written, to the last digit; one that would take more space in plain digits than any amount is none. */
    private JsonValue number() throws IOException {
        String digits = parser.getText();
        characters += digits.length();
        try {
            BigDecimal number = new BigDecimal(digits);
            if (Math.abs((long) number.scale()) <= MOST_DIGITS && number.precision() <= MOST_DIGITS) {
                return new JsonValue.Single(new Cell.Numeral(number));
            }
        } catch (NumberFormatException e) {
            // Its exponent is beyond any number: the same mistake.
        }
        return new JsonValue.Faulty("number", "is a number of more than " + MOST_DIGITS + " digits; correct it");
    }
}
