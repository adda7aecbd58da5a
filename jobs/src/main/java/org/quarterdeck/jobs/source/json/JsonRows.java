package org.quarterdeck.jobs.source.json;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.source.format.Cell;
import org.quarterdeck.jobs.source.format.DeliveryRefused;
import org.quarterdeck.jobs.source.format.FileRow;
import org.quarterdeck.jobs.source.format.RowFile;

/** The rows of a file under the columns that were found in it, which come first, as row 0. */
final class JsonRows implements RowFile {
    /** Stands between the entries of a list that becomes one cell. */
    private static final String BETWEEN = "; ";

    private final JsonObjects objects;
    private final List<JsonColumn> columns;
    private boolean areNamesGiven;

    JsonRows(JsonObjects objects, List<JsonColumn> columns) {
        this.objects = objects;
        this.columns = columns;
    }

    @Override
    public @Nullable FileRow next() throws IOException, DeliveryRefused {
        if (!areNamesGiven) {
            areNamesGiven = true;
            return new FileRow.Cells(
                    0,
                    columns.stream()
                            .<Cell>map(column -> new Cell.Text(column.name()))
                            .toList());
        }
        JsonObjects.Next next = objects.next();
        return next instanceof JsonObjects.NoRow none
                ? none.row()
                : next instanceof JsonObjects.Row row ? cells(row) : null;
    }

    private FileRow cells(JsonObjects.Row row) {
        List<Cell> cells = new ArrayList<>();
        for (JsonColumn column : columns) {
            JsonValue value = column.in(row.fields());
            if (value instanceof JsonValue.Faulty fault && column.isAsked()) {
                return new FileRow.Damaged(row.rowNo(), fault.rule(), column.name() + " " + fault.fact());
            }
            Cell cell = value instanceof JsonValue.Faulty ? Cell.empty() : cell(value);
            if (cell == null && column.isAsked()) {
                return new FileRow.Damaged(
                        row.rowNo(),
                        "nested",
                        column.name() + " is an object, or a list of more than plain words; map what is in it, as "
                                + column.name() + ".name or " + column.name() + "[0]");
            }
            cells.add(cell == null ? Cell.empty() : cell);
        }
        return new FileRow.Cells(row.rowNo(), cells);
    }

    /** What a value is as one cell; null when it is more than that. */
    private static @Nullable Cell cell(@Nullable JsonValue value) {
        if (value == null || value.isBlank()) {
            return Cell.empty();
        }
        if (value instanceof JsonValue.Single single) {
            return single.cell();
        }
        if (!(value instanceof JsonValue.Items items)
                || !items.values().stream().allMatch(JsonRows::isEntry)) {
            return null;
        }
        return new Cell.Text(items.values().stream()
                .map(item -> ((JsonValue.Single) item).cell().text())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(BETWEEN)));
    }

    /** A word with the sign in it that stands between words would come out as two. */
    private static boolean isEntry(JsonValue item) {
        return item instanceof JsonValue.Single single && single.cell().text().indexOf(BETWEEN.charAt(0)) < 0;
    }

    @Override
    public void close() throws IOException {
        objects.close();
    }
}
