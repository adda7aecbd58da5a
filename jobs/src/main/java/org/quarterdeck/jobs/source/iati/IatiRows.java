package org.quarterdeck.jobs.source.iati;

import java.io.IOException;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.source.format.Cell;
import org.quarterdeck.jobs.source.format.DeliveryRefused;
import org.quarterdeck.jobs.source.format.FileRow;
import org.quarterdeck.jobs.source.format.RowFile;

/**
 * The rows of an activity file, under column names of ours. An activity that breaks the schema costs all of its rows,
 * or one where it has none, and no other's.
 */
final class IatiRows implements RowFile {
    private final ActivityReader activities;
    private final IatiColumns columns;
    private Iterator<FileRow> ahead;
    private long rowNo = 1;

    IatiRows(ActivityReader activities, IatiColumns columns) {
        this.activities = activities;
        this.columns = columns;
        List<Cell> names = columns.names().stream().<Cell>map(Cell.Text::new).toList();
        this.ahead = List.of(FileRow.of(rowNo, names)).iterator();
    }

    @Override
    public @Nullable FileRow next() throws IOException, DeliveryRefused {
        while (!ahead.hasNext()) {
            ActivityReader.Activity activity = activities.next();
            if (activity == null) {
                return null;
            }
            ahead = rows(activity);
        }
        return ahead.next();
    }

    private Iterator<FileRow> rows(ActivityReader.Activity activity) {
        String fault = activity.fault();
        if (fault == null) {
            return columns.rows(activity.element()).map(this::row).iterator();
        }
        long lost = Math.max(columns.rows(activity.element()).count(), 1);
        return Collections.nCopies(Math.toIntExact(lost), fault).stream()
                .map(this::damaged)
                .iterator();
    }

    private FileRow row(Map<String, Cell> row) {
        rowNo++;
        return new FileRow.Cells(rowNo, List.copyOf(row.values()));
    }

    private FileRow damaged(String fault) {
        rowNo++;
        return new FileRow.Damaged(
                rowNo, "schema", fault + "; so no row of its activity is taken: ask the publisher to correct it");
    }

    @Override
    public void close() throws IOException {
        activities.close();
    }
}
