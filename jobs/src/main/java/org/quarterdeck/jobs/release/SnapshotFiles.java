package org.quarterdeck.jobs.release;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.ContentFile;
import org.apache.iceberg.ManifestContent;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.FileIO;
import org.quarterdeck.jobs.ledger.WarehouseFiles;
import org.quarterdeck.jobs.office.Digests;

/**
 * The files that snapshots are made of: the list of manifests, manifests, and files of rows. Iceberg has no checksum of
 * any of them, so the ledger has: each file is written down when it is first published, and never written again.
 */
final class SnapshotFiles {
    private static final String HOME = "office:/";

    private final WarehouseFiles ledger;
    private final Map<String, Optional<String>> looked = new HashMap<>();

    SnapshotFiles(WarehouseFiles ledger) {
        this.ledger = ledger;
    }

    /** Writes a snapshot's files down. Manifests that are known have nothing new, so old history costs nothing. */
    void record(String name, Table table, long snapshotId) {
        Snapshot snapshot = table.snapshot(snapshotId);
        List<WarehouseFiles.Entry> found = new ArrayList<>();
        if (snapshot == null || isKnown(path(name, table, snapshot.manifestListLocation()))) {
            return;
        }
        for (ManifestFile manifest : snapshot.allManifests(table.io())) {
            String path = path(name, table, manifest.path());
            if (isKnown(path)) {
                continue;
            }
            for (String rows : rowsOf(manifest, table).keySet()) {
                if (!isKnown(path(name, table, rows))) {
                    found.add(entry(name, table, rows));
                }
            }
            found.add(entry(name, table, manifest.path()));
        }
        found.add(entry(name, table, snapshot.manifestListLocation()));
        ledger.record(found);
    }

    /**
     * Forgets files that none of a table's snapshots is made of.
     *
     * @param isTrial whether only to count them
     * @return how many
     */
    int forget(String name, Table table, boolean isTrial) {
        Set<String> needed = new HashSet<>();
        for (Snapshot snapshot : table.snapshots()) {
            needed.add(path(name, table, snapshot.manifestListLocation()));
            for (ManifestFile manifest : snapshot.allManifests(table.io())) {
                if (needed.add(path(name, table, manifest.path()))) {
                    rowsOf(manifest, table).keySet().forEach(rows -> needed.add(path(name, table, rows)));
                }
            }
        }
        List<String> gone =
                ledger.of(name).stream().filter(path -> !needed.contains(path)).toList();
        if (!isTrial) {
            ledger.forget(gone);
        }
        return gone.size();
    }

    private boolean isKnown(String path) {
        return ledger.find(path).isPresent();
    }

    /** What is wrong with a snapshot's files, a sentence each that names the file; none when they are as published. */
    Checked check(String name, Table table, long snapshotId) {
        Snapshot snapshot = table.snapshot(snapshotId);
        if (snapshot == null) {
            return new Checked(0, List.of("the snapshot " + snapshotId + " is no longer there"));
        }
        List<String> problems = new ArrayList<>();
        int files = 1;
        if (!isSound(name, table, snapshot.manifestListLocation(), problems)) {
            return new Checked(files, problems);
        }
        for (ManifestFile manifest : snapshot.allManifests(table.io())) {
            files++;
            if (isSound(name, table, manifest.path(), problems)) {
                Map<String, Long> rows = rowsOf(manifest, table);
                rows.forEach((location, size) -> isSound(name, table, location, size, problems));
                files += rows.size();
            }
        }
        return new Checked(files, problems);
    }

    /** How many files were looked at, and what is wrong with them. */
    record Checked(int files, List<String> problems) {}

    private boolean isSound(String name, Table table, String location, List<String> problems) {
        return isSound(name, table, location, -1, problems);
    }

    /** Looks at each file once, however many releases share it. */
    private boolean isSound(String name, Table table, String location, long size, List<String> problems) {
        Optional<String> problem =
                looked.computeIfAbsent(path(name, table, location), path -> problem(path, table.io(), location, size));
        problem.ifPresent(problems::add);
        return problem.isEmpty();
    }

    private Optional<String> problem(String path, FileIO io, String location, long size) {
        Optional<WarehouseFiles.Entry> published = ledger.find(path);
        try {
            WarehouseFiles.Entry now = sum(path, io, location);
            long expected = published.map(WarehouseFiles.Entry::sizeBytes).orElse(size);
            if (expected >= 0 && now.sizeBytes() < expected) {
                return Optional.of(
                        shown(location) + ": was cut off after " + now.sizeBytes() + " of " + expected + " bytes");
            }
            return published.filter(entry -> !entry.equals(now)).map(entry -> shown(location) + ": was altered");
        } catch (IOException | RuntimeException e) {
            return Optional.of(shown(location) + ": cannot be read; it is missing, or its disk is failing");
        }
    }

    private static Map<String, Long> rowsOf(ManifestFile manifest, Table table) {
        Map<String, Long> files = new HashMap<>();
        try (CloseableIterable<? extends ContentFile<?>> entries = manifest.content() == ManifestContent.DATA
                ? ManifestFiles.read(manifest, table.io(), table.specs())
                : ManifestFiles.readDeleteManifest(manifest, table.io(), table.specs())) {
            entries.forEach(file -> files.put(file.location(), file.fileSizeInBytes()));
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + manifest.path(), e);
        }
    }

    private static WarehouseFiles.Entry entry(String name, Table table, String location) {
        try {
            return sum(path(name, table, location), table.io(), location);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + location, e);
        }
    }

    private static WarehouseFiles.Entry sum(String path, FileIO io, String location) throws IOException {
        MessageDigest digest = Digests.sha256();
        try (InputStream in = new DigestInputStream(io.newInputFile(location).newStream(), digest)) {
            long size = in.transferTo(OutputStream.nullOutputStream());
            return new WarehouseFiles.Entry(path, size, HexFormat.of().formatHex(digest.digest()));
        }
    }

    /** Where a file is, below the home: tables call their files by a place that moves with the home. */
    private static String shown(String location) {
        return location.startsWith(HOME) ? location.substring(HOME.length()) : location;
    }

    /** A name that stays when the warehouse moves. */
    private static String path(String name, Table table, String location) {
        return location.startsWith(table.location())
                ? name + location.substring(table.location().length())
                : location;
    }
}
