package org.quarterdeck.jobs.source.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.source.format.Cell;
import org.quarterdeck.jobs.source.format.DeliveryRefused;
import org.quarterdeck.jobs.source.format.StrictText;

/**
 * How a file of JSON that nobody described could be read.
 *
 * @param format as it would be described
 * @param lists the lists of objects in it that could be its rows, with how many each has; empty for JSON Lines
 * @param columns the ways to every word, number and flag of its first rows
 */
public record JsonOutline(JsonFormat format, Map<String, Long> lists, List<String> columns) {
    private static final int ROWS = 400;
    private static final int MOST_COLUMNS = 300;
    private static final int MOST_LISTS = 20;

    /** What tells the entries of a list apart, where they have it: an entry of each is a column of its own. */
    private static final String KIND = "type";

    /** Anything else may be somebody's name, and no word of a draft. */
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,30}");

    /**
     * Looks through a file.
     *
     * @throws DeliveryRefused when it is no JSON, or has no list of objects
     */
    public static JsonOutline of(Path file, String encoding) throws IOException, DeliveryRefused {
        Charset charset = Charset.forName(encoding);
        Map<String, Long> lists =
                JsonDocument.beginsWithObject(file, charset) ? lists(file, charset) : new LinkedHashMap<>();
        String rows = lists.entrySet().stream()
                .max(Comparator.comparingLong(Map.Entry::getValue))
                .map(Map.Entry::getKey)
                .orElse(null);
        JsonFormat format = new JsonFormat(rows, encoding, null);
        return new JsonOutline(format, lists, columns(file, charset, rows));
    }

    /** The lists of objects of the first object, by their way; of JSON Lines none. */
    private static Map<String, Long> lists(Path file, Charset encoding) throws IOException, DeliveryRefused {
        Map<String, Long> lists = new LinkedHashMap<>();
        try (JsonParser parser = JsonTokens.factory()
                .createParser(StrictText.open(file, encoding).reader())) {
            try {
                parser.nextToken();
                lists(parser, "", lists);
                // Something behind the first object: it is one of many, and its lists are within a row.
                return parser.nextToken() == null ? lists : new LinkedHashMap<>();
            } catch (IOException e) {
                throw JsonFault.refused(e, parser);
            }
        }
    }

    private static void lists(JsonParser parser, String way, Map<String, Long> lists) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String here = way + JsonPath.written(parser.currentName());
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_OBJECT) {
                lists(parser, here + ".", lists);
            } else if (token == JsonToken.START_ARRAY) {
                long objects = objects(parser);
                if (objects > 0 && lists.size() < MOST_LISTS) {
                    lists.put(here, objects);
                }
            }
        }
    }

    private static long objects(JsonParser parser) throws IOException {
        long objects = 0;
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            objects += token == JsonToken.START_OBJECT ? 1 : 0;
            parser.skipChildren();
        }
        return objects;
    }

    private static List<String> columns(Path file, Charset encoding, @Nullable String rows)
            throws IOException, DeliveryRefused {
        Set<String> columns = new LinkedHashSet<>();
        Set<String> empty = new LinkedHashSet<>();
        try (JsonObjects objects = JsonObjects.open(file, encoding, rows == null ? null : JsonPath.of(rows))) {
            int read = 0;
            for (JsonObjects.Next next = objects.next(); next != null && read < ROWS; next = objects.next()) {
                if (next instanceof JsonObjects.Row row) {
                    fields(row.fields(), "", columns, empty);
                    read++;
                }
            }
        }
        // What is empty in one row may be a list of objects in another.
        empty.removeIf(way -> columns.stream().anyMatch(c -> c.startsWith(way + ".") || c.startsWith(way + "[")));
        columns.addAll(empty);
        return columns.stream().limit(MOST_COLUMNS).toList();
    }

    private static void fields(JsonValue.Fields fields, String way, Set<String> columns, Set<String> empty) {
        fields.values().forEach((name, value) -> {
            if (!name.isBlank() && columns.size() < MOST_COLUMNS) {
                add(value, way + JsonPath.written(name), columns, empty);
            }
        });
    }

    private static void add(JsonValue value, String way, Set<String> columns, Set<String> empty) {
        if (value instanceof JsonValue.Fields fields) {
            fields(fields, way + ".", columns, empty);
        } else if (value instanceof JsonValue.Items items
                && items.values().stream().anyMatch(JsonValue.Fields.class::isInstance)) {
            items.values().stream()
                    .filter(JsonValue.Fields.class::isInstance)
                    .map(JsonValue.Fields.class::cast)
                    .forEach(item -> fields(item, way + choice(item) + ".", columns, empty));
        } else if (JsonPath.of(way) != null) {
            (value.isBlank() ? empty : columns).add(way);
        }
    }

    private static String choice(JsonValue.Fields item) {
        return item.values().get(KIND) instanceof JsonValue.Single kind
                        && kind.cell() instanceof Cell.Text text
                        && WORD.matcher(text.text()).matches()
                ? "[" + KIND + "=" + text.text() + "]"
                : "[0]";
    }

    /** Is a column within another field of the row? Then that field's name, and null otherwise. */
    public static @Nullable String within(String column) {
        JsonPath path = JsonPath.of(column);
        return path != null && path.isDeep() ? path.first() : null;
    }
}
