package org.quarterdeck.jobs.night;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.intake.Archive;
import org.quarterdeck.jobs.intake.Inbox;
import org.quarterdeck.jobs.intake.Intake;
import org.quarterdeck.jobs.ledger.Delivery;
import org.quarterdeck.jobs.ledger.Lease;
import org.quarterdeck.jobs.ledger.Releases;
import org.quarterdeck.jobs.load.Engine;
import org.quarterdeck.jobs.load.Warehouse;
import org.quarterdeck.jobs.night.NightResult.Outcome;
import org.quarterdeck.jobs.office.Office;
import org.quarterdeck.jobs.quality.Gates;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobInstanceAlreadyCompleteException;

/**
 * Runs one night in an office: takes the lease, looks at what there is to do, and starts the job or goes on with
 * one that was interrupted. The job instance's identity is the date and the digest of all inputs and definitions.
 */
public final class Nightly {
    private final Office office;
    private final Notices notices;

    /** Nights in an office. */
    public Nightly(Office office, Notices notices) {
        this.office = office;
        this.notices = notices;
    }

    /** The day that a night stands for unless it is told: the last day that is over in the office's zone. */
    public static LocalDate lastDay(Office office) {
        return LocalDate.now(office.clock().withZone(office.settings().zone())).minusDays(1);
    }

    /**
     * Runs a night.
     *
     * @param asOf what was true on that day
     * @param full whether everything is computed anew, changed or not
     * @throws org.quarterdeck.schema.config.InvalidConfiguration with every mistake of every definition; nothing is
     *     taken in then
     */
    public NightResult run(LocalDate asOf, boolean full) {
        Engine.prepare();
        Definitions.check(office);
        Optional<Lease> lease = Lease.take(office.database(), office.clock());
        if (lease.isEmpty()) {
            String holder = Lease.holder(office.database(), office.clock()).orElse("another process");
            return result(
                    Outcome.BUSY, "another run holds the lease: " + holder + " (host, process, start)", List.of());
        }
        try (Lease held = lease.get()) {
            Optional<Releases.Entry> standing = office.releases().standing();
            Optional<NightResult> late = standing.filter(this::isUnsettled).map(r -> settle(r, held.fence()));
            NightPlan plan = NightPlan.look(office, asOf, full);
            tellOfTheInbox();
            boolean isSame = standing.filter(r -> r.inputsDigest().equals(plan.inputsDigest()))
                    .isPresent();
            if (isSame && !full) {
                takeInKnown(plan);
                new Retention(office, notices).apply();
                return late.orElseGet(() -> result(Outcome.UNCHANGED, "nothing has changed", List.of()));
            }
            return run(plan, held.fence(), NightJob::of);
        }
    }

    /** What is not taken in stays where it is; whoever put it there must know. */
    private void tellOfTheInbox() {
        Inbox inbox = new Inbox(office.home().inbox());
        inbox.misplaced()
                .forEach(path -> notices.warn(Inbox.printed(path)
                        + ": only regular files with plain names in inbox/<source>/ are taken in; rename, move or"
                        + " remove it"));
        Intake intake = intake();
        inbox.endless()
                .forEach((file, source) -> intake.refuseEndless(
                        source,
                        file,
                        office.sources()
                                .find(source)
                                .map(known -> StagingDefinition.of(office, source))
                                .orElse(null)));
        inbox.waiting().forEach(file -> notices.warn(file.said(office.clock().instant())));
    }

    /** Was the run that published it interrupted before everything was pinned and drawn? */
    private boolean isUnsettled(Releases.Entry release) {
        return office.runs()
                .find(release.runId())
                .filter(run -> !run.status().equals(word(Outcome.PUBLISHED)))
                .isPresent();
    }

    /**
     * Goes on with the run that published a release: what it wrote must be pinned before another run writes, and its
     * pages are owed, whatever this night brings.
     */
    private NightResult settle(Releases.Entry release, long fence) {
        NightResult settled = run(NightPlan.ofPublished(release), fence, (job, plan) -> job.ofWhatFollowsTheRelease());
        if (settled.outcome() != Outcome.PUBLISHED) {
            notices.warn("release " + release.releaseId() + " is published, but not everything of it is drawn: "
                    + settled.message());
        }
        return settled;
    }

