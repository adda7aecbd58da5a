package org.quarterdeck.jobs.operate;

import java.io.IOException;
import java.util.Objects;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;

/** What Quartz fires: one launch of one job. */
@DisallowConcurrentExecution
public final class LaunchJob implements Job {
    /** Under this key the scheduler's context holds the launcher. */
    static final String LAUNCHER = "launcher";

    private static final Logger LOG = LogManager.getLogger(LaunchJob.class);

    /** Made by Quartz. */
    public LaunchJob() {}

    @Override
    public void execute(JobExecutionContext context) throws JobExecutionException {
        String job = context.getJobDetail().getKey().getName();
        try {
            Launcher launcher = (Launcher)
                    Objects.requireNonNull(context.getScheduler().getContext().get(LAUNCHER));
            int exit = launcher.launch(job);
            LOG.info("{} ended with exit code {}", job, exit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | org.quartz.SchedulerException e) {
            throw new JobExecutionException("cannot launch " + job, e, false);
        }
    }
}
