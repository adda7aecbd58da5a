package org.quarterdeck.jobs.night;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.quarterdeck.jobs.intake.Inbox;
import org.quarterdeck.jobs.ledger.Delivery;
import org.quarterdeck.jobs.ledger.Releases;
import org.quarterdeck.jobs.office.Digests;
import org.quarterdeck.jobs.office.Office;
import org.quarterdeck.jobs.source.LogSource;

/**
 * What a night has before it: seen without changing anything, so that its identity is known before it begins. The
 * same inputs, definitions and date are the same night, also after a crash, and never a clock.
 *
 * @param asOf what was true on that day
 * @param runId of the run that does it
 * @param full whether everything is computed anew
 * @param inputsDigest SHA-256 over date, definitions and every delivery
 * @param definitions SHA-256 of every definition, by name
 * @param arrived the files in the inbox
 * @param toStage deliveries to be staged, in the order of their ids
 */
record NightPlan(
        LocalDate asOf,
        String runId,
        boolean full,
        String inputsDigest,
        SortedMap<String, String> definitions,
        List<Inbox.Arrived> arrived,
        List<ToStage> toStage) {

    /** A delivery whose rows are not in staging as its source now defines them. */
    record ToStage(String deliveryId, String source, String sha256, String fileName, boolean isRepair) {
        static ToStage of(Delivery delivery) {
            return new ToStage(
                    delivery.deliveryId(),
                    delivery.source(),
                    delivery.sha256(),
                    delivery.fileName(),
                    delivery.isRepair());
        }
    }

    /** Looks at inbox, ledger and definitions. */
    static NightPlan look(Office office, LocalDate asOf, boolean full) {
        SortedMap<String, String> definitions = office.definitions();
        List<Inbox.Arrived> arrived = new Inbox(office.home().inbox()).look();
        List<Delivery> known = office.deliveries().all();
        SortedSet<String> deliveries = new TreeSet<>();
        known.forEach(d -> deliveries.add(d.source() + " " + d.sha256()));
        arrived.forEach(a -> deliveries.add(a.source() + " " + a.sha256()));
        // Rows of an earlier definition that nobody can read anew are an input of their own.
        known.stream()
                .filter(d -> isFrozen(office, d) && !isAmong(arrived, d))
                .forEach(d -> deliveries.add(d.source() + " " + d.sha256() + " as " + d.definition()));
        List<String> parts =
                new ArrayList<>(List.of(asOf.toString(), office.product().version()));
        definitions.forEach((name, digest) -> parts.add(name + " " + digest));
        parts.addAll(deliveries);
        String inputs = Digests.sha256(parts);
        String attempt = full ? "-full" + office.releases().all().size() + "-" + fullRuns(office, inputs) : "";
        String runId = asOf.toString().replace("-", "") + "_" + inputs.substring(0, 10) + attempt;
        if (office.releases().ofRun(runId).isPresent()) {
            // The same inputs once more, after others: a run of its own, as long as that release does not stand.
            runId += "-" + office.releases().all().size();
        }
        return new NightPlan(asOf, runId, full, inputs, definitions, arrived, toStage(office, known, arrived));
    }

    /** What is left of the night that published a release: nothing to take in, and nothing to load. */
    static NightPlan ofPublished(Releases.Entry release) {
        return new NightPlan(
                release.asOf(),
                release.runId(),
                false,
                release.inputsDigest(),
                Collections.emptySortedMap(),
                List.of(),
                List.of());
    }

    /** Every delivery that this night takes in or reads. */
    List<String> deliveryIds() {
        return Stream.concat(
                        arrived.stream().map(a -> Delivery.id(a.source(), a.sha256())),
                        toStage.stream().map(ToStage::deliveryId))
                .distinct()
                .toList();
    }

    /** Every full run that ended is a run of its own; one that was interrupted goes on. */
    private static long fullRuns(Office office, String inputs) {
        return office.runs().all().stream()
                .filter(run -> run.runId().contains(inputs.substring(0, 10) + "-full") && run.endedAt() != null)
                .filter(run -> !run.status().equals("failed"))
                .count();
    }

    private static List<ToStage> toStage(Office office, List<Delivery> known, List<Inbox.Arrived> arrived) {
        Stream<ToStage> waiting = known.stream()
                .filter(d -> office.sources().find(d.source()).isPresent())
                .filter(d -> mustBeStaged(office, d))
                .filter(d -> d.isArchived() || isAmong(arrived, d))
                .map(ToStage::of);
        Stream<ToStage> coming = arrived.stream()
                .filter(a -> office.sources().find(a.source()).isPresent())
                .filter(a -> known.stream().noneMatch(d -> d.deliveryId().equals(Delivery.id(a.source(), a.sha256()))))
                .map(a -> new ToStage(Delivery.id(a.source(), a.sha256()), a.source(), a.sha256(), a.name(), false));
        return Stream.concat(waiting, coming)
                .collect(java.util.stream.Collectors.toMap(
                        ToStage::deliveryId, d -> d, (one, same) -> one, java.util.TreeMap::new))
                .values()
                .stream()
                .toList();
    }

    /** Should be read anew, and its bytes are gone: its staged rows stay as an earlier definition has them. */
    static boolean isFrozen(Office office, Delivery delivery) {
        return !delivery.isArchived()
                && office.sources().find(delivery.source()).isPresent()
                && mustBeStaged(office, delivery);
    }

    private static boolean isAmong(List<Inbox.Arrived> arrived, Delivery delivery) {
        return arrived.stream()
                .anyMatch(a -> Delivery.id(a.source(), a.sha256()).equals(delivery.deliveryId()));
    }

    /**
     * A delivery not yet read; a people's file whose source is defined otherwise by now, refused or not. A log that
     * a release knows is not read again: the secrets of its visitors' keys may be gone.
     */
    private static boolean mustBeStaged(Office office, Delivery delivery) {
        boolean isRead = !delivery.status().equals(Delivery.RECEIVED);
        boolean isCurrent = StagingDefinition.of(office, delivery.source()).equals(delivery.definition());
        boolean isLogOfARelease =
                delivery.releaseId() != null && office.sources().get(delivery.source()) instanceof LogSource;
        return !isLogOfARelease && !(isRead && isCurrent);
    }
}