    private Intake intake() {
        return new Intake(
                new Archive(office.home().archive()),
                office.deliveries(),
                office.sources(),
                office.clock(),
                notices::warn);
    }

    /** Files that bring nothing new still leave the inbox, and their arrival is written down. */
    private void takeInKnown(NightPlan plan) {
        Intake intake = intake();
        plan.arrived().forEach(intake::take);
    }

    private NightResult run(NightPlan plan, long fence, BiFunction<NightJob, NightPlan, Job> steps) {
        SparkSession spark = Engine.start();
        try (BatchContext batch = BatchContext.start(office.database());
                Warehouse warehouse =
                        Warehouse.open(spark, office.database(), office.home().warehouse())) {
            Night night = new Night(office, plan, warehouse, notices, fence);
            if (office.releases().ofRun(plan.runId()).isEmpty()) {
                night.refuseLosses();
            }
            office.runs().started(plan.runId(), plan.asOf(), office.clock().instant());
            batch.recover(NightJob.NAME);
            NightJob job =
                    new NightJob(batch.repository(), night, new PeoplesFiles(office, batch.repository()), notices);
            JobExecution execution = batch.operator().start(steps.apply(job, plan), parameters(plan));
            return execution.getStatus() == BatchStatus.COMPLETED ? completed(plan) : stopped(plan, execution);
        } catch (JobInstanceAlreadyCompleteException e) {
            // It was interrupted after its last step, before that was written down.
            return completed(plan);
        } catch (JobExecutionException e) {
            throw new IllegalStateException("run " + plan.runId() + " cannot start: " + e.getMessage(), e);
        }
    }

    private static JobParameters parameters(NightPlan plan) {
        return new JobParametersBuilder()
                .addString("run", plan.runId())
                .addString("inputs", plan.inputsDigest())
                .toJobParameters();
    }

    private NightResult completed(NightPlan plan) {
        Optional<Releases.Entry> published = office.releases().ofRun(plan.runId());
        Outcome outcome = published.isPresent() ? Outcome.PUBLISHED : Outcome.UNCHANGED;
        end(plan, outcome, published, null);
        return result(
                outcome,
                published.isPresent() ? "" : "everything was computed anew and came out the same",
                plan.deliveryIds());
    }

    private NightResult stopped(NightPlan plan, JobExecution execution) {
        Optional<Releases.Entry> published = office.releases().ofRun(plan.runId());
        Throwable cause = cause(execution);
        Outcome outcome = cause instanceof Gates.Stopped
                ? Outcome.GATED
                : published.isPresent() ? Outcome.UNSETTLED : Outcome.FAILED;
        String message = cause == null ? String.valueOf(execution.getExitStatus()) : String.valueOf(cause.getMessage());
        end(plan, outcome, published, message);
        return result(outcome, message, plan.deliveryIds());
    }

    private void end(NightPlan plan, Outcome outcome, Optional<Releases.Entry> published, @Nullable String message) {
        String releaseId = published.map(Releases.Entry::releaseId).orElse(null);
        office.runs().ended(plan.runId(), office.clock().instant(), word(outcome), releaseId, message);
    }

    private static String word(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable Throwable cause(JobExecution execution) {
        return execution.getAllFailureExceptions().stream().findFirst().orElse(null);
    }

    private NightResult result(Outcome outcome, String message, List<String> deliveryIds) {
        List<Delivery> deliveries = deliveryIds.isEmpty()
                ? List.of()
                : office.deliveries().all().stream()
                        .filter(d -> deliveryIds.contains(d.deliveryId()))
                        .toList();
        return new NightResult(
                outcome,
                office.releases().standing(),
                message,
                deliveries.stream()
                        .filter(d -> d.status().equals(Delivery.REFUSED))
                        .toList(),
                deliveries.stream()
                        .filter(d -> d.rowsRejected() != null && d.rowsRejected() > 0)
                        .toList(),
                outcome == Outcome.PUBLISHED
                        ? office.releases()
                                .standing()
                                .map(new Drawing(office)::nightlyPages)
                                .orElse(List.of())
                        : List.of(),
                new Inbox(office.home().inbox())
                        .waiting().stream()
                                .anyMatch(file -> file.isOverdue(office.clock().instant())));
    }
}
