package org.quarterdeck.jobs.source;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.source.format.Cell;
import org.quarterdeck.jobs.source.format.DeliveryRefused;
import org.quarterdeck.jobs.source.format.FileRow;
import org.quarterdeck.jobs.source.format.RowFile;

/**
 * The rows of a wide table as a long one: below the column names each row becomes one for each of its unpivoted columns,
 * all under its own number. What cannot be read, or is blank, stays one.
 */
final class UnpivotedRows implements RowFile {
    private final RowFile wide;
    private final Unpivot unpivot;
    private final int headerRow;
    private final Deque<FileRow> waiting = new ArrayDeque<>();
    private final List<Integer> kept = new ArrayList<>();
    private final List<Integer> turned = new ArrayList<>();
    private List<Cell> names = List.of();

    UnpivotedRows(RowFile wide, Unpivot unpivot, int headerRow) {
        this.wide = wide;
        this.unpivot = unpivot;
        this.headerRow = headerRow;
    }

    @Override
    public @Nullable FileRow next() throws IOException, DeliveryRefused {
        while (waiting.isEmpty()) {
            FileRow row = wide.next();
            if (!(row instanceof FileRow.Cells cells) || row.rowNo() < headerRow) {
                return row;
            }
            if (row.rowNo() == headerRow) {
                return header(cells);
            }
            for (int at : turned) {
                waiting.add(new FileRow.Cells(
                        row.rowNo(),
                        with(cells.cells(), names.get(at), cells.cells().get(at))));
            }
        }
        return waiting.poll();
    }

    private FileRow header(FileRow.Cells row) throws DeliveryRefused {
        names = row.cells();
        for (int at = 0; at < names.size(); at++) {
            (unpivot.matches(names.get(at).text().strip()) ? turned : kept).add(at);
        }
        if (turned.isEmpty()) {
            throw new DeliveryRefused("no name of its columns matches \"" + unpivot.columns()
                    + "\", so that there is nothing to unpivot; add them, or change unpivot.columns of the source");
        }
        return new FileRow.Cells(
                row.rowNo(), with(names, new Cell.Text(unpivot.nameInto()), new Cell.Text(unpivot.valueInto())));
    }

    private List<Cell> with(List<Cell> cells, Cell name, Cell value) {
        List<Cell> row = new ArrayList<>();
        kept.forEach(at -> row.add(cells.get(at)));
        row.add(name);
        row.add(value);
        return row;
    }

    @Override
    public void close() throws IOException {
        wide.close();
    }
}
