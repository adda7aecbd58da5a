package org.quarterdeck.jobs.source;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.quarterdeck.jobs.privacy.PersonKeys;
import org.quarterdeck.schema.reference.Currencies;
import org.quarterdeck.schema.reference.MemberStates;
import org.quarterdeck.schema.table.Tables;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.sqlite.SQLiteDataSource;

/** An office in a folder: its sources, its job repository in SQLite, and a ledger that remembers what it was told. */
final class Desk implements DeliveryOutcomes, RejectLedger, RepairLedger {
    private static final Tables TABLES =
            Tables.read(Path.of(System.getProperty("quarterdeck.product"), "warehouse-schema", "tables"));

    final List<Reject> rejects = new ArrayList<>();
    final Map<String, StagingCounts> staged = new TreeMap<>();
    final Map<String, String> refused = new TreeMap<>();
    private final Path home;
    private final JobRepository repository;
    private final JdbcTransactionManager transactions;
    final Map<Row, Row> repairs = new LinkedHashMap<>();
    private int chunkSize = 3;
    private int failAtChunk = -1;
    private int chunksSeen;

    Desk(Path home) throws Exception {
        this.home = home;
        Files.createDirectories(home.resolve("sources"));
        Files.createDirectories(home.resolve("archive"));
        SQLiteDataSource database = new SQLiteDataSource();
        database.setUrl("jdbc:sqlite:" + home.resolve("quarterdeck.db")
                + "?journal_mode=WAL&busy_timeout=30000&transaction_mode=IMMEDIATE");
        new ResourceDatabasePopulator(new ClassPathResource("org/springframework/batch/core/schema-sqlite.sql"))
                .execute(database);
        transactions = new JdbcTransactionManager(database);
        JdbcJobRepositoryFactoryBean factory = new JdbcJobRepositoryFactoryBean();
        factory.setDataSource(database);
        factory.setTransactionManager(transactions);
        factory.afterPropertiesSet();
        repository = factory.getObject();
        Files.writeString(home.resolve("member-states.csv"), References.STATES);
        Files.writeString(home.resolve("currencies.csv"), "currency,name\nUSD,US Dollar\nEUR,Euro\nCHF,Swiss Franc\n");
    }

    /** The lists that tests look words up in. */
    private static final class References {
        private static final String STATES = """
                state_code,alpha2,m49_code,name_ar,name_en,name_es,name_fr,name_ru,name_zh
                AUS,AU,036,أستراليا,Australia,Australia,Australie,Австралия,澳大利亚
                CIV,CI,384,كوت ديفوار,Côte d’Ivoire,Côte d’Ivoire,Côte d’Ivoire,Кот-д'Ивуар,科特迪瓦
                TUR,TR,792,تركيا,Türkiye,Türkiye,Türkiye,Турция,土耳其
                TUR,TR,792,تركيا,Turkey,Turquía,Turquie,Турция,土耳其
                """;
    }

    Desk chunksOf(int rows) {
        chunkSize = rows;
        return this;
    }

    /** The ledger's database goes away at that chunk's rejects, once. */
    Desk failingAtLedgerCall(int call) {
        failAtChunk = call;
        return this;
    }

    void source(String name, String yaml) throws IOException {
        Files.writeString(home.resolve("sources").resolve(name + ".yaml"), yaml);
    }

    Delivery delivery(String source, byte[] bytes) throws IOException {
        String id = source + "-" + String.format("%012x", java.util.Arrays.hashCode(bytes) & 0xffffffffL);
        Path file = home.resolve("archive").resolve(id);
        Files.write(file, bytes);
        return new Delivery(id, source, file, "inbox/" + source + "/file", false);
    }

    /** The same as a file of repaired rows. */
    Delivery repair(String source, byte[] bytes) throws IOException {
        Delivery delivery = delivery(source, bytes);
        return new Delivery(delivery.deliveryId(), source, delivery.file(), delivery.fileName(), true);
    }

    Delivery delivery(String source, String text) throws IOException {
        return delivery(source, text.getBytes(StandardCharsets.UTF_8));
    }

    Delivery delivery(String source, String text, Charset encoding) throws IOException {
        return delivery(source, text.getBytes(encoding));
    }

