package org.quarterdeck.jobs.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;
import org.quarterdeck.jobs.ledger.Runs.LoadedTable;

/** The days of a table whose files differ between two snapshots: all other days are the same to the byte. */
final class ChangedPartitions {
    private ChangedPartitions() {}

    /** Those days; empty for a table that is not kept by day. */
    static Optional<List<Object>> between(Table table, LoadedTable before, LoadedTable after) {
        if (table.spec().fields().size() != 1) {
            return Optional.empty();
        }
        Map<String, Object> one = files(table, before.snapshotId());
        Map<String, Object> other = files(table, after.snapshotId());
        Set<Object> days = new HashSet<>();
        one.forEach((file, day) -> {
            if (!other.containsKey(file)) {
                days.add(day);
            }
        });
        other.forEach((file, day) -> {
            if (!one.containsKey(file)) {
                days.add(day);
            }
        });
        boolean areDays = days.stream().allMatch(Integer.class::isInstance);
        return areDays
                ? Optional.of(days.stream()
                        .map(day -> (Object) java.sql.Date.valueOf(java.time.LocalDate.ofEpochDay((Integer) day)))
                        .toList())
                : Optional.empty();
    }

    private static Map<String, Object> files(Table table, long snapshotId) {
        Map<String, Object> files = new HashMap<>();
        Snapshot snapshot = Objects.requireNonNull(table.snapshot(snapshotId), "a release's snapshot is gone");
        for (ManifestFile manifest : snapshot.dataManifests(table.io())) {
            try (CloseableIterable<DataFile> entries = ManifestFiles.read(manifest, table.io(), table.specs())) {
                entries.forEach(file -> files.put(
                        file.location(),
                        Objects.requireNonNullElse(file.partition().get(0, Object.class), "")));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + manifest.path(), e);
            }
        }
        return files;
    }
}
