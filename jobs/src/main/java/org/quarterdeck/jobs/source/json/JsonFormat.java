package org.quarterdeck.jobs.source.json;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.source.format.DeliveryRefused;
import org.quarterdeck.jobs.source.format.FileFormat;
import org.quarterdeck.jobs.source.format.FileKind;
import org.quarterdeck.jobs.source.format.RowFile;
import org.quarterdeck.schema.config.Problems;

/**
 * A JSON document with a list of objects, or JSON Lines. A column is called by the way to it from a row's object.
 *
 * @param rows the names that lead to the list, as {@code data.flows}; null when the document is the list, or has one
 *     object a line
 * @param encoding its name; UTF-8 unless given; a byte-order mark in the file decides over it
 * @param optional the columns that a file may lack altogether
 */
public record JsonFormat(@Nullable String rows, String encoding, List<String> optional) implements FileFormat {
    /** Absent parts have their defaults. */
    @JsonCreator
    public JsonFormat(
            @JsonProperty("rows") @Nullable String rows,
            @JsonProperty("encoding") @Nullable String encoding,
            @JsonProperty("optional") @Nullable List<String> optional) {
        this.rows = rows;
        this.encoding = encoding == null ? "UTF-8" : encoding;
        this.optional = optional == null ? List.of() : List.copyOf(optional);
    }

    @Override
    public FileKind kind() {
        return FileKind.JSON;
    }

    @Override
    public int headerRow() {
        return 0;
    }

    @Override
    public RowFile open(Path file) throws IOException, DeliveryRefused {
        return open(file, List.of());
    }

    /** Looks through the file once for its columns and opens it again at its first row. */
    @Override
    public RowFile open(Path file, List<String> columns) throws IOException, DeliveryRefused {
        List<JsonColumn> wanted = columns.stream()
                .map(name -> new JsonColumn(name, JsonPath.of(name)))
                .toList();
        List<JsonColumn> found;
        try (JsonObjects objects = objects(file)) {
            found = JsonSurvey.columns(objects, wanted, optional);
        }
        return new JsonRows(objects(file), found);
    }

    private JsonObjects objects(Path file) throws IOException, DeliveryRefused {
        return JsonObjects.open(file, Charset.forName(encoding), rows == null ? null : JsonPath.of(rows));
    }

    @Override
    public void check(String place, Problems problems) {
        JsonPath way = rows == null ? null : JsonPath.of(rows);
        if (rows != null && (way == null || way.names() == null)) {
            problems.add(place, "format.json.rows: write the names that lead to the list, as data.flows");
        }
        try {
            Charset.forName(encoding);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            problems.add(
                    place, "format.json.encoding: \"" + encoding + "\" is no known encoding; write UTF-8 or UTF-16");
        }
    }

    @Override
    public void checkColumns(List<String> columns, String place, Problems problems) {
        Stream.concat(columns.stream(), optional.stream())
                .distinct()
                .filter(column -> JsonPath.of(column) == null)
                .forEach(column -> problems.add(
                        place,
                        "the column \"" + column + "\" leads nowhere; write donor.name, sources[0].name or"
                                + " sources[type=Organization].name, and \\ before a dot or bracket of a name"));
        optional.stream()
                .filter(column -> !columns.contains(column))
                .forEach(column -> problems.add(
                        place, "format.json.optional: \"" + column + "\" is no column that the source maps"));
    }
}
