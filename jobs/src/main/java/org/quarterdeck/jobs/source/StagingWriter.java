package org.quarterdeck.jobs.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamException;
import org.springframework.batch.infrastructure.item.ItemStreamWriter;

/** Writes a chunk's accepted rows into the staging file of its number, and its rejects into the ledger. */
final class StagingWriter implements ItemStreamWriter<MappedRow> {
    private static final String CHUNKS = "staging.chunks";

    private final StagingFolder folder;
    private final RejectLedger ledger;
    private final String deliveryId;
    private StagingCounts counts = StagingCounts.NONE;
    private int chunks;

    StagingWriter(String deliveryId, StagingFolder folder, RejectLedger ledger) {
        this.deliveryId = deliveryId;
        this.folder = folder;
        this.ledger = ledger;
    }

    /** Has any chunk been written? */
    boolean isEmpty() {
        return chunks == 0;
    }

    @Override
    public void open(ExecutionContext context) {
        counts = StagingCounts.of(context);
        chunks = context.getInt(CHUNKS, 0);
        if (isEmpty()) {
            // What an earlier definition of the source made of the same delivery.
            ledger.forget(deliveryId);
            try {
                folder.delete();
            } catch (IOException e) {
                throw new ItemStreamException("cannot clear the delivery's staging folder", e);
            }
        }
    }

    @Override
    public void write(Chunk<? extends MappedRow> chunk) throws IOException {
        List<MappedRow.Accepted> accepted = new ArrayList<>();
        List<Reject> rejects = new ArrayList<>();
        long rejected = 0;
        for (MappedRow row : chunk) {
            if (row instanceof MappedRow.Accepted values) {
                accepted.add(values);
            } else if (row instanceof MappedRow.Rejected reasons) {
                rejects.addAll(reasons.rejects());
                rejected++;
            }
        }
        folder.write(chunks, accepted);
        if (!rejects.isEmpty()) {
            ledger.record(rejects);
        }
        counts = counts.plus(accepted.size(), rejected, chunk.size() - accepted.size() - rejected);
        chunks++;
    }

    @Override
    public void update(ExecutionContext context) {
        counts.keepRows(context);
        context.putInt(CHUNKS, chunks);
    }
}
