package org.quarterdeck.jobs.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.source.format.Cell;
import org.quarterdeck.jobs.source.format.DeliveryRefused;
import org.quarterdeck.jobs.source.format.FileFormat;
import org.quarterdeck.jobs.source.format.FileKind;
import org.quarterdeck.jobs.source.format.FileRow;
import org.quarterdeck.jobs.source.format.Formula;
import org.quarterdeck.jobs.source.format.RowFile;
import org.quarterdeck.jobs.source.format.Unpacked;

/**
 * Rows of a delivery as they were delivered, read again from the archive. Of a repair the columns that name what it
 * repairs are left out.
 */
public final class RejectedRows {
    private final Delivery delivery;
    private final FileSource source;
    private final SortedSet<Long> rowNos;

    /** Takes the rows one by one. */
    @FunctionalInterface
    public interface Taker {
        /**
         * Takes a row.
         *
         * @param names the file's own column names
         * @param cells the row's cells under them: more or fewer where it is ragged, none where they cannot be told
         */
        void take(long rowNo, List<String> names, List<Cell> cells) throws IOException, DeliveryRefused;
    }

    /** Those rows of a delivery. */
    public RejectedRows(Delivery delivery, FileSource source, SortedSet<Long> rowNos) {
        this.delivery = delivery;
        this.source = source;
        this.rowNos = new TreeSet<>(rowNos);
    }

    /** The file's own column names. */
    public List<String> names() throws IOException, DeliveryRefused {
        try (Unpacked content = Unpacked.of(delivery.file())) {
            FileFormat format = source.format(delivery, content);
            try (RowFile rows = format.open(content.file(), source.fileColumns())) {
                return names(DeliveryReader.header(rows, format.headerRow()));
            }
        }
    }

    private static List<String> names(List<Cell> header) {
        return header.stream()
                .map(Cell::text)
                .filter(name -> !RepairColumns.NAMES.contains(name))
                .toList();
    }

    /** Reads them in their order. */
    public void read(Taker taker) throws IOException, DeliveryRefused {
        try (Unpacked content = Unpacked.of(delivery.file())) {
            FileFormat format = source.format(delivery, content);
            try (RowFile rows = format.open(content.file(), source.fileColumns())) {
                List<Cell> header = DeliveryReader.header(rows, format.headerRow());
                boolean isGuarded = RepairColumns.in(Header.of(header)).isPresent() && format.kind() == FileKind.TEXT;
                for (FileRow row = rows.next(); row != null && row.rowNo() <= rowNos.last(); row = rows.next()) {
                    if (rowNos.contains(row.rowNo())) {
                        taker.take(row.rowNo(), names(header), own(header, cells(row), isGuarded));
                    }
                }
            }
        }
    }

    private static List<Cell> cells(FileRow row) {
        if (row instanceof FileRow.Cells whole) {
            return whole.cells();
        }
        return row instanceof FileRow.Damaged damaged ? damaged.cells() : List.of();
    }

    private static List<Cell> own(List<Cell> header, List<Cell> cells, boolean isGuarded) {
        List<Cell> own = new ArrayList<>();
        for (int at = 0; at < cells.size(); at++) {
            if (at >= header.size()
                    || !RepairColumns.NAMES.contains(header.get(at).text())) {
                own.add(isGuarded ? Formula.unguarded(cells.get(at)) : cells.get(at));
            }
        }
        return own;
    }

    /** The source of a file of repaired rows, by the delivery that its first row names; empty when it is none. */
    public static Optional<String> sourceOf(Path file, Sources sources, Deliverer deliverer) throws IOException {
        for (Map.Entry<String, SourceDefinition> entry : sources.all().entrySet()) {
            if (entry.getValue() instanceof FileSource source
                    && entry.getKey().equals(deliverer.sourceOf(firstDelivery(file, source)))) {
                return Optional.of(entry.getKey());
            }
        }
        return Optional.empty();
    }

    /** Knows from which source a delivery came. */
    @FunctionalInterface
    public interface Deliverer {
        /** The source of a delivery; null when there is none of that id. */
        @Nullable
        String sourceOf(String deliveryId);
    }

    private static String firstDelivery(Path file, FileSource source) throws IOException {
        try (Unpacked content = Unpacked.of(file)) {
            FileFormat format = source.format().ofRepairs().of(content, source.tableColumns());
            try (RowFile rows = format.open(content.file(), source.fileColumns())) {
                Optional<RepairColumns> columns =
                        RepairColumns.in(Header.of(DeliveryReader.header(rows, format.headerRow())));
                FileRow row = columns.isEmpty() ? null : rows.next();
                while (row instanceof FileRow.Blank) {
                    row = rows.next();
                }
                return columns.isEmpty() || row == null ? "" : columns.get().delivery(row);
            }
        } catch (DeliveryRefused e) {
            return ""; // Not a file of this source.
        }
    }
}
