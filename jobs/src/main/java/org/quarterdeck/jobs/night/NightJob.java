package org.quarterdeck.jobs.night;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.quarterdeck.jobs.load.Load;
import org.quarterdeck.jobs.night.NightPlan.ToStage;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.FlowBuilder;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.flow.Flow;
import org.springframework.batch.core.job.flow.support.SimpleFlow;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.core.task.TaskExecutor;
import org.springframework.core.task.support.TaskExecutorAdapter;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The main job, made for one night: intake, one step a delivery, one step a table, gates, figures, the release,
 * then what is drawn from it. Steps that do not need each other stand side by side. A completed step is not done
 * again when the night is restarted.
 */
final class NightJob {
    /** The job's name in the repository. */
    static final String NAME = "nightly";

    private final JobRepository repository;
    private final Night night;
    private final Notices notices;

    NightJob(JobRepository repository, Night night, Notices notices) {
        this.repository = repository;
        this.night = night;
        this.notices = notices;
    }

    /** The job of a plan. */
    Job of(NightPlan plan) {
        List<Flow> flows = new ArrayList<>();
        flows.add(flow(step("intake", night::intake)));
        for (ToStage delivery : plan.toStage()) {
            if (!night.isLog(delivery)) {
                flows.add(flow(night.staging().step(delivery)));
            }
        }
        for (String source : night.logSources(plan)) {
            flows.add(flow(step("stage " + source, () -> night.stageLogs(source))));
        }
        for (List<Load> level : night.loadPlan().levels()) {
            flows.add(together(level.stream()
                    .map(load -> flow(step("load " + load.name(), () -> night.load(load))))
                    .toList()));
        }
        flows.add(flow(step("gates", night::gates)));
        flows.add(flow(step("figures", night::figures)));
        flows.add(flow(step("publish", night::publish)));
        flows.add(flow(step("settle", night::settle)));
        flows.add(flow(step("draw", night::draw)));
        FlowBuilder<SimpleFlow> all = new FlowBuilder<SimpleFlow>("night").start(flows.get(0));
        flows.subList(1, flows.size()).forEach(all::next);
        return new JobBuilder(NAME, repository)
                .listener(night.progress())
                .start(all.build())
                .end()
                .build();
    }

    private Flow together(List<Flow> flows) {
        if (flows.size() == 1) {
            return flows.get(0);
        }
        return new FlowBuilder<SimpleFlow>(flows.get(0).getName() + " and others")
                .split(threads())
                .add(flows.toArray(Flow[]::new))
                .build();
    }

    /** As many loads side by side as there are cores: one plans while another computes. */
    private static TaskExecutor threads() {
        return new TaskExecutorAdapter(
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), task -> {
                    Thread thread = new Thread(task, "load");
                    thread.setDaemon(true);
                    return thread;
                }));
    }

    private Flow flow(Step step) {
        return new FlowBuilder<SimpleFlow>(step.getName()).start(step).build();
    }

    private Step step(String name, Runnable work) {
        return new StepBuilder(name, repository)
                .tasklet(
                        (contribution, context) -> {
                            work.run();
                            return RepeatStatus.FINISHED;
                        },
                        transactions)
                .listener(night.progress())
                .build();
    }
}
