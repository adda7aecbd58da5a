package org.quarterdeck.jobs.night;

import java.util.List;
import java.util.Optional;
import org.quarterdeck.jobs.intake.Archive;
import org.quarterdeck.jobs.ledger.Deliveries.Counts;
import org.quarterdeck.jobs.ledger.Delivery;
import org.quarterdeck.jobs.ledger.Rejects;
import org.quarterdeck.jobs.ledger.Repairs;
import org.quarterdeck.jobs.night.NightPlan.ToStage;
import org.quarterdeck.jobs.office.Office;
import org.quarterdeck.jobs.privacy.PersonKeys;
import org.quarterdeck.jobs.source.DeliveryOutcomes;
import org.quarterdeck.jobs.source.Ledgers;
import org.quarterdeck.jobs.source.References;
import org.quarterdeck.jobs.source.Reject;
import org.quarterdeck.jobs.source.RejectLedger;
import org.quarterdeck.jobs.source.RepairLedger;
import org.quarterdeck.jobs.source.StagingCounts;
import org.quarterdeck.jobs.source.StagingStep;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;

/** The steps that stage what people wrote, one a delivery, tied to this office's ledger and archive. */
final class PeoplesFiles {
    private final Office office;
    private final StagingStep steps;

    PeoplesFiles(Office office, JobRepository repository) {
        this.office = office;
        this.steps = new StagingStep(
                repository,
                BatchContext.NO_TRANSACTION,
                new StagingStep.Rules(
                        office.sources(),
                        office.tables(),
                        References.read(office.reference()),
                        PersonKeys.open(office.home().secrets())),
                office.home().staging(),
                new Ledgers(new RejectsWritten(), new RepairsWritten(), new Outcomes()));
    }

    Step step(ToStage delivery) {
        return steps.step(new org.quarterdeck.jobs.source.Delivery(
                delivery.deliveryId(),
                delivery.source(),
                new Archive(office.home().archive()).file(delivery.sha256()),
                delivery.fileName(),
                delivery.isRepair()));
    }

    private final class RejectsWritten implements RejectLedger {
        @Override
        public void record(List<Reject> rejects) {
            office.rejects()
                    .record(rejects.stream()
                            .map(r -> new Rejects.Entry(r.deliveryId(), r.rowNo(), r.column(), r.rule(), r.message()))
                            .toList());
        }

        @Override
        public void forget(String deliveryId) {
            office.rejects().forget(deliveryId);
        }
    }

    private final class RepairsWritten implements RepairLedger {
        private final Repairs ledger = office.repairs();

        /** Once a row's place is written down it stands, whatever its source makes of the rejected row by now. */
        @Override
        public Optional<Row> rejectedFirst(Row repair, String deliveryId, long rowNo) {
            String source = office.deliveries()
                    .find(repair.deliveryId())
                    .map(Delivery::source)
                    .orElseThrow();
            return ledger.recorded(repair.deliveryId(), repair.rowNo())
                    .or(() -> ledger.rejected(source, deliveryId, rowNo))
                    .map(row -> new Row(row.deliveryId(), row.rowNo()));
        }

        @Override
        public void repaired(List<Repair> repairs) {
            ledger.record(repairs.stream()
                    .map(repair -> new Repairs.Entry(
                            repair.row().deliveryId(),
                            repair.row().rowNo(),
                            repair.of().deliveryId(),
                            repair.of().rowNo()))
                    .toList());
        }

        @Override
        public long repairedRows(String deliveryId) {
            return ledger.repairedRows(deliveryId);
        }
    }

    /** Writes down in the ledger how a delivery ended. */
    private final class Outcomes implements DeliveryOutcomes {
        @Override
        public void staged(String deliveryId, StagingCounts counts) {
            office.deliveries()
                    .staged(
                            deliveryId,
                            new Counts(
                                    counts.read(),
                                    counts.accepted(),
                                    counts.rejected(),
                                    counts.filtered(),
                                    counts.blank()),
                            definition(deliveryId));
        }

        @Override
        public void refused(String deliveryId, String reason) {
            office.deliveries().refused(deliveryId, reason, definition(deliveryId));
        }

        private String definition(String deliveryId) {
            Delivery delivery = office.deliveries().find(deliveryId).orElseThrow();
            return StagingDefinition.of(office, delivery.source());
        }
    }
}
