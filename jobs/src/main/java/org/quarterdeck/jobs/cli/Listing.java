package org.quarterdeck.jobs.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Rows as a table for people, as CSV or as JSON. CSV and JSON have every column under its published name; a table
 * has those that fit a terminal.
 */
final class Listing {
    private static final int WIDTH = 80;
    private static final CSVFormat RFC4180 =
            CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table, csv or json (default: ${DEFAULT-VALUE}).")
    private Format format = Format.TABLE;

    /** How rows are written. */
    enum Format {
        TABLE,
        CSV,
        JSON
    }

    /**
     * A column.
     *
     * @param width that a table's column keeps, in characters, where the terminal is too narrow for all; 0 leaves it out of
     *     tables
     */
    record Column<T>(String name, int width, Function<T, @Nullable Object> value) {}

    /** Is it written for people? */
    boolean isTable() {
        return format == Format.TABLE;
    }

    /** Writes rows. */
    <T> void print(PrintWriter out, List<Column<T>> columns, List<T> rows) {
        switch (format) {
            case TABLE -> table(out, columns.stream().filter(c -> c.width() > 0).toList(), rows);
            case CSV -> csv(out, columns, rows);
            case JSON -> json(out, columns, rows);
        }
        out.flush();
    }

    /** Writes rows that may be too many to hold, as CSV, or as JSON with one object a line. */
    <T> void printEach(PrintWriter out, List<Column<T>> columns, Consumer<Consumer<Iterator<T>>> rows) {
        ObjectMapper mapper = new ObjectMapper();
        try {
            CSVPrinter csv = new CSVPrinter(out, RFC4180);
            if (format == Format.CSV) {
                csv.printRecord(columns.stream().map(Column::name));
            }
            rows.accept(each -> each.forEachRemaining(row -> {
                try {
                    if (format == Format.CSV) {
                        csv.printRecord(columns.stream().map(c -> text(c.value().apply(row))));
                    } else {
                        out.println(mapper.writeValueAsString(object(mapper.createObjectNode(), columns, row)));
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }));
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.flush();
    }

    private static <T> void table(PrintWriter out, List<Column<T>> columns, List<T> rows) {
        List<TextTable.Head> heads = columns.stream()
                .map(column -> new TextTable.Head(column.name(), column.width(), isNumber(column, rows)))
                .toList();
        TextTable table = new TextTable(WIDTH, heads);
        rows.forEach(row ->
                table.add(columns.stream().map(c -> text(c.value().apply(row))).toList()));
        table.print(out);
    }

    private static <T> boolean isNumber(Column<T> column, List<T> rows) {
        List<Object> values = new ArrayList<>();
        for (T row : rows) {
            Object value = column.value().apply(row);
            if (value != null) {
                values.add(value);
            }
        }
        return !values.isEmpty() && values.stream().allMatch(Number.class::isInstance);
    }

    private static <T> void csv(PrintWriter out, List<Column<T>> columns, List<T> rows) {
        try {
            CSVPrinter csv = new CSVPrinter(out, RFC4180);
            csv.printRecord(columns.stream().map(Column::name));
            for (T row : rows) {
                for (Column<T> column : columns) {
                    csv.print(text(column.value().apply(row)));
                }
                csv.println();
            }
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> void json(PrintWriter out, List<Column<T>> columns, List<T> rows) {
        ObjectMapper mapper = new ObjectMapper();
        ArrayNode array = mapper.createArrayNode();
        for (T row : rows) {
            object(array.addObject(), columns, row);
        }
        try {
            out.println(mapper.writerWithDefaultPrettyPrinter().writeValueAsString(array));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> ObjectNode object(ObjectNode object, List<Column<T>> columns, T row) {
        for (Column<T> column : columns) {
            Object value = column.value().apply(row);
            object.putPOJO(
                    column.name(),
                    value instanceof Number || value instanceof Boolean || value == null ? value : text(value));
        }
        return object;
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }
}
