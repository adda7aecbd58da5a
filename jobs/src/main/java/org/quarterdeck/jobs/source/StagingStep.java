package org.quarterdeck.jobs.source;

import java.nio.file.Path;
import org.quarterdeck.jobs.privacy.PersonKeys;
import org.quarterdeck.jobs.source.format.FileRow;
import org.quarterdeck.schema.table.Table;
import org.quarterdeck.schema.table.Tables;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Makes the step that reads one delivery of people's files into staging. The step completes whether the delivery is
 * staged or refused, and tells {@link DeliveryOutcomes} which; it fails only when the machine does (disk, database),
 * and then goes on at its failed chunk when restarted; a complete one is done again when it is asked for. Its execution
 * context holds its {@link StagingCounts}.
 */
public final class StagingStep {
    private static final int ROWS_A_CHUNK = 10_000;

    private final JobRepository repository;
    private final PlatformTransactionManager transactions;
    private final Rules rules;
    private final Path staging;
    private final Ledgers ledgers;
    private final int chunkSize;

    /**
     * What decides how deliveries are read.
     *
     * @param sources the office's sources
     * @param tables the contracts
     * @param references the lists that words are looked up in
     * @param keys the keys of persons
     */
    public record Rules(Sources sources, Tables tables, References references, PersonKeys keys) {}

    /**
     * Steps that write into a staging folder and say what came of it.
     *
     * @param transactions of the database that holds the job repository and the ledger
     * @param staging the office's staging folder
     */
    public StagingStep(
            JobRepository repository,
            PlatformTransactionManager transactions,
            Rules rules,
            Path staging,
            Ledgers ledgers) {
        this(repository, transactions, rules, staging, ledgers, ROWS_A_CHUNK);
    }

    StagingStep(
            JobRepository repository,
            PlatformTransactionManager transactions,
            Rules rules,
            Path staging,
            Ledgers ledgers,
            int chunkSize) {
        this.repository = repository;
        this.transactions = transactions;
        this.rules = rules;
        this.staging = staging;
        this.ledgers = ledgers;
        this.chunkSize = chunkSize;
    }

    /**
     * The step of a delivery, under the name {@code stage <delivery_id>}.
     *
     * @throws IllegalArgumentException when its source is unknown, or is a log
     */
    public Step step(Delivery delivery) {
        if (!(rules.sources().get(delivery.source()) instanceof FileSource source)) {
            throw new IllegalArgumentException("the source " + delivery.source() + " is a log, not a file of people's");
        }
        Table table = rules.tables().get(source.into());
        StagingFolder folder = new StagingFolder(staging, table, delivery);
        DeliveryReader reader = new DeliveryReader(delivery, source, ledgers.repairs());
        StagingWriter writer = new StagingWriter(delivery.deliveryId(), folder, ledgers.rejects());
        return new StepBuilder("stage " + delivery.deliveryId(), repository)
                // Batch calls a step complete before its listeners have said how the delivery ended. Whoever was killed
                // in between has a delivery without a fate, and asks for its step again; others are not asked for.
                .allowStartIfComplete(true)
                .<FileRow, MappedRow>chunk(chunkSize)
                .transactionManager(transactions)
                .reader(reader)
                .processor(new RowMapper(delivery, source, table.contract(), rules.references(), rules.keys()))
                .writer(writer)
                .listener(new StagingVerdict(delivery, source.maxRejectShare(), reader, writer, folder, ledgers))
                .build();
    }
}
