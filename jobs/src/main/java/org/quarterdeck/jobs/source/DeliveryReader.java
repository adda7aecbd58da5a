package org.quarterdeck.jobs.source;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.source.format.Cell;
import org.quarterdeck.jobs.source.format.DeliveryRefused;
import org.quarterdeck.jobs.source.format.FileFormat;
import org.quarterdeck.jobs.source.format.FileRow;
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
    private @Nullable RowFile rows;
    private @Nullable String refusal;
    private @Nullable Header header;
    private int[] positions = {};
    private long taken;
    private long blank;

    DeliveryReader(Delivery delivery, FileSource source) {
        this.delivery = delivery;
        this.source = source;
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
            FileFormat format = source.format().of(content);
            RowFile opened = format.open(content.file(), source.fileColumns());
            rows = opened;
            positions = positions(header(opened, format.headerRow()));
            for (long before = context.getLong(ROWS_TAKEN, 0); taken < before && opened.next() != null; taken++) {
                // Rows of chunks that are kept already.
            }
        } catch (DeliveryRefused e) {
            refuse(e);
        } catch (IOException e) {
            throw new ItemStreamException("cannot read " + delivery.file(), e);
        }
    }

    private static List<Cell> header(RowFile rows, int headerRow) throws IOException, DeliveryRefused {
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
        Header header = Header.of(names);
        this.header = header;
        int[] found = header.positions(source.fileColumns());
        Collection<String> beyond = header.beyond(source.fileColumns(), source.ignored());
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
            return row instanceof FileRow.Cells cells ? projected(cells) : row;
        } catch (DeliveryRefused e) {
            refuse(e);
            return null;
        }
    }

    private FileRow projected(FileRow.Cells row) {
        return new FileRow.Cells(
                row.rowNo(), Arrays.stream(positions).mapToObj(row.cells()::get).toList());
    }

    private void refuse(DeliveryRefused e) {
        refusal = e.reason();
        LOG.debug("{} cannot be read", delivery.deliveryId(), e);
    }

    @Override
    public void update(ExecutionContext context) {
        context.putLong(ROWS_TAKEN, taken);
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
