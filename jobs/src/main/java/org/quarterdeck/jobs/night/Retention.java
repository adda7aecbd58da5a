package org.quarterdeck.jobs.night;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.quarterdeck.jobs.intake.Archive;
import org.quarterdeck.jobs.ledger.Delivery;
import org.quarterdeck.jobs.office.Office;

/**
 * Deletes archived bytes, {@code retention_days} of their source after they arrived last, by the clock and not by the
 * night's date: a night for a past day keeps nothing longer. Bytes that no release knows yet stay. The ledger says
 * first that they are gone; whatever a killed night left in the archive is deleted by the next.
 */
final class Retention {
    private final Office office;
    private final Notices notices;

    Retention(Office office, Notices notices) {
        this.office = office;
        this.notices = notices;
    }

    /** Deletes what is due, and what was due in a night that was killed. */
    void apply() {
        Instant now = office.clock().instant();
        Map<String, Long> given = new TreeMap<>();
        for (Delivery delivery : due(now)) {
            office.deliveries().archiveRemoved(delivery.deliveryId(), now);
            given.merge(delivery.source(), 1L, Long::sum);
        }
        removeBytes();
        given.forEach((source, count) -> notices.done(source + ": the archived bytes of " + count
                + (count == 1 ? " delivery" : " deliveries") + " deleted after "
                + office.sources().get(source).retentionDays() + " days"));
    }

    private List<Delivery> due(Instant now) {
        Map<String, Instant> arrivals = office.deliveries().lastArrivals();
        return office.deliveries().all().stream()
                .filter(d -> d.isArchived() && d.releaseId() != null)
                .filter(d -> isOver(d, arrivals.getOrDefault(d.deliveryId(), d.receivedAt()), now))
                .toList();
    }

    private boolean isOver(Delivery delivery, Instant arrived, Instant now) {
        return office.sources()
                .find(delivery.source())
                .map(source -> source.retentionDays())
                .filter(days -> !arrived.plus(days, ChronoUnit.DAYS).isAfter(now))
                .isPresent();
    }

    /** The same bytes may have come from another source, too, which keeps them. */
    private void removeBytes() {
        Map<Boolean, Set<String>> digests = office.deliveries().all().stream()
                .collect(Collectors.partitioningBy(
                        Delivery::isArchived, Collectors.mapping(Delivery::sha256, Collectors.toSet())));
        Archive archive = new Archive(office.home().archive());
        for (String sha256 : digests.getOrDefault(false, Set.of())) {
            try {
                if (!digests.getOrDefault(true, Set.of()).contains(sha256)) {
                    archive.remove(sha256);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot delete " + archive.file(sha256) + " from the archive", e);
            }
        }
    }
}
