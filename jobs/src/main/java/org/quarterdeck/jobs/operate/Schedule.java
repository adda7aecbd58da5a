package org.quarterdeck.jobs.operate;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.TimeZone;
import org.quarterdeck.jobs.ledger.OfficeDatabase;
import org.quartz.CronScheduleBuilder;
import org.quartz.CronTrigger;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.impl.matchers.GroupMatcher;

/**
 * Quartz on the office's database. A launch that was missed while no scheduler ran is made up for once, when one
 * runs again; a launch that was cut off by a crash is fired again.
 */
public final class Schedule implements AutoCloseable {
    private static final String GROUP = "office";

    private final Scheduler quartz;

    private Schedule(Scheduler quartz) {
        this.quartz = quartz;
    }

    /**
     * The schedule of an office, not started.
     *
     * @param command how this program is started, up to the name of the command
     */
    public static Schedule of(
            OfficeDatabase database, Path home, ScheduleSettings settings, List<String> command, Clock clock)
            throws SchedulerException {
        Scheduler quartz = new StdSchedulerFactory(properties(database)).getScheduler();
        quartz.getContext().put(LaunchJob.LAUNCHER, new Launcher(home, command, clock));
        Schedule schedule = new Schedule(quartz);
        schedule.keep(settings);
        return schedule;
    }

    private static Properties properties(OfficeDatabase database) {
        Properties properties = new Properties();
        properties.setProperty("org.quartz.scheduler.instanceName", "quarterdeck");
        properties.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
        properties.setProperty("org.quartz.threadPool.threadCount", "2");
        properties.setProperty("org.quartz.jobStore.class", "org.quartz.impl.jdbcjobstore.JobStoreTX");
        // Quartz has no delegate for SQLite; PostgreSQL's works there, with locks held in this one process.
        properties.setProperty(
                "org.quartz.jobStore.driverDelegateClass", "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate");
        if (!database.isServer()) {
            properties.setProperty(
                    "org.quartz.jobStore.lockHandler.class", "org.quartz.impl.jdbcjobstore.SimpleSemaphore");
        }
        properties.setProperty("org.quartz.jobStore.useProperties", "true");
        properties.setProperty("org.quartz.jobStore.dataSource", "office");
        properties.setProperty("org.quartz.dataSource.office.provider", "hikaricp");
        properties.setProperty("org.quartz.dataSource.office.driver", database.driver());
        properties.setProperty("org.quartz.dataSource.office.URL", database.url());
        properties.setProperty("org.quartz.dataSource.office.maxConnections", "4");
        return properties;
    }

    /** Makes the stored triggers those of the settings; one whose time did not change keeps its place. */
    private void keep(ScheduleSettings settings) throws SchedulerException {
        for (JobKey stored : quartz.getJobKeys(GroupMatcher.jobGroupEquals(GROUP))) {
            if (!settings.jobs().containsKey(stored.getName())) {
                quartz.deleteJob(stored);
            }
        }
        for (var entry : settings.jobs().entrySet()) {
            keep(entry.getKey(), entry.getValue());
        }
    }

    private void keep(String name, ScheduleSettings.Launch launch) throws SchedulerException {
        JobDetail job = JobBuilder.newJob(LaunchJob.class)
                .withIdentity(name, GROUP)
                .storeDurably()
                .requestRecovery()
                .build();
        CronTrigger trigger = TriggerBuilder.newTrigger()
                .withIdentity(name, GROUP)
                .forJob(job)
                .withSchedule(CronScheduleBuilder.cronSchedule(launch.cron())
                        .inTimeZone(TimeZone.getTimeZone(launch.zone()))
                        .withMisfireHandlingInstructionFireAndProceed())
                .build();
        TriggerKey key = trigger.getKey();
        quartz.addJob(job, true);
        if (!(quartz.getTrigger(key) instanceof CronTrigger stored)) {
            quartz.scheduleJob(trigger);
        } else if (!stored.getCronExpression().equals(trigger.getCronExpression())
                || !stored.getTimeZone().equals(trigger.getTimeZone())) {
            quartz.rescheduleJob(key, trigger);
        }
    }

    /** Begins to fire. */
    public void start() throws SchedulerException {
        quartz.start();
    }

    /** What fires next, in time. */
    public List<Next> next() throws SchedulerException {
        List<Next> next = new ArrayList<>();
        for (TriggerKey key : quartz.getTriggerKeys(GroupMatcher.triggerGroupEquals(GROUP))) {
            Date at = quartz.getTrigger(key).getNextFireTime();
            if (at != null) {
                next.add(new Next(key.getName(), at.toInstant()));
            }
        }
        next.sort(java.util.Comparator.comparing(Next::at));
        return next;
    }

    /** A launch to come. */
    public record Next(String job, java.time.Instant at) {}

    @Override
    public void close() throws SchedulerException {
        quartz.shutdown(false);
    }
}
