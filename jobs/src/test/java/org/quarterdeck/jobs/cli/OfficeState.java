package org.quarterdeck.jobs.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.io.CloseableIterable;
import org.quarterdeck.jobs.ledger.Lease;
import org.quarterdeck.jobs.ledger.Releases;
import org.quarterdeck.jobs.ledger.Runs.LoadedTable;
import org.quarterdeck.jobs.load.OfficeCatalog;
import org.quarterdeck.jobs.office.Digests;
import org.quarterdeck.jobs.office.Home;
import org.quarterdeck.jobs.office.Office;
import org.quarterdeck.jobs.office.Product;
import org.quarterdeck.schema.release.Release;

/**
 * All that must be the same in an office whether its night ran undisturbed or was killed and run again, and nothing
 * that may differ (instants, numbers of snapshots).
 *
 * @param releases by id, with the digest of their figures
 * @param figures of the release that stands, each with its value
 * @param tables rows and content of each, and where its branches and tags stand
 * @param deliveries each with its fate
 * @param files of archive, staging and packs, hidden ones too, with their digests but for those of staging
 * @param runs with their status
 * @param lease who holds it
 */
record OfficeState(
        List<String> releases,
        List<String> figures,
        SortedMap<String, String> tables,
        List<String> deliveries,
        SortedMap<String, String> files,
        List<String> runs,
        String lease) {

    static OfficeState of(Path home) throws IOException {
        try (Office office = Office.open(Product.running(), new Home(home), Clock.systemUTC())) {
            return new OfficeState(
                    office.releases().all().stream()
                            .map(r -> r.releaseId() + " " + r.figuresDigest())
                            .toList(),
                    figures(office),
                    tables(office),
                    office.deliveries().all().stream()
                            .map(d -> String.join(
                                    " ",
                                    d.deliveryId(),
                                    d.status(),
                                    String.valueOf(d.rowsRead()),
                                    String.valueOf(d.rowsAccepted()),
                                    String.valueOf(d.rowsRejected()),
                                    d.releaseId()))
                            .sorted()
                            .toList(),
                    files(home),
                    office.runs().all().stream()
                            .map(r -> r.runId() + " " + r.status() + " " + r.releaseId())
                            .toList(),
                    Lease.holder(office.database(), office.clock()).orElse("free"));
        }
    }

    private static List<String> figures(Office office) {
        Releases.Entry standing = office.releases().standing().orElseThrow();
        return Release.open(office.home().release(standing.releaseId())).figures().all().stream()
                .map(f -> String.join(
                        " ",
                        f.metric(),
                        f.period().text(),
                        f.slice().toString(),
                        f.value().toPlainString()))
                .sorted()
                .toList();
    }

    private static SortedMap<String, String> tables(Office office) throws IOException {
        SortedMap<String, String> tables = new TreeMap<>();
        Releases.Entry standing = office.releases().standing().orElseThrow();
        try (OfficeCatalog catalog =
                OfficeCatalog.open(office.database().url(), office.home().warehouse(), new Configuration())) {
            for (LoadedTable pinned : office.releases().tables(standing.releaseId())) {
                Table table = catalog.loadTable(TableIdentifier.parse(pinned.tableName()));
                tables.put(
                        pinned.tableName(),
                        pinned.fingerprint() + " " + pinned.rowCount() + " rows, " + rows(table, pinned.snapshotId())
                                + " in files; at it: " + refs(table, pinned.snapshotId(), true) + ", elsewhere: "
                                + refs(table, pinned.snapshotId(), false));
            }
        }
        return tables;
    }

    private static long rows(Table table, long snapshot) throws IOException {
        long rows = 0;
        try (CloseableIterable<FileScanTask> files =
                table.newScan().useSnapshot(snapshot).planFiles()) {
            for (FileScanTask file : files) {
                rows += file.file().recordCount();
            }
        }
        return rows;
    }

    private static TreeSet<String> refs(Table table, long snapshot, boolean at) {
        TreeSet<String> names = new TreeSet<>();
        for (Map.Entry<String, SnapshotRef> ref : table.refs().entrySet()) {
            if ((ref.getValue().snapshotId() == snapshot) == at) {
                names.add(ref.getKey());
            }
        }
        return names;
    }

    private static SortedMap<String, String> files(Path home) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        for (String part : List.of("inbox", "archive", "staging", "packs")) {
            try (Stream<Path> found = Files.walk(home.resolve(part))) {
                for (Path file : found.filter(Files::isRegularFile).toList()) {
                    boolean isStaged = part.equals("staging");
                    String name =
                            home.relativize(isStaged ? file.getParent() : file).toString();
                    files.put(name, isStaged ? "" : Digests.sha256(file));
                }
            }
        }
        return files;
    }
}
