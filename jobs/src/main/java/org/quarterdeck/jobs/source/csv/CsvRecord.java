package org.quarterdeck.jobs.source.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.quarterdeck.jobs.source.format.Cell;

/**
 * Takes one record apart after the grammar of RFC 4180 and no other: a field is either quoted as a whole, with quotes
 * in it doubled, or has no quotes at all.
 */
final class CsvRecord {
    private static final char QUOTE = '"';

    private final String text;
    private final char delimiter;
    private final List<Cell> cells = new ArrayList<>();
    private int at;

    private CsvRecord(String text, char delimiter) {
        this.text = text;
        this.delimiter = delimiter;
    }

    /** The fields of a record, white space and all; empty when the text is no record. */
    static Optional<List<Cell>> cells(String text, char delimiter) {
        CsvRecord record = new CsvRecord(text, delimiter);
        while (record.field()) {
            if (record.at == text.length()) {
                return Optional.of(record.cells);
            }
            record.at++;
        }
        return Optional.empty();
    }

    /** Reads up to the delimiter or the end; false when quotes stand where none may. */
    private boolean field() {
        if (at < text.length() && text.charAt(at) == QUOTE) {
            return quoted();
        }
        int end = text.indexOf(delimiter, at);
        String value = text.substring(at, end < 0 ? text.length() : end);
        cells.add(value.isEmpty() ? Cell.empty() : new Cell.Text(value));
        at += value.length();
        return value.indexOf(QUOTE) < 0;
    }

    private boolean quoted() {
        StringBuilder value = new StringBuilder();
        while (true) {
            int close = text.indexOf(QUOTE, at + 1);
            if (close < 0) {
                return false;
            }
            value.append(text, at + 1, close);
            at = close + 1;
            if (at == text.length() || text.charAt(at) != QUOTE) {
                break;
            }
            value.append(QUOTE);
        }
        cells.add(new Cell.Text(value.toString()));
        return at == text.length() || text.charAt(at) == delimiter;
    }
}
