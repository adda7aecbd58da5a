package org.quarterdeck.jobs.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.io.file.PathUtils;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.ledger.Delivery;
import org.quarterdeck.jobs.ledger.Releases;
import org.quarterdeck.jobs.ledger.Runs.LoadedTable;
import org.quarterdeck.jobs.ledger.Runs.Run;
import org.quarterdeck.jobs.load.Warehouse;
import org.quarterdeck.jobs.office.Digests;
import org.quarterdeck.jobs.office.Office;
import org.quarterdeck.jobs.trends.TrendComputation;
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
        new KeptDefinitions(office.home().keptDefinitions()).keep(office.definitionFiles(), definitions);
        SnapshotFiles files = new SnapshotFiles(office.warehouseFiles());
        tables.stream()
                .filter(LoadedTable::isChanged)
                .forEach(t -> files.record(t.tableName(), warehouse.table(t.tableName()), t.snapshotId()));
        Path folder = office.home().release(releaseId);
        delete(folder);
        new Release(
                        folder,
                        manifest(releaseId, figures, definitions, tables),
                        figures,
                        Optional.of(TrendComputation.of(figures, office.metrics(), events)),
                        labels,
                        events,
                        office.metrics())
                .write();
    }

    /**
     * Writes the files of a release that publishes an earlier one again: its figures, what they follow from and what it
     * knew, under a new id.
     */
    public void prepareAgain(String releaseId, Release earlier) {
        Path folder = office.home().release(releaseId);
        delete(folder);
        Manifest known = earlier.manifest();
        Manifest again = new Manifest(
                releaseId,
                asOf,
                office.clock().instant().truncatedTo(ChronoUnit.SECONDS),
                runId,
                known.codeVersion(),
                known.office(),
                known.figuresDigest(),
                known.definitions(),
                known.tables(),
                known.deliveries(),
                known.warnings(),
                new TreeMap<>());
        List<Figure> figures =
                earlier.figures().all().stream().map(f -> f.in(releaseId)).toList();
        new Release(
                        folder,
                        again,
                        new Figures(figures),
                        earlier.trends(),
                        earlier.labels(),
                        earlier.events(),
                        earlier.metrics())
                .write();
    }

    private Manifest manifest(
            String releaseId, Figures figures, SortedMap<String, String> definitions, List<LoadedTable> tables) {
        SortedMap<String, String> deliveries = new TreeMap<>();
        known().forEach(d -> deliveries.put(d.deliveryId(), d.sha256()));
        return new Manifest(
                releaseId,
                asOf,
                office.clock().instant().truncatedTo(ChronoUnit.SECONDS),
                runId,
                office.product().version(),
                new Manifest.Office(
                        office.settings().name(),
                        office.settings().isSample(),
                        office.settings().timeZone(),
                        office.settings().leastPeople()),
                digest(figures),
                definitions,
                tables.stream()
                        .map(t ->
                                new Manifest.PinnedTable(t.tableName(), t.snapshotId(), t.fingerprint(), t.rowCount()))
                        .toList(),
                deliveries,
                warnings(),
                new TreeMap<>());
    }

    /** What the run's gates found, those taken over from the run that asked last included. */
    private List<Manifest.Warning> warnings() {
        return office.gateResults().of(runId).stream()
                .filter(r -> r.offenders() > 0)
                .map(r -> new Manifest.Warning(r.tableName(), r.rule(), r.offenders()))
                .toList();
    }

    private List<Delivery> known() {
        return office.deliveries().all().stream()
                .filter(d -> !d.status().equals(Delivery.RECEIVED))
                .toList();
    }

    /** SHA-256 over the digests of figures. */
    static String digest(Figures figures) {
        return Digests.sha256(figures.all().stream().map(Figure::digest).toList());
    }

    /** Did everything, computed anew from the same inputs, come out as the standing release has it? */
    public boolean isAsBefore(Optional<Releases.Entry> standing, String inputsDigest) {
        return standing.filter(r -> r.inputsDigest().equals(inputsDigest))
                .filter(r -> r.figuresDigest().equals(prepared().figuresDigest()))
                .isPresent();
    }

    private Manifest prepared() {
        return Release.manifest(office.home().release(office.releases().nextId(asOf)));
    }

    private String manifestDigest(String releaseId) {
        Path manifest = office.home().release(releaseId).resolve(Release.MANIFEST);
        try {
            return Digests.sha256(manifest);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + manifest, e);
        }
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
                        entry(manifest, inputsDigest, null),
                        tables,
                        List.copyOf(manifest.deliveries().keySet()),
                        fence);
    }

    /**
     * The commit of a release that publishes an earlier one again.
     *
     * @param inputsDigest of the release that stood: as long as nothing else arrives, its night is not done again
     * @param passed deliveries of logs whose staged rows are gone; they are to be staged again
     */
    public void publishAgain(String inputsDigest, String ofReleaseId, List<LoadedTable> tables, List<String> passed) {
        if (published().isPresent()) {
            return;
        }
        Manifest manifest = prepared();
        office.releases()
                .publishAgain(
                        entry(manifest, inputsDigest, ofReleaseId),
                        tables,
                        manifest.deliveries().keySet(),
                        passed,
                        fence);
    }

    private Releases.Entry entry(Manifest manifest, String inputsDigest, @Nullable String ofReleaseId) {
        return new Releases.Entry(
                manifest.releaseId(),
                asOf,
                manifest.publishedAt(),
                runId,
                manifest.figuresDigest(),
                inputsDigest,
                "published",
                manifestDigest(manifest.releaseId()),
                ofReleaseId);
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
