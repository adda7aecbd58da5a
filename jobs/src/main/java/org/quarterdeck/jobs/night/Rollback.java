package org.quarterdeck.jobs.night;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.quarterdeck.jobs.ledger.Delivery;
import org.quarterdeck.jobs.ledger.Lease;
import org.quarterdeck.jobs.ledger.Releases;
import org.quarterdeck.jobs.ledger.Runs.LoadedTable;
import org.quarterdeck.jobs.load.Engine;
import org.quarterdeck.jobs.load.LoadPlan;
import org.quarterdeck.jobs.load.Warehouse;
import org.quarterdeck.jobs.office.Digests;
import org.quarterdeck.jobs.office.Office;
import org.quarterdeck.jobs.release.OpenReleases;
import org.quarterdeck.jobs.release.Publication;
import org.quarterdeck.jobs.source.LogSource;
import org.quarterdeck.schema.config.InvalidConfiguration;
import org.quarterdeck.schema.release.Release;

/**
 * Publishes an earlier release again, as a new one, the way that nights publish: files first, then one row. What was
 * delivered since is not lost: the next night counts it as new. Its log lines left staging when they were published,
 * so those logs are read from the archive again.
 */
public final class Rollback {
    private final Office office;
    private final Notices notices;

    /** For an office. */
    public Rollback(Office office, Notices notices) {
        this.office = office;
        this.notices = notices;
    }

    /**
     * Publishes a release again.
     *
     * @return the new release; empty when another run holds the lease
     * @throws InvalidConfiguration when it cannot be, and why; nothing is published then
     */
    public Optional<Releases.Entry> to(Releases.Entry earlier) {
        Optional<Lease> lease = Lease.take(office.database(), office.clock());
        if (lease.isEmpty()) {
            return Optional.empty();
        }
        try (Lease held = lease.get()) {
            return Optional.of(publish(earlier, held.fence()));
        }
    }

    private Releases.Entry publish(Releases.Entry earlier, long fence) {
        Releases.Entry standing = office.releases().standing().orElseThrow();
        Release opened = Release.open(office.home().release(earlier.releaseId()));
        List<String> passed = passed(opened.manifest().deliveries().keySet());
        check(earlier, standing, passed);
        String runId = earlier.asOf().toString().replace("-", "") + "_again-"
                + Digests.sha256(List.of(standing.releaseId(), earlier.releaseId()))
                        .substring(0, 10);
        List<LoadedTable> tables = tables(earlier, standing);
        office.runs().started(runId, earlier.asOf(), office.clock().instant());
        tables.forEach(table -> office.runs().loaded(runId, table));
        try (Warehouse warehouse =
                Warehouse.open(Engine.start(), office.database(), office.home().warehouse())) {
            Publication publication = new Publication(office, warehouse, runId, earlier.asOf(), fence);
            String origin = earlier.ofReleaseId() == null ? earlier.releaseId() : earlier.ofReleaseId();
            publication.prepareAgain(office.releases().nextId(earlier.asOf()), opened);
            publication.publishAgain(standing.inputsDigest(), origin, tables, passed);
            Releases.Entry release = publication.published().orElseThrow();
            publication.settle(tables);
            draw(release, runId);
            return release;
        }
    }

    /** What is published stays published: pages that cannot be drawn are owed by the next night. */
    private void draw(Releases.Entry release, String runId) {
        String status = "published";
        String message = null;
        try {
            new Drawing(office).nightly(release, new OpenReleases(office.home()).get(release));
        } catch (RuntimeException e) {
            status = "unsettled";
            message = String.valueOf(e.getMessage());
            notices.warn("its pages are not drawn: " + message + "; the next night draws them");
        }
        office.runs().ended(runId, office.clock().instant(), status, release.releaseId(), message);
    }

    private void check(Releases.Entry earlier, Releases.Entry standing, List<String> passed) {
        List<String> problems = new ArrayList<>();
        if (earlier.releaseId().equals(standing.releaseId())) {
            problems.add("release " + earlier.releaseId() + " stands already; name an earlier one");
        }
        if (office.runs()
                .find(standing.runId())
                .filter(run -> !run.status().equals("published"))
                .isPresent()) {
            problems.add("release " + standing.releaseId()
                    + " is not settled yet, since its run was interrupted; run: quarterdeck nightly");
        }
        List<String> gone = passed.stream()
                .filter(id -> office.deliveries()
                        .find(id)
                        .filter(Delivery::isArchived)
                        .isEmpty())
                .toList();
        if (!gone.isEmpty()) {
            problems.add(gone.size() + (gone.size() == 1 ? " log" : " logs")
                    + " came after release " + earlier.releaseId() + " and left the archive after retention_days, as "
                    + gone.get(0) + "; no later night could count their lines again. Deliver them again first");
        }
        if (!problems.isEmpty()) {
            throw new InvalidConfiguration(problems);
        }
    }

    /** Logs that the earlier release does not know, and whose staged rows went with the release that did. */
    private List<String> passed(Set<String> known) {
        Set<String> passing = LoadPlan.of(office.tables()).passingStaging();
        return office.deliveries().all().stream()
                .filter(d -> d.releaseId() != null
                        && !known.contains(d.deliveryId())
                        && d.status().equals(Delivery.STAGED))
                .filter(d -> office.sources()
                        .find(d.source())
                        .filter(source -> source instanceof LogSource && passing.contains(source.into()))
                        .isPresent())
                .map(Delivery::deliveryId)
                .toList();
    }

    private List<LoadedTable> tables(Releases.Entry earlier, Releases.Entry standing) {
        Map<String, LoadedTable> now = office.releases().tables(standing.releaseId()).stream()
                .collect(Collectors.toMap(LoadedTable::tableName, Function.identity()));
        return office.releases().tables(earlier.releaseId()).stream()
                .map(table -> {
                    LoadedTable other = now.get(table.tableName());
                    return new LoadedTable(
                            table.tableName(),
                            table.snapshotId(),
                            table.fingerprint(),
                            table.definition(),
                            table.rowCount(),
                            other == null || other.snapshotId() != table.snapshotId(),
                            null);
                })
                .toList();
    }
}
