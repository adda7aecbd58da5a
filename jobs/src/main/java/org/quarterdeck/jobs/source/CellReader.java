package org.quarterdeck.jobs.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.source.format.Cell;
import org.quarterdeck.schema.config.Nearest;
import org.quarterdeck.schema.table.TableContract.Column;

/** A staging column that comes from one column of the file. */
final class CellReader implements ColumnReader {
    private final int position;
    private final ColumnMapping mapping;
    private final Column column;
    private final Typing typing;
    private final References references;
    private final @Nullable Pattern split;
    private final Map<String, Object> values = new HashMap<>();

    /**
     * @param position of the cell in its row
     * @throws CellRejected when a mapped value does not fit the column, which {@link ContractRules} rule out
     */
    CellReader(int position, ColumnMapping mapping, Column column, Typing typing, References references)
            throws CellRejected {
        this.position = position;
        this.mapping = mapping;
        this.column = column;
        this.typing = typing;
        this.references = references;
        this.split = mapping.split() == null ? null : Pattern.compile(Pattern.quote(mapping.split()));
        for (Map.Entry<String, String> value : mapping.values().entrySet()) {
            values.put(
                    value.getKey().strip(),
                    Typing.CONFIGURED.read(Typing.element(column.type()), new Cell.Text(value.getValue())));
        }
    }

    @Override
    public @Nullable Object read(List<Cell> row) throws CellRejected {
        Cell cell = row.get(position);
        return Typing.isList(column.type()) ? list(cell) : value(cell);
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
