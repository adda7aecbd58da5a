package org.quarterdeck.jobs.night;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;

/** Tells how far a night is, step by step. */
final class Progress implements StepExecutionListener {
    private final Notices notices;
    private final int steps;
    private final AtomicInteger done = new AtomicInteger();

    Progress(Notices notices, int steps) {
        this.notices = notices;
        this.steps = steps;
    }

    @Override
    public void beforeStep(StepExecution step) {
        notices.progress(done.get(), steps, step.getStepName());
    }

    @Override
    public ExitStatus afterStep(StepExecution step) {
        int count = done.incrementAndGet();
        Duration took = step.getStartTime() == null
                ? Duration.ZERO
                : Duration.between(step.getStartTime(), java.time.LocalDateTime.now());
        notices.done(String.format(
                Locale.ROOT, "[%d/%d] %s, %.1f s", count, steps, step.getStepName(), took.toMillis() / 1000.0));
        notices.progress(count, steps, "");
        return step.getExitStatus();
    }
}
