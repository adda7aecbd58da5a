package org.quarterdeck.jobs.load;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.actions.BinPackRewriteFilePlanner;
import org.apache.iceberg.actions.RewriteDataFiles;
import org.apache.iceberg.actions.RewriteFileGroup;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.spark.actions.ExpireSnapshotsSparkAction;
import org.apache.iceberg.spark.actions.SparkActions;
import org.apache.spark.sql.SparkSession;

/**
 * The upkeep of one table, by Iceberg's own actions. Each commits by itself and looks at the table as it stands, so what
 * was interrupted is done by the next run. No snapshot that a release pins is ever touched: rows move to new files on
 * main only, which starts from the pinned snapshot and says so.
 */
public final class TableUpkeep {
    /** Fewer manifests than this are read faster than they are rewritten and summed up again. */
    private static final int MANY_MANIFESTS = 16;

    private final SparkSession spark;
    private final Table table;
    private final boolean isTrial;

    /**
     * The upkeep of a table.
     *
     * @param isTrial whether only to say what would be done
     */
    public TableUpkeep(Warehouse warehouse, String name, boolean isTrial) {
        this.spark = warehouse.spark();
        this.table = warehouse.table(name);
        this.isTrial = isTrial;
        // Compacting reads in threads of its own, which know the session of this thread alone.
        SparkSession.setActiveSession(spark);
    }

    /**
     * What was done, or would be.
     *
     * @param before how many there were
     * @param after how many there are; more than none where nothing was done
     * @param freedBytes what files came to that were deleted
     */
    public record Done(long before, long after, long freedBytes) {}

    /** The table, as it stands after what was done to it. */
    public Table table() {
        return table;
    }

    /** Tags what releases pin and no tag holds: a night that was interrupted has yet to. */
    public void pin(Map<Long, String> pinned) {
        Set<Long> tagged = table.refs().values().stream()
                .filter(SnapshotRef::isTag)
                .map(SnapshotRef::snapshotId)
                .collect(Collectors.toSet());
        pinned.forEach((snapshotId, releaseId) -> {
            if (!isTrial && !tagged.contains(snapshotId) && table.snapshot(snapshotId) != null) {
                table.manageSnapshots().createTag(releaseId, snapshotId).commit();
            }
        });
    }

    /**
     * Where main stands, if it has the rows of a pinned snapshot under the columns that the table has now: only there is
     * anything written. A night that was stopped may have left other columns behind; the next one brings both together.
     */
    public Optional<Snapshot> mainOf(long pinned) {
        Snapshot main = table.snapshot(SnapshotRef.MAIN_BRANCH);
        return Optional.ofNullable(main)
                .filter(m -> m.snapshotId() == pinned || Compacted.of(table, pinned) == m.snapshotId())
                .filter(m ->
                        m.schemaId() != null && m.schemaId() == table.schema().schemaId());
    }

    /** Puts the rows of small files into few: those of a partition, where there are five or more. */
    public Done compact(Snapshot main, long pinned) {
        BinPackRewriteFilePlanner planner =
                new BinPackRewriteFilePlanner(table, Expressions.alwaysTrue(), main.snapshotId(), true);
        planner.init(Map.of());
        List<RewriteFileGroup> groups = new ArrayList<>();
        planner.plan().groups().forEach(groups::add);
        long small = groups.stream().mapToLong(RewriteFileGroup::inputFileNum).sum();
        long fewer =
                groups.stream().mapToLong(RewriteFileGroup::expectedOutputFiles).sum();
        if (groups.isEmpty() || isTrial) {
            return new Done(small, fewer, 0);
        }
        var action = SparkActions.get(spark)
                .rewriteDataFiles(table)
                .snapshotProperty(Compacted.ROWS_OF, Long.toString(pinned));
        RewriteDataFiles.Result result = (table.sortOrder().isSorted() ? action.sort() : action.binPack()).execute();
        table.refresh();
        keepRows(main);
        return new Done(result.rewrittenDataFilesCount(), result.addedDataFilesCount(), 0);
    }