    StagingStep steps() {
        StagingStep.Rules rules = new StagingStep.Rules(
                Sources.read(home.resolve("sources"), TABLES),
                TABLES,
                new org.quarterdeck.jobs.source.References(
                        MemberStates.read(home.resolve("member-states.csv")),
                        Currencies.read(home.resolve("currencies.csv"))),
                PersonKeys.open(home.resolve("secrets")));
        return new StagingStep(
                repository, transactions, rules, home.resolve("staging"), new Ledgers(this, this, this), chunkSize);
    }

    /** Runs the step of a delivery as a job of its own; run again, it restarts where it failed. */
    JobExecution run(Delivery delivery) throws Exception {
        return run(new JobBuilder(delivery.deliveryId(), repository)
                .start(steps().step(delivery))
                .build());
    }

    /** The same in a job that fails behind the step, so that it can be run again. */
    JobExecution runAndFailLater(Delivery delivery) throws Exception {
        Tasklet failing = (contribution, context) -> {
            throw new IllegalStateException("what comes later fails");
        };
        return run(new JobBuilder(delivery.deliveryId(), repository)
                .start(steps().step(delivery))
                .next(new StepBuilder("later", repository)
                        .tasklet(failing, transactions)
                        .build())
                .build());
    }

    private JobExecution run(Job job) throws Exception {
        TaskExecutorJobOperator operator = new TaskExecutorJobOperator();
        MapJobRegistry registry = new MapJobRegistry();
        operator.setJobRepository(repository);
        operator.setJobRegistry(registry);
        operator.afterPropertiesSet();
        return operator.start(job, new JobParameters());
    }

    /** Stages a delivery that is expected to come to an end. */
    StagingCounts stage(Delivery delivery) throws Exception {
        JobExecution execution = run(delivery);
        if (execution.getStatus() != BatchStatus.COMPLETED) {
            throw new AssertionError(
                    execution.toString(), execution.getAllFailureExceptions().get(0));
        }
        return StagingCounts.of(execution.getStepExecutions().iterator().next().getExecutionContext());
    }

    /** The staged rows, each as text, by part and position. */
    List<String> rows(String table, Delivery delivery) throws IOException {
        List<String> rows = new ArrayList<>();
        for (Path part : parts(table, delivery)) {
            for (Group group : groups(part)) {
                rows.add(group.toString()
                        .lines()
                        .reduce((a, b) -> a + "; " + b.strip())
                        .orElse(""));
            }
        }
        return rows;
    }

    List<Group> groups(Path part) throws IOException {
        List<Group> groups = new ArrayList<>();
        try (ParquetReader<Group> reader = ParquetReader.builder(
                        new GroupReadSupport(), new org.apache.hadoop.fs.Path(part.toUri()))
                .build()) {
            for (Group group = reader.read(); group != null; group = reader.read()) {
                groups.add(group);
            }
        }
        return groups;
    }

    List<Path> parts(String table, Delivery delivery) throws IOException {
        Path folder = folder(table, delivery);
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> inner = Files.list(folder)) {
            return inner.sorted().toList();
        }
    }

    Path folder(String table, Delivery delivery) {
        return home.resolve("staging").resolve(table).resolve(delivery.deliveryId());
    }

    Path home() {
        return home;
    }

    @Override
    public void staged(String deliveryId, StagingCounts counts) {
        staged.put(deliveryId, counts);
    }

    @Override
    public void refused(String deliveryId, String reason) {
        refused.put(deliveryId, reason);
    }

    @Override
    public void record(List<Reject> found) {
        if (chunksSeen++ == failAtChunk) {
            throw new IllegalStateException("the ledger is out of reach");
        }
        rejects.addAll(found);
    }

    @Override
    public void forget(String deliveryId) {
        rejects.removeIf(reject -> reject.deliveryId().equals(deliveryId));
    }

    @Override
    public Optional<Row> rejectedFirst(Row repair, String deliveryId, long rowNo) {
        Row row = new Row(deliveryId, rowNo);
        return rejects.stream().anyMatch(r -> r.deliveryId().equals(deliveryId) && r.rowNo() == rowNo)
                ? Optional.of(repairs.getOrDefault(row, row))
                : Optional.empty();
    }

    @Override
    public void repaired(List<Repair> found) {
        found.forEach(repair -> repairs.put(repair.row(), repair.of()));
    }

    @Override
    public long repairedRows(String deliveryId) {
        return repairs.values().stream()
                .filter(row -> row.deliveryId().equals(deliveryId))
                .count();
    }
}
