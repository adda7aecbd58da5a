package org.quarterdeck.jobs.cli;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.logging.log4j.LogManager;
import org.quarterdeck.jobs.ledger.Lease;
import org.quarterdeck.jobs.office.Office;
import org.quarterdeck.jobs.operate.Schedule;
import org.quarterdeck.jobs.operate.ScheduleSettings;
import org.quarterdeck.schema.config.StrictYaml;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "schedule",
        description = "Launch jobs at the times of config/schedule.yaml, until it is stopped.",
        mixinStandardHelpOptions = true)
final class ScheduleCommand implements Callable<Integer> {
    private static final int SECONDS_TO_CLOSE = 10;

    @Mixin
    private OfficeOptions options = new OfficeOptions();

    @Override
    public Integer call() throws Exception {
        try (Office office = options.office()) {
            ScheduleSettings settings = StrictYaml.read(office.home().scheduleFile(), ScheduleSettings.class);
            Optional<Lease> lease = Lease.take(Lease.SCHEDULE, office.database(), office.clock());
            if (lease.isEmpty()) {
                String holder = Lease.holder(Lease.SCHEDULE, office.database(), office.clock())
                        .orElse("it ended just now");
                options.warn("another scheduler runs for " + office.home().root() + ": " + holder
                        + " (host, process, start); stop it first");
                return ExitCode.BUSY;
            }
            return launch(office, settings, lease.get());
        }
    }

    private int launch(Office office, ScheduleSettings settings, Lease lease) throws Exception {
        CountDownLatch stopped = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stopped, closed), "stop"));
        try (lease;
                Schedule schedule =
                        Schedule.of(office.database(), office.home().root(), settings, thisProgram(), office.clock())) {
            schedule.start();
            schedule.next().forEach(next -> options.say("next " + next.job() + " at " + next.at()));
            options.say("The scheduler runs; stop it with Ctrl-C or a TERM signal.");
            stopped.await();
        } finally {
            closed.countDown();
        }
        return ExitCode.DONE;
    }

    /** The process ends when the scheduler is closed, or after a while all the same. */
    private static void stop(CountDownLatch stopped, CountDownLatch closed) {
        stopped.countDown();
        try {
            if (!closed.await(SECONDS_TO_CLOSE, TimeUnit.SECONDS)) {
                LogManager.getLogger(ScheduleCommand.class).warn("the scheduler did not close in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** This Java, these options, this class: a child process is started like this one. */
    private static List<String> thisProgram() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(Quarterdeck.class.getName());
        return command;
    }
}