    /** Main goes back to where it was if a row is missing or too many: that would be a fault, and no upkeep. */
    private void keepRows(Snapshot before) {
        Snapshot after = table.snapshot(SnapshotRef.MAIN_BRANCH);
        if (!rows(before).equals(rows(after))) {
            table.manageSnapshots()
                    .replaceBranch(SnapshotRef.MAIN_BRANCH, before.snapshotId())
                    .commit();
            throw new IllegalStateException("compacted, it had " + rows(after) + " rows in place of " + rows(before)
                    + "; it was left as it was");
        }
    }

    private static String rows(Snapshot snapshot) {
        return snapshot.summary().getOrDefault(SnapshotSummary.TOTAL_RECORDS_PROP, "0");
    }

    /** Writes many small manifests as few. */
    public Done rewriteManifests(Snapshot main, long pinned) {
        List<ManifestFile> manifests = main.dataManifests(table.io());
        long bytes = manifests.stream().mapToLong(ManifestFile::length).sum();
        long target = Long.parseLong(table.properties()
                .getOrDefault(
                        TableProperties.MANIFEST_TARGET_SIZE_BYTES,
                        String.valueOf(TableProperties.MANIFEST_TARGET_SIZE_BYTES_DEFAULT)));
        long fewer = bytes / target + 1;
        if (manifests.size() < MANY_MANIFESTS || manifests.size() < 2 * fewer) {
            return new Done(0, 0, 0);
        }
        if (isTrial) {
            return new Done(manifests.size(), fewer, 0);
        }
        var action = SparkActions.get(spark).rewriteManifests(table);
        action.snapshotProperty(Compacted.ROWS_OF, Long.toString(pinned));
        var result = action.execute();
        table.refresh();
        return new Done(count(result.rewrittenManifests()), count(result.addedManifests()), 0);
    }

    private static long count(Iterable<ManifestFile> manifests) {
        return StreamSupport.stream(manifests.spliterator(), false).count();
    }

    /**
     * Forgets old snapshots, and deletes the files that only they were made of.
     *
     * @param before how old
     * @param pinned what releases are made of: it stays, and so does what a branch or a tag stands at
     */
    public Done expire(Instant before, Collection<Long> pinned) {
        table.refresh();
        Set<Long> held =
                table.refs().values().stream().map(SnapshotRef::snapshotId).collect(Collectors.toSet());
        List<Long> all = StreamSupport.stream(table.snapshots().spliterator(), false)
                .map(Snapshot::snapshotId)
                .toList();
        List<Long> old = all.stream()
                .filter(id -> !held.contains(id) && !pinned.contains(id))
                .filter(id -> table.snapshot(id).timestampMillis() < before.toEpochMilli())
                .toList();
        AtomicLong freed = new AtomicLong();
        if (!old.isEmpty() && !isTrial) {
            ExpireSnapshotsSparkAction action = SparkActions.get(spark)
                    .expireSnapshots(table)
                    // By its id, and none by its age: Iceberg's own age is five days.
                    .expireOlderThan(1)
                    .deleteWith(deleting(freed));
            old.forEach(action::expireSnapshotId);
            action.execute();
            table.refresh();
        }
        return new Done(all.size(), all.size() - old.size(), freed.get());
    }

    /** Deletes files in the table's folder that nothing names: what killed runs left. */
    public Done removeOrphans(Instant before) {
        AtomicLong freed = new AtomicLong();
        var result = SparkActions.get(spark)
                .deleteOrphanFiles(table)
                // Hadoop does not know the place where tables say that they are; the table's own files do.
                .usePrefixListing(true)
                .olderThan(before.toEpochMilli())
                .deleteWith(isTrial ? file -> {} : deleting(freed))
                .execute();
        return new Done(result.orphanFilesCount(), 0, freed.get());
    }

    /** A file that has gone already was deleted by a run that was killed then. */
    private Consumer<String> deleting(AtomicLong freed) {
        return file -> {
            try {
                long bytes = table.io().newInputFile(file).getLength();
                table.io().deleteFile(file);
                freed.addAndGet(bytes);
            } catch (NotFoundException e) {
                // Nothing to delete.
            }
        };
    }
}
