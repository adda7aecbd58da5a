package org.quarterdeck.jobs.night;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;

/** Tells how far a night is, step by step. */
final class Progress implements StepExecutionListener {
    private final Notices notices;
    private final int steps;
    private final Map<String, Long> started = new ConcurrentHashMap<>();
    private final AtomicInteger done = new AtomicInteger();

    Progress(Notices notices, int steps) {
        this.notices = notices;
        this.steps = steps;
    }

    @Override
    public void beforeStep(StepExecution step) {
        started.put(step.getStepName(), System.nanoTime());
        notices.progress(done.get(), steps, step.getStepName());
    }

    @Override
    public ExitStatus afterStep(StepExecution step) {
        int count = done.incrementAndGet();
        double seconds = (System.nanoTime() - started.getOrDefault(step.getStepName(), System.nanoTime())) / 1e9;
        String fate = step.getStatus() == BatchStatus.COMPLETED
                ? ""
                : " " + step.getStatus().name().toLowerCase(Locale.ROOT);
        notices.done(
                String.format(Locale.ROOT, "[%d/%d] %s%s, %.1f s", count, steps, step.getStepName(), fate, seconds));
        notices.progress(count, steps, "");
        return step.getExitStatus();
    }
}
