package org.quarterdeck.jobs.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.quarterdeck.jobs.ledger.OfficeDatabase;
import org.quarterdeck.jobs.ledger.PostgresServer;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;

class BatchContextTest {
    private static final int AT_ONCE = 4;
    private static final int ROUNDS = 10;

    @Test
    void steps_that_begin_at_once_are_all_written_down_in_postgresql() throws Exception {
        CyclicBarrier start = new CyclicBarrier(AT_ONCE);
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try (OfficeDatabase database = PostgresServer.office();
                BatchContext batch = BatchContext.start(database)) {
            JobRepository repository = batch.repository();
            JobExecution job = repository.createJobExecution(
                    repository.createJobInstance("night", new JobParameters()),
                    new JobParameters(),
                    new ExecutionContext());
            List<Future<StepExecution>> begun = new ArrayList<>();
            for (int step = 0; step < ROUNDS * AT_ONCE; step++) {
                String name = "load " + step;
                Callable<StepExecution> beginning = () -> {
                    start.await();
                    return repository.createStepExecution(name, job);
                };
                begun.add(threads.submit(beginning));
            }

            for (Future<StepExecution> step : begun) {
                assertThat(step.get().getId()).isPositive();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
