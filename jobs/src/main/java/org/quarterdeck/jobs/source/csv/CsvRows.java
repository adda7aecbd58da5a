package org.quarterdeck.jobs.source.csv;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.source.format.Cell;
import org.quarterdeck.jobs.source.format.DeliveryRefused;
import org.quarterdeck.jobs.source.format.FileRow;
import org.quarterdeck.jobs.source.format.Line;
import org.quarterdeck.jobs.source.format.Lines;
import org.quarterdeck.jobs.source.format.RowFile;

/**
 * The rows of a CSV file. A record ends with the first line at which its quotes are even; one that does not end, or
 * that is no record, costs its first line and nothing more: reading goes on with the next.
 */
final class CsvRows implements RowFile {
    /** A field with more lines is a quote that nobody closed. */
    private static final int MOST_LINES = 1_000;

    private static final int MOST_CHARACTERS = 1 << 20;

    private final Lines lines;
    private final char delimiter;
    private final int headerRow;
    private final Deque<Line> ahead = new ArrayDeque<>();
    private long rowNo;
    private int names;

    CsvRows(Lines lines, char delimiter, int headerRow) {
        this.lines = lines;
        this.delimiter = delimiter;
        this.headerRow = headerRow;
    }

    @Override
    public @Nullable FileRow next() throws IOException, DeliveryRefused {
        Line first = take();
        if (first == null) {
            return null;
        }
        rowNo++;
        List<Line> record = record(first);
        for (Line line : record) {
            FileRow damage = line.damage(rowNo);
            if (damage != null) {
                return damage;
            }
        }
        Optional<List<Cell>> cells = CsvRecord.cells(text(record), delimiter);
        if (cells.isEmpty()) {
            putBack(record);
            return misquoted(first);
        }
        return row(cells.get());
    }

    private FileRow row(List<Cell> cells) {
        if (rowNo == headerRow) {
            names = cells.size();
        }
        FileRow row = FileRow.of(rowNo, cells);
        boolean isRagged = rowNo > headerRow && cells.size() != names && row instanceof FileRow.Cells;
        return isRagged ? FileRow.ragged(rowNo, cells, names) : row;
    }

    private FileRow misquoted(Line first) {
        return new FileRow.Damaged(
                rowNo,
                "quotes",
                "line " + first.number() + " has a quote that is not closed, or one within a field; quote the whole"
                        + " field and double the quotes in it");
    }

    /** The lines up to the first at which the quotes are even; all that were looked at when there is none. */
    private List<Line> record(Line first) throws IOException, DeliveryRefused {
        List<Line> record = new ArrayList<>(List.of(first));
        long quotes = first.quotes();
        int characters = first.text().length();
        while (quotes % 2 != 0 && record.size() < MOST_LINES && characters < MOST_CHARACTERS) {
            Line line = take();
            if (line == null) {
                break;
            }
            record.add(line);
            quotes += line.quotes();
            characters += line.text().length();
        }
        return record;
    }

    private static String text(List<Line> record) {
        if (record.size() == 1) {
            return record.get(0).text();
        }
        String all = record.stream().map(line -> line.text() + line.end()).collect(Collectors.joining());
        String end = record.get(record.size() - 1).end();
        return all.substring(0, all.length() - end.length());
    }

    private @Nullable Line take() throws IOException, DeliveryRefused {
        return ahead.isEmpty() ? lines.next() : ahead.poll();
    }

    /** All but the first line are read again. */
    private void putBack(List<Line> record) {
        for (int i = record.size() - 1; i > 0; i--) {
            ahead.addFirst(record.get(i));
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
