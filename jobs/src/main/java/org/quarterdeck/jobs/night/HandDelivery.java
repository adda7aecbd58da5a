package org.quarterdeck.jobs.night;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.quarterdeck.jobs.intake.Archive;
import org.quarterdeck.jobs.intake.Intake;
import org.quarterdeck.jobs.ledger.Delivery;
import org.quarterdeck.jobs.ledger.Lease;
import org.quarterdeck.jobs.night.NightPlan.ToStage;
import org.quarterdeck.jobs.office.Digests;
import org.quarterdeck.jobs.office.Office;
import org.quarterdeck.jobs.source.LogSource;
import org.quarterdeck.jobs.source.RejectedRows;
import org.quarterdeck.schema.config.InvalidConfiguration;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.builder.SimpleJobBuilder;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobInstanceAlreadyCompleteException;

/**
 * Files that a person hands over by name, past the inbox. What people wrote is staged at once, so that they see what
 * becomes of it; a log waits for the next night, whose date decides which of its lines come too late.
 */
public final class HandDelivery {
    private static final String NAME = "load";

    private final Office office;
    private final Notices notices;

    /** Deliveries to an office. */
    public HandDelivery(Office office, Notices notices) {
        this.office = office;
        this.notices = notices;
    }

    /**
     * Takes files in.
     *
     * @throws InvalidConfiguration naming every path that is no regular file
     */
    public Result load(String source, List<Path> files) {
        check(files);
        return underLease(() -> {
            List<Delivery> taken = takeIn(source, files);
            if (!(office.sources().get(source) instanceof LogSource)) {
                stage(taken);
            }
            return taken;
        });
    }

    /**
     * Takes in a file of repaired rows, which stand in place of the rejected rows that they name. A delivery that was
     * refused whole for its many rejects is read once more, for it may have few enough now.
     *
     * @throws InvalidConfiguration when the file is not there, or holds no repaired rows
     */
    public Result replay(Path file) {
        check(List.of(file));
        String source = sourceOf(file);
        return underLease(() -> {
            List<Delivery> taken = takeInRepair(source, file);
            stage(current(taken));
            List<Delivery> behind = taken.stream()
                    .flatMap(d -> office.repairs().refusedBehind(d.deliveryId()).stream())
                    .toList();
            if (!behind.isEmpty()) {
                steps(behind, office.repairs().sound().toString());
            }
            return Stream.concat(taken.stream(), behind.stream()).toList();
        });
    }

    /** A file that came once as an ordinary delivery was refused as that; its bytes are there. */
    private List<Delivery> takeInRepair(String source, Path file) {
        try {
            Optional<Delivery> known = office.deliveries().find(Delivery.id(source, Digests.sha256(file)));
            List<Delivery> taken =
                    known.filter(d -> !d.isRepair()).map(List::of).orElseGet(() -> takeIn(source, List.of(file)));
            taken.forEach(d -> office.deliveries().repairs(d.deliveryId()));
            return taken;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private String sourceOf(Path file) {
        try {
            return RejectedRows.sourceOf(
                            file,
                            office.sources(),
                            id -> office.deliveries()
                                    .find(id)
                                    .map(Delivery::source)
                                    .orElse(null))
                    .orElseThrow(() -> new InvalidConfiguration(List.of(file + ": its first row names no delivery of"
                            + " this office; repair a file that quarterdeck rejects --export wrote, in its own"
                            + " columns")));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static void check(List<Path> files) {
        List<String> problems = files.stream()
                .filter(file -> !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                .map(file -> file
                        + (Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                                ? ": is no regular file; name the file itself"
                                : ": there is no such file; look at its name"))
                .toList();
        if (!problems.isEmpty()) {
            throw new InvalidConfiguration(problems);
        }
    }

    private Result underLease(Supplier<List<Delivery>> work) {
        Optional<Lease> lease = Lease.take(office.database(), office.clock());
        if (lease.isEmpty()) {
            return new Result(true, List.of());
        }
        try {
            return new Result(false, current(work.get()));
        } finally {
            lease.get().close();
        }
    }

    private List<Delivery> current(List<Delivery> deliveries) {
        return deliveries.stream()
                .map(d -> office.deliveries().find(d.deliveryId()).orElse(d))
                .toList();
    }

    private List<Delivery> takeIn(String source, List<Path> files) {
        Intake intake = new Intake(
                new Archive(office.home().archive()),
                office.deliveries(),
                office.sources(),
                office.clock(),
                notices::warn);
        List<Delivery> taken = new ArrayList<>();
        for (Path file : files) {
            Optional<String> refused = intake.refuseEndless(source, file, StagingDefinition.of(office, source));
            if (refused.isPresent()) {
                office.deliveries().find(refused.get()).ifPresent(taken::add);
                continue;
            }
            try {
                String sha256 = Digests.sha256(file);
                if (intake.add(source, file, sha256)) {
                    office.deliveries().find(Delivery.id(source, sha256)).ifPresent(taken::add);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + file, e);
            }
        }
        return taken;
    }

    private void stage(List<Delivery> taken) {
        List<Delivery> waiting =
                taken.stream().filter(d -> d.status().equals(Delivery.RECEIVED)).toList();
        if (!waiting.isEmpty()) {
            steps(waiting, waiting.stream().anyMatch(Delivery::isRepair) ? "repair" : "");
        }
    }

    /**
     * Stages deliveries.
     *
     * @param occasion what makes it another time for the same deliveries
     */
    private void steps(List<Delivery> deliveries, String occasion) {
        List<ToStage> waiting = deliveries.stream().map(ToStage::of).toList();
        try (BatchContext batch = BatchContext.start(office.database())) {
            batch.recover(NAME);
            PeoplesFiles files = new PeoplesFiles(office, batch.repository());
            SimpleJobBuilder job = new JobBuilder(NAME, batch.repository()).start(files.step(waiting.get(0)));
            waiting.subList(1, waiting.size()).forEach(delivery -> job.next(files.step(delivery)));
            JobExecution execution = batch.operator()
                    .start(
                            job.build(),
                            new JobParametersBuilder()
                                    .addString(
                                            "deliveries",
                                            Digests.sha256(Stream.concat(
                                                            waiting.stream().map(ToStage::deliveryId),
                                                            Stream.of(occasion).filter(text -> !text.isEmpty()))
                                                    .toList()))
                                    .toJobParameters());
            execution.getAllFailureExceptions().stream().findFirst().ifPresent(failure -> {
                throw new IllegalStateException("cannot stage: " + failure.getMessage(), failure);
            });
        } catch (JobInstanceAlreadyCompleteException e) {
            // Nothing has come since that would change what became of them.
        } catch (JobExecutionException e) {
            throw new IllegalStateException("cannot stage: " + e.getMessage(), e);
        }
    }

    /**
     * What became of the files.
     *
     * @param isBusy another run holds the lease; nothing was done
     */
    public record Result(boolean isBusy, List<Delivery> deliveries) {}
}
