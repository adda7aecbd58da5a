package org.quarterdeck.jobs.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.source.format.Cell;
import org.quarterdeck.jobs.source.format.DeliveryRefused;
import org.quarterdeck.jobs.source.format.FileFormat;
import org.quarterdeck.jobs.source.format.FileKind;
import org.quarterdeck.jobs.source.format.FileRow;
import org.quarterdeck.jobs.source.format.Formula;
import org.quarterdeck.jobs.source.format.RowFile;
import org.quarterdeck.jobs.source.format.Unpacked;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamException;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads a delivery's rows, in whichever of its source's formats it comes; each row has the cells of
 * {@link FileSource#fileColumns()}, in that order. Blank rows are counted and left out. A delivery that cannot be
 * read ends there, and {@link #refusal()} says why. A restart goes on at the row after the last one that was kept.
 */
final class DeliveryReader implements ItemStreamReader<FileRow> {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryReader.class);
    private static final String ROWS_TAKEN = "staging.rows_taken";

    private final Delivery delivery;
    private final FileSource source;
    private final @Nullable RepairLedger repairs;
    private @Nullable Repairing repairing;
    private boolean isText;
    private @Nullable RowFile rows;
    private @Nullable String refusal;
    private @Nullable Header header;
    private int[] positions = {};
    private long taken;
    private long blank;

    /** Reads a delivery that is no repair. */
    DeliveryReader(Delivery delivery, FileSource source) {
        this(delivery, source, null);
    }

    /**
     * @param repairs what a repair is held against; null refuses repairs
     */
    DeliveryReader(Delivery delivery, FileSource source, @Nullable RepairLedger repairs) {
        this.delivery = delivery;
        this.source = source;
        this.repairs = repairs;
    }

    /** Why the delivery cannot be read; empty as long as it can. */
    Optional<String> refusal() {
        return Optional.ofNullable(refusal);
    }

    /** The column names that were found; empty when the reading did not come that far. */
    Optional<Header> header() {
        return Optional.ofNullable(header);
    }

    @Override
    public void open(ExecutionContext context) {
        refusal = null;
        taken = 0;
        blank = StagingCounts.of(context).blank();
        try (Unpacked content = Unpacked.of(delivery.file())) {
            FileFormat format = source.format(delivery, content);
            RowFile opened = rows(content.file(), format);
            rows = opened;
            isText = format.kind() == FileKind.TEXT;
            positions = positions(header(opened, format.headerRow()));
            skip(opened, context.getLong(ROWS_TAKEN, 0));
        } catch (DeliveryRefused e) {
            refuse(e);
        } catch (IOException e) {
            throw new ItemStreamException("cannot read " + delivery.file(), e);
        }
    }

    private RowFile rows(Path file, FileFormat format) throws IOException, DeliveryRefused {
        RowFile opened = format.open(file, source.fileColumns());
        Unpivot unpivot = source.unpivot();
        return unpivot == null ? opened : new UnpivotedRows(opened, unpivot, format.headerRow());
    }

    /** Passes over the rows of chunks that are kept already. */
    private void skip(RowFile opened, long before) throws IOException, DeliveryRefused {
        while (taken < before) {
            FileRow row = opened.next();
            if (row != null && repairing != null && !(row instanceof FileRow.Blank)) {
                repairing.of(row);
            }
            taken++;
        }
    }

    static List<Cell> header(RowFile rows, int headerRow) throws IOException, DeliveryRefused {
        for (FileRow row = rows.next(); row != null && row.rowNo() <= headerRow; row = rows.next()) {
            if (row.rowNo() == headerRow && row instanceof FileRow.Cells names) {
                return names.cells();
            }
            if (row.rowNo() == headerRow && row instanceof FileRow.Damaged damaged) {
                throw new DeliveryRefused("its column names cannot be read: " + damaged.message());
            }
        }
        throw new DeliveryRefused("its row " + headerRow + " has no column names; add them, or name their row under"
                + " header_row of the source's format");
    }

    private int[] positions(List<Cell> names) throws DeliveryRefused {
        Header header = Header.of(
                names,
                Stream.concat(source.fileColumns().stream(), source.ignored().stream())
                        .toList());
        this.header = header;
        boolean isExport = RepairColumns.in(header).isPresent();
        if (isExport && (!delivery.isRepair() || repairs == null)) {
            throw new DeliveryRefused("it holds repaired rows; load it with: quarterdeck replay FILE");
        }
        repairing = delivery.isRepair() && repairs != null ? new Repairing(delivery, header, repairs) : null;
        int[] found = header.positions(source.fileColumns());
        Collection<String> beyond = header.beyond(source.fileColumns(), source.ignored());
        beyond.removeAll(RepairColumns.NAMES);
        if (!beyond.isEmpty()) {
            LOG.warn(
                    "{}: the columns {} are neither mapped nor ignored, and are left out; name them in the source {}",
                    delivery.fileName(),
                    Header.quoted(beyond),
                    delivery.source());
        }
        return found;
    }

    @Override
    public @Nullable FileRow read() throws IOException {
        if (rows == null || refusal != null) {
            return null;
        }
        try {
            FileRow row = rows.next();
            while (row instanceof FileRow.Blank) {
                taken++;
                blank++;
                row = rows.next();
            }
            taken += row == null ? 0 : 1;
            return row == null ? null : told(row);
        } catch (DeliveryRefused e) {
            refuse(e);
            return null;
        }
    }

    private FileRow told(FileRow row) throws DeliveryRefused {
        RepairLedger.Row of = repairing == null ? null : repairing.of(row);
        if (!(row instanceof FileRow.Cells cells)) {
            return row;
        }
        List<Cell> projected =
                Arrays.stream(positions).mapToObj(cells.cells()::get).toList();
        return of == null
                ? new FileRow.Cells(row.rowNo(), projected)
                : Repairing.repaired(
                        row.rowNo(),
                        of,
                        isText ? projected.stream().map(Formula::unguarded).toList() : projected);
    }

    private void refuse(DeliveryRefused e) {
        refusal = e.reason();
        LOG.debug("{} cannot be read", delivery.deliveryId(), e);
    }

    @Override
    public void update(ExecutionContext context) {
        context.putLong(ROWS_TAKEN, taken);
        if (repairing != null) {
            repairing.write();
        }
        StagingCounts.keepBlank(blank, context);
    }

    @Override
    public void close() {
        if (rows != null) {
            try {
                rows.close();
            } catch (IOException e) {
                throw new ItemStreamException("cannot close " + delivery.file(), e);
            }
            rows = null;
        }
    }
}
