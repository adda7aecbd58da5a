package org.quarterdeck.jobs.source;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.privacy.PersonKeys;
import org.quarterdeck.jobs.source.format.Cell;
import org.quarterdeck.jobs.source.format.FileRow;
import org.quarterdeck.schema.table.TableContract;
import org.quarterdeck.schema.table.TableContract.Column;
import org.quarterdeck.schema.table.TableContract.RowRule;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/** Turns a file's row into a row of the staging contract, or into every reason why it cannot be one. */
final class RowMapper implements ItemProcessor<FileRow, MappedRow> {
    private final Delivery delivery;
    private final FileSource source;
    private final List<StagedColumn> columns = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();
    private final RowRules rules;

    /** Rows that are no data, by the cell at a position. */
    private record LeftOut(int position, Predicate<Cell> condition, String because) {}

    /** One staging column: what it promises, where it comes from, and what the file calls it. */
    private record StagedColumn(Column contract, ColumnReader reader, String fileName) {}

    RowMapper(Delivery delivery, FileSource source, TableContract contract, References references, PersonKeys keys) {
        this.delivery = delivery;
        this.source = source;
        this.rules = new RowRules(contract);
        source.skip()
                .forEach(filter -> leftOut.add(new LeftOut(
                        source.fileColumns().indexOf(filter.column()), filter.condition(), filter.because())));
        Typing typing = new Typing(DateForm.of(source.dates()), NumberForm.of(source.numbers()), BigDecimal.ONE);
        contract.columns()
                .forEach((name, column) -> columns.add(
                        new StagedColumn(column, reader(name, column, typing, keys, references), name(name))));
    }

    private ColumnReader reader(String name, Column column, Typing typing, PersonKeys keys, References references) {
        ColumnMapping mapping = source.columns().get(name);
        if (mapping == null) {
            return (rowNo, row) -> null;
        }
        List<String> fileColumns = source.fileColumns();
        if (mapping.person() != null) {
            return new PersonReader(mapping.person(), fileColumns, keys, references);
        }
        try {
            if (mapping.constant() != null) {
                Object value = Typing.CONFIGURED.read(Typing.element(column.type()), new Cell.Text(mapping.constant()));
                Object constant = Typing.isList(column.type()) ? List.of(value) : value;
                return (rowNo, row) -> constant;
            }
            if (mapping.row() != null) {
                return (rowNo, row) -> mapping.row() + rowNo;
            }
            return new CellReader(fileColumns, mapping, column, typing, references);
        } catch (CellRejected e) {
            throw new IllegalStateException("columns." + name + " was not checked: " + e.fact(), e);
        }
    }

    /** What the file calls a staging column, for messages; the column's own name where the file has none. */
    private String name(String column) {
        ColumnMapping mapping = source.columns().get(column);
        return mapping == null ? column : mapping.fileColumns().findFirst().orElse(column);
    }

    @Override
    public MappedRow process(FileRow row) {
        try {
            return mapped(row);
        } catch (RuntimeException e) {
            // What failed may quote the cell that it failed at.
            IllegalStateException masked =
                    new IllegalStateException("row " + row.rowNo() + " of " + delivery.deliveryId()
                            + " cannot be mapped: " + e.getClass().getName());
            masked.setStackTrace(e.getStackTrace());
            throw masked;
        }
    }

    private MappedRow mapped(FileRow row) {
        if (row instanceof FileRow.Damaged damaged) {
            return new MappedRow.Rejected(
                    List.of(new Reject(delivery.deliveryId(), row.rowNo(), "", damaged.rule(), damaged.message())));
        }
        if (row instanceof FileRow.Repaired repaired) {
            return map(row.rowNo(), repaired.ofRowNo(), repaired.cells());
        }
        return map(row.rowNo(), row.rowNo(), row instanceof FileRow.Cells cells ? cells.cells() : List.of());
    }

    /**
     * @param identity the number that tells the row apart, where its source says so: the one it was rejected under
     */
    private MappedRow map(long rowNo, long identity, List<Cell> cells) {
        for (LeftOut filter : leftOut) {
            if (filter.condition().test(cells.get(filter.position()))) {
                return new MappedRow.Filtered(filter.because());
            }
        }
        List<@Nullable Object> values = new ArrayList<>(Collections.nCopies(columns.size(), null));
        List<Reject> rejects = new ArrayList<>();
        for (int at = 0; at < columns.size(); at++) {
            StagedColumn column = columns.get(at);
            try {
                values.set(at, read(column, identity, cells));
            } catch (CellRejected e) {
                rejects.add(reject(rowNo, inFile(e.column().orElse(column.fileName()), cells), e));
            }
        }
        if (rejects.isEmpty()) {
            rules.broken(values).forEach(rule -> rejects.add(reject(rowNo, inFile(name(rule.require()), cells), rule)));
        }
        return rejects.isEmpty() ? new MappedRow.Accepted(rowNo, values) : new MappedRow.Rejected(rejects);
    }

    private static @Nullable Object read(StagedColumn column, long rowNo, List<Cell> cells) throws CellRejected {
        Object value = column.reader().read(rowNo, cells);
        if (value == null && column.contract().required()) {
            throw new CellRejected("required", "", "is empty; fill it in");
        }
        return value;
    }

    /** Where the file has a column: of a value that was unpivoted, the column that it stood in. */
    private String inFile(String column, List<Cell> cells) {
        Unpivot unpivot = source.unpivot();
        if (unpivot == null || !column.equals(unpivot.valueInto())) {
            return column;
        }
        int name = source.fileColumns().indexOf(unpivot.nameInto());
        return name < 0 ? column : cells.get(name).text();
    }

    private Reject reject(long rowNo, String fileColumn, CellRejected e) {
        String token = source.isPersonal() ? "" : Token.quoted(e.token());
        return new Reject(delivery.deliveryId(), rowNo, fileColumn, e.rule(), fileColumn + token + " " + e.fact());
    }

    private Reject reject(long rowNo, String column, RowRule rule) {
        StringBuilder when = new StringBuilder();
        for (Map.Entry<String, String> condition : rule.when().entrySet()) {
            when.append(when.isEmpty() ? "" : " and ")
                    .append(name(condition.getKey()))
                    .append(" is ")
                    .append(condition.getValue());
        }
        return new Reject(
                delivery.deliveryId(), rowNo, column, "required", column + " is empty, and " + when + "; fill it in");
    }
}
