package org.quarterdeck.jobs.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.source.format.Cell;
import org.quarterdeck.schema.config.Nearest;
import org.quarterdeck.schema.table.TableContract.Column;

/** A staging column that comes from cells of the file: from one, from the first filled of several, or from several. */
final class CellReader implements ColumnReader {
    private final int[] positions;
    private final int whereFilled;
    private final ColumnMapping mapping;
    private final Column column;
    private final Typing typing;
    private final References references;
    private final @Nullable Pattern split;
    private final @Nullable Pattern extract;
    private final @Nullable Object otherwise;
    private final Map<String, Object> values = new HashMap<>();

    /**
     * @param fileColumns the names of a row's cells
     * @throws CellRejected when a mapped value does not fit the column, which {@link ContractRules} rule out
     */
    CellReader(List<String> fileColumns, ColumnMapping mapping, Column column, Typing typing, References references)
            throws CellRejected {
        this.positions = mapping.cells().mapToInt(fileColumns::indexOf).toArray();
        this.whereFilled = mapping.whereFilled() == null ? -1 : fileColumns.indexOf(mapping.whereFilled());
        this.mapping = mapping;
        this.column = column;
        this.typing = typing.with(mapping.dates(), mapping.numbers(), mapping.unit());
        this.references = references;
        this.split = mapping.split() == null ? null : Pattern.compile(Pattern.quote(mapping.split()));
        this.extract = mapping.extract() == null ? null : Pattern.compile(mapping.extract());
        this.otherwise = mapping.otherwise() == null
                ? null
                : Typing.CONFIGURED.read(Typing.element(column.type()), new Cell.Text(mapping.otherwise()));
        for (Map.Entry<String, String> value : mapping.values().entrySet()) {
            values.put(
                    value.getKey().strip(),
                    Typing.CONFIGURED.read(Typing.element(column.type()), new Cell.Text(value.getValue())));
        }
    }

    @Override
    public @Nullable Object read(long rowNo, List<Cell> row) throws CellRejected {
        Cell cell = extracted(cell(row));
        Object value = Typing.isList(column.type()) ? list(cell) : value(cell);
        return value == null && otherwise != null
                ? Typing.isList(column.type()) ? List.of(otherwise) : otherwise
                : value;
    }

    private Cell cell(List<Cell> row) throws CellRejected {
        if (whereFilled >= 0 && row.get(whereFilled).isEmpty()) {
            return Cell.empty();
        }
        return mapping.join().isEmpty() ? firstFilled(row) : joined(row);
    }

    private Cell firstFilled(List<Cell> row) {
        for (int position : positions) {
            if (!row.get(position).isEmpty()) {
                return row.get(position);
            }
        }
        return Cell.empty();
    }

    private Cell joined(List<Cell> row) throws CellRejected {
        StringBuilder text = new StringBuilder();
        for (int position : positions) {
            Cell cell = row.get(position);
            if (cell instanceof Cell.Broken broken) {
                throw Typing.broken(broken);
            }
            if (!cell.isEmpty()) {
                text.append(text.isEmpty() ? "" : mapping.with()).append(cell.text());
            }
        }
        return new Cell.Text(text.toString());
    }

    private Cell extracted(Cell cell) throws CellRejected {
        if (extract == null || cell.isEmpty() || cell instanceof Cell.Broken) {
            return cell;
        }
        Matcher part = extract.matcher(cell.text());
        if (!part.matches()) {
            throw new CellRejected(
                    "extract", cell.text(), "is not written as " + extract + "; correct it, or the source's extract");
        }
        return new Cell.Text(part.group(1) == null ? "" : part.group(1));
    }

    /** The filled parts of a list; null when there is none. */
    private @Nullable List<Object> list(Cell cell) throws CellRejected {
        String[] parts = split == null ? new String[] {cell.text()} : split.split(cell.text());
        List<Object> list = new ArrayList<>();
        for (String part : parts) {
            Object value = value(cell instanceof Cell.Broken ? cell : new Cell.Text(part));
            if (value != null) {
                list.add(value);
            }
        }
        return list.isEmpty() ? null : list;
    }

    private @Nullable Object value(Cell cell) throws CellRejected {
        String word = cell.text();
        if (!values.isEmpty() && !(cell instanceof Cell.Broken)) {
            return mapped(word);
        }
        if (word.isEmpty()) {
            return null;
        }
        Object value = typing.read(Typing.element(column.type()), cell);
        if (mapping.as() != null) {
            return switch (mapping.as()) {
                case STATE -> references.state(word);
                case CURRENCY -> references.currency(word);
            };
        }
        ColumnRules.check(value, word, column);
        return value;
    }

    private @Nullable Object mapped(String word) throws CellRejected {
        Object value = values.get(word);
        if (value == null && !word.isEmpty()) {
            throw new CellRejected(
                    "values",
                    word,
                    "is none of the source's words"
                            + Nearest.hint(word, mapping.values().keySet()));
        }
        return value;
    }
}
