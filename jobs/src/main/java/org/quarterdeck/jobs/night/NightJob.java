package org.quarterdeck.jobs.night;

import java.util.ArrayList;
import java.util.List;
import org.quarterdeck.jobs.load.Load;
import org.quarterdeck.jobs.night.NightPlan.ToStage;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.FlowBuilder;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.flow.Flow;
import org.springframework.batch.core.job.flow.support.SimpleFlow;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.AbstractStep;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskExecutor;

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
    private final PeoplesFiles files;
    private final Notices notices;

    NightJob(JobRepository repository, Night night, PeoplesFiles files, Notices notices) {
        this.repository = repository;
        this.night = night;
        this.files = files;
        this.notices = notices;
    }

    /** The job of a plan. */
    Job of(NightPlan plan) {
        List<List<Step>> stages = new ArrayList<>(stages(plan));
        stages.addAll(afterwards());
        return job(stages);
    }

    /** The job's last steps alone, of a night that was interrupted after it published. */
    Job ofWhatFollowsTheRelease() {
        return job(afterwards());
    }

    private Job job(List<List<Step>> stages) {
        Progress progress =
                new Progress(notices, stages.stream().mapToInt(List::size).sum());
        stages.forEach(steps -> steps.forEach(step -> ((AbstractStep) step).registerStepExecutionListener(progress)));
        List<Flow> flows = stages.stream().map(NightJob::together).toList();
        FlowBuilder<SimpleFlow> all = new FlowBuilder<SimpleFlow>("night").start(flows.get(0));
        flows.subList(1, flows.size()).forEach(all::next);
        return new JobBuilder(NAME, repository).start(all.build()).end().build();
    }

    /** Steps in order, up to the release; those of one stage do not need each other. */
    private List<List<Step>> stages(NightPlan plan) {
        List<List<Step>> stages = new ArrayList<>();
        stages.add(List.of(step("intake", night::intake)));
        for (ToStage delivery : plan.toStage()) {
            if (!night.isLog(delivery)) {
                stages.add(List.of(files.step(delivery)));
            }
        }
        for (String source : night.logSources(plan)) {
            stages.add(List.of(step("stage " + source, () -> night.stageLogs(source))));
        }
        for (List<Load> level : night.loadPlan().levels()) {
            stages.add(level.stream()
                    .map(load -> step("load " + load.name(), () -> night.load(load)))
                    .toList());
        }
        stages.add(List.of(step("gates", night::gates)));
        stages.add(List.of(step("figures", night::figures)));
        stages.add(List.of(step("publish", night::publish)));
        return stages;
    }

    private List<List<Step>> afterwards() {
        return List.of(
                List.of(step("settle", night::settle)),
                List.of(step("changes", night::changes)),
                List.of(step("draw", night::draw)));
    }

    private static Flow together(List<Step> steps) {
        List<Flow> flows = steps.stream().map(NightJob::flow).toList();
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
        SimpleAsyncTaskExecutor threads = new SimpleAsyncTaskExecutor("load-");
        threads.setConcurrencyLimit(Runtime.getRuntime().availableProcessors());
        return threads;
    }

    private static Flow flow(Step step) {
        return new FlowBuilder<SimpleFlow>(step.getName()).start(step).build();
    }

    private Step step(String name, Runnable work) {
        return new StepBuilder(name, repository)
                .tasklet(
                        (contribution, context) -> {
                            work.run();
                            return RepeatStatus.FINISHED;
                        },
                        BatchContext.NO_TRANSACTION)
                .build();
    }
}
