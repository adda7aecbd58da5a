package org.quarterdeck.jobs.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.io.file.PathUtils;
import org.quarterdeck.jobs.ledger.Delivery;
import org.quarterdeck.jobs.ledger.Releases;
import org.quarterdeck.jobs.ledger.Runs.LoadedTable;
import org.quarterdeck.jobs.ledger.Runs.Run;
import org.quarterdeck.jobs.load.Warehouse;
import org.quarterdeck.jobs.office.Digests;
import org.quarterdeck.jobs.office.Office;
import org.quarterdeck.schema.figure.Figure;
import org.quarterdeck.schema.figure.Figures;
import org.quarterdeck.schema.release.Event;
import org.quarterdeck.schema.release.Labels;
import org.quarterdeck.schema.release.Manifest;
import org.quarterdeck.schema.release.Release;

/**
 * How a run becomes a release. Its files are written first, under the release's id but known to nobody; then one
 * row in the database names every table's snapshot, and that insert is the commit; then, repeatably, changed
 * tables are tagged and main branches follow.
 */
public final class Publication {
    private final Office office;
    private final Warehouse warehouse;
    private final String runId;
    private final LocalDate asOf;
    private final long fence;

    /**
     * The publication of a run.
     *
     * @param fence the lease's number when the run took it
     */
    public Publication(Office office, Warehouse warehouse, String runId, LocalDate asOf, long fence) {
        this.office = office;
        this.warehouse = warehouse;
        this.runId = runId;
        this.asOf = asOf;
        this.fence = fence;
    }

    /** Writes the release's files, in place of any that an interrupted run left. */
    public void prepare(
            String releaseId,
            Figures figures,
            Labels labels,
            List<Event> events,
            SortedMap<String, String> definitions,
            List<LoadedTable> tables) {
        Path folder = office.home().release(releaseId);
        delete(folder);
        new Release(
                        folder,
                        manifest(releaseId, figures, definitions, tables),
                        figures,
                        labels,
                        events,
                        office.metrics())
                .write();
    }

    private Manifest manifest(
            String releaseId, Figures figures, SortedMap<String, String> definitions, List<LoadedTable> tables) {
        SortedMap<String, String> deliveries = new TreeMap<>();
        known().forEach(d -> deliveries.put(d.deliveryId(), d.sha256()));
        return new Manifest(
                releaseId,
                asOf,
                office.clock().instant(),
                runId,
                office.product().version(),
                new Manifest.Office(
                        office.settings().name(),
                        office.settings().isSample(),
                        office.settings().timeZone()),
                digest(figures),
                definitions,
                tables.stream()
                        .map(t ->
                                new Manifest.PinnedTable(t.tableName(), t.snapshotId(), t.fingerprint(), t.rowCount()))
                        .toList(),
                deliveries);
    }

    private List<Delivery> known() {
        return office.deliveries().all().stream()
                .filter(d -> !d.status().equals(Delivery.RECEIVED))
                .toList();
    }

    private static String digest(Figures figures) {
        return Digests.sha256(figures.all().stream().map(Figure::digest).toList());
    }

    /** Did everything, computed anew from the same inputs, come out as the standing release has it? */
    public boolean isAsBefore(Optional<Releases.Entry> standing, String inputsDigest) {
        return standing.filter(r -> r.inputsDigest().equals(inputsDigest))
                .filter(r -> r.figuresDigest().equals(prepared().figuresDigest()))
                .isPresent();
    }

    private Manifest prepared() {
        return Release.open(office.home().release(office.releases().nextId(asOf)))
                .manifest();
    }

    /** Takes the prepared files back. */
    public void withdraw() {
        delete(office.home().release(office.releases().nextId(asOf)));
    }

    /** The commit. A run that published before it was interrupted publishes once. */
    public void publish(String inputsDigest, List<LoadedTable> tables) {
        if (published().isPresent()) {
            return;
        }
        Manifest manifest = prepared();
        office.releases()
                .publish(
                        new Releases.Entry(
                                manifest.releaseId(),
                                asOf,
                                manifest.publishedAt(),
                                runId,
                                manifest.figuresDigest(),
                                inputsDigest,
                                "published"),
                        tables,
                        List.copyOf(manifest.deliveries().keySet()),
                        fence);
    }

    /** The release that this run published, if it did. */
    public Optional<Releases.Entry> published() {
        return office.releases().ofRun(runId);
    }

    /** Pins what was published, and gives up the branches of this and every other run that has ended. Repeatable. */
    public void settle(List<LoadedTable> tables) {
        Optional<Releases.Entry> release = published();
        for (LoadedTable table : tables) {
            if (release.isPresent() && table.isChanged()) {
                warehouse.settle(
                        table.tableName(), table.snapshotId(), release.get().releaseId(), runId);
            } else {
                warehouse.abandon(table.tableName(), runId);
            }
        }
        for (Run other : office.runs().all()) {
            if (office.releases().ofRun(other.runId()).isEmpty()
                    && !other.runId().equals(runId)) {
                office.runs().loaded(other.runId()).stream()
                        .filter(LoadedTable::isChanged)
                        .forEach(table -> warehouse.abandon(table.tableName(), other.runId()));
            }
        }
    }

    private static void delete(Path folder) {
        try {
            if (Files.isDirectory(folder)) {
                PathUtils.deleteDirectory(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + folder, e);
        }
    }
}
