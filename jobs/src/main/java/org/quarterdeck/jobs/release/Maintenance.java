package org.quarterdeck.jobs.release;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.iceberg.Snapshot;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.ledger.Releases;
import org.quarterdeck.jobs.ledger.Runs.LoadedTable;
import org.quarterdeck.jobs.load.TableUpkeep;
import org.quarterdeck.jobs.load.TableUpkeep.Done;
import org.quarterdeck.jobs.load.Warehouse;
import org.quarterdeck.jobs.office.Office;

/**
 * Keeps the warehouse and the ledger small and quick, and looks whether every release still reads. Whoever calls it
 * holds the lease of nights. Every part is repeatable by itself: one that was killed is done by the next call.
 */
public final class Maintenance {
    /** A file younger than this may belong to what has yet to be committed. */
    private static final Duration ORPHAN_AGE = Duration.ofDays(3);

    private static final Logger LOG = LogManager.getLogger(Maintenance.class);

    private final Office office;
    private final Warehouse warehouse;
    private final boolean isTrial;
    private final Consumer<String> progress;
    private final SnapshotFiles files;
    private final List<Line> report = new ArrayList<>();

    /**
     * The maintenance of an office.
     *
     * @param isTrial whether only to say what would be done
     * @param progress is told each table that is done, and what follows
     */
    public Maintenance(Office office, Warehouse warehouse, boolean isTrial, Consumer<String> progress) {
        this.office = office;
        this.warehouse = warehouse;
        this.isTrial = isTrial;
        this.progress = progress;
        this.files = new SnapshotFiles(office.warehouseFiles());
    }

    /** What is done, in this order. */
    public enum Part {
        /** Small files of rows become few. */
        COMPACT,
        /** Small manifests become few. */
        MANIFESTS,
        /** Snapshots that no release pins are forgotten. */
        EXPIRE,
        /** Files that nothing names are deleted. */
        ORPHANS,
        /** Files that are no longer there leave the ledger. */
        LEDGER,
        /** Tables of a release are read. */
        READ,
        /** The database gives back room. */
        VACUUM;

        /** As printed. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One part of the work.
     *
     * @param of a table, a release, or the database
     * @param before how many there were: files, manifests, snapshots, tables; bytes of the database
     * @param after how many there are, or would be
     * @param problem what went wrong; null when nothing did
     */
    public record Line(
            String of,
            Part part,
            long before,
            long after,
            long freedBytes,
            @Nullable String problem) {
        /** Whether there is something to tell. */
        public boolean isNews() {
            return before != after || problem != null;
        }
    }

    /** Does it all; what goes wrong with one table keeps no other from its turn. */
    public List<Line> run() {
        Map<String, Map<Long, String>> pinned = pinned();
        Map<String, Long> standing = new TreeMap<>();
        office.releases().standing().stream()
                .flatMap(release -> office.releases().tables(release.releaseId()).stream())
                .forEach(table -> standing.put(table.tableName(), table.snapshotId()));
        for (String name : warehouse.names()) {
            keep(name, pinned.getOrDefault(name, Map.of()), Optional.ofNullable(standing.get(name)));
            progress.accept(name);
        }
        Verification verification = new Verification(office, warehouse);
        for (Releases.Entry release : office.releases().all()) {
            read(release, verification);
            progress.accept("release " + release.releaseId() + " read");
        }
        vacuum();
        return List.copyOf(report);
    }

    /** What releases are made of: the first that pins a snapshot, by table and snapshot. */
    private Map<String, Map<Long, String>> pinned() {
        Map<String, Map<Long, String>> pinned = new TreeMap<>();
        for (Releases.Entry release : office.releases().all()) {
            for (LoadedTable table : office.releases().tables(release.releaseId())) {
                pinned.computeIfAbsent(table.tableName(), name -> new TreeMap<>())
                        .putIfAbsent(table.snapshotId(), release.releaseId());
            }
        }
        return pinned;
    }

    private void keep(String name, Map<Long, String> pinned, Optional<Long> standing) {
        TableUpkeep upkeep = new TableUpkeep(warehouse, name, isTrial);
        Instant now = office.clock().instant();
        upkeep.pin(pinned);
        standing.ifPresent(snapshot -> {
            rewrite(name, Part.COMPACT, upkeep, snapshot, main -> upkeep.compact(main, snapshot));
            rewrite(name, Part.MANIFESTS, upkeep, snapshot, main -> upkeep.rewriteManifests(main, snapshot));
        });
        part(
                name,
                Part.EXPIRE,
                () -> upkeep.expire(now.minus(Duration.ofDays(office.operation().kept())), pinned.keySet()));
        part(name, Part.ORPHANS, () -> upkeep.removeOrphans(now.minus(ORPHAN_AGE)));
        part(name, Part.LEDGER, () -> {
            int known = office.warehouseFiles().of(name).size();
            return new Done(known, known - files.forget(name, upkeep.table(), isTrial), 0);
        });
    }

    /** Writes new files, and writes them down: the next night pins them among its own without summing them up again. */
    private void rewrite(String name, Part part, TableUpkeep upkeep, long pinned, Rewriting rewriting) {
        part(name, part, () -> {
            Optional<Snapshot> main = upkeep.mainOf(pinned);
            if (main.isEmpty()) {
                return new Done(0, 0, 0);
            }
            Done done = rewriting.rewrite(main.get());
            if (!isTrial) {
                upkeep.mainOf(pinned).ifPresent(now -> files.record(name, upkeep.table(), now.snapshotId()));
            }
            return done;
        });
    }

    private interface Rewriting {
        Done rewrite(Snapshot main);
    }

    private void part(String of, Part part, Supplier<Done> work) {
        try {
            Done done = work.get();
            report.add(new Line(of, part, done.before(), done.after(), done.freedBytes(), null));
        } catch (RuntimeException e) {
            LOG.error("{} of {} failed", part.word(), of, e);
            report.add(new Line(of, part, 0, 0, 0, Verification.firstLine(e)));
        }
    }

    private void read(Releases.Entry release, Verification verification) {
        Verification.Finding found = verification.tables(release.releaseId());
        if (found.problems().isEmpty()) {
            report.add(new Line(release.releaseId(), Part.READ, found.checked(), found.checked(), 0, null));
        }
        found.problems()
                .forEach(problem -> report.add(
                        new Line(release.releaseId(), Part.READ, found.checked(), found.checked(), 0, problem)));
    }

    private void vacuum() {
        part("database", Part.VACUUM, () -> {
            long before = office.database().bytes();
            if (!isTrial) {
                office.database().vacuum();
            }
            long after = office.database().bytes();
            return new Done(before, after, Math.max(0, before - after));
        });
    }
}
