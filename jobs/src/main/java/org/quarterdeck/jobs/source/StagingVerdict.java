package org.quarterdeck.jobs.source;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;

/** Says, once all rows are read, how a delivery ended, and leaves nothing of a refused one in staging. */
final class StagingVerdict implements StepExecutionListener {
    private final Delivery delivery;
    private final BigDecimal maxRejectShare;
    private final DeliveryReader reader;
    private final StagingWriter writer;
    private final StagingFolder folder;
    private final Ledgers ledgers;

    StagingVerdict(
            Delivery delivery,
            BigDecimal maxRejectShare,
            DeliveryReader reader,
            StagingWriter writer,
            StagingFolder folder,
            Ledgers ledgers) {
        this.delivery = delivery;
        this.maxRejectShare = maxRejectShare;
        this.reader = reader;
        this.writer = writer;
        this.folder = folder;
        this.ledgers = ledgers;
    }

    @Override
    public ExitStatus afterStep(StepExecution step) {
        if (step.getStatus() != BatchStatus.COMPLETED) {
            return step.getExitStatus();
        }
        try {
            conclude(StagingCounts.of(step.getExecutionContext()));
            return step.getExitStatus();
        } catch (IOException | RuntimeException e) {
            // Batch only logs what a listener throws; the delivery would stay without a fate.
            step.addFailureException(e);
            step.setStatus(BatchStatus.FAILED);
            return ExitStatus.FAILED.addExitDescription(e);
        }
    }

    private void conclude(StagingCounts counts) throws IOException {
        if (reader.refusal().isPresent()) {
            refuse(reader.refusal().get());
            return;
        }
        long repaired = ledgers.repairs().repairedRows(delivery.deliveryId());
        // Of a repair, which has rejected rows only, each stands for itself.
        if (!delivery.isRepair() && counts.exceeds(maxRejectShare, repaired)) {
            refuse((counts.rejected() - repaired) + " of its " + (counts.accepted() + counts.rejected())
                    + " rows are rejected" + (repaired > 0 ? " and not repaired" : "") + ", more than the share of "
                    + maxRejectShare.toPlainString()
                    + " that the source allows; see the rejects, correct the file and deliver it again");
        } else {
            if (writer.isEmpty()) {
                folder.write(0, List.of());
            }
            ledgers.outcomes().staged(delivery.deliveryId(), counts);
        }
    }

    private void refuse(String reason) throws IOException {
        folder.delete();
        if (delivery.isRepair()) {
            ledgers.rejects().forget(delivery.deliveryId()); // The rows that it names are still open.
        }
        ledgers.outcomes().refused(delivery.deliveryId(), delivery.fileName() + ": " + reason);
    }
}
