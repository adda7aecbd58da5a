package org.quarterdeck.jobs.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.ledger.Runs.LoadedTable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ledger of releases. Inserting a release row is what makes a run visible: whole, or not at all. */
public final class Releases {
    private final OfficeDatabase office;
    private final JdbcClient database;

    /** The ledger in a database. */
    public Releases(OfficeDatabase database) {
        this.office = database;
        this.database = database.client();
    }

    /** All releases, in the order of publication. */
    public List<Entry> all() {
        return database.sql("SELECT * FROM release ORDER BY release_seq")
                .query(Entry.class)
                .list();
    }

    /** The release that stands: the last one published. */
    public Optional<Entry> standing() {
        return database.sql("SELECT * FROM release ORDER BY release_seq DESC LIMIT 1")
                .query(Entry.class)
                .optional();
    }

    /** A release by its id. */
    public Optional<Entry> find(String releaseId) {
        return database.sql("SELECT * FROM release WHERE release_id = ?")
                .param(releaseId)
                .query(Entry.class)
                .optional();
    }

    /** The release that a run published, if it did. */
    public Optional<Entry> ofRun(String runId) {
        return database.sql("SELECT * FROM release WHERE run_id = ?")
                .param(runId)
                .query(Entry.class)
                .optional();
    }

    /** The id that the next release as of that day gets: {@code 2020-05-31-2}. */
    public String nextId(LocalDate asOf) {
        int earlier = database.sql("SELECT count(*) FROM release WHERE as_of = ?")
                .param(asOf.toString())
                .query(Integer.class)
                .single();
        return asOf + "-" + (earlier + 1);
    }

    /** The tables of a release, as pinned. */
    public List<LoadedTable> tables(String releaseId) {
        return database.sql("""
                        SELECT table_name, snapshot_id, fingerprint, definition, row_count, 0 AS is_changed,
                               NULL AS touched
                        FROM release_table WHERE release_id = ? ORDER BY table_name""").param(releaseId).query(LoadedTable.class).list();
    }

    /** The deliveries that a release knows, by id, with their digests. */
    public List<Delivery> deliveries(String releaseId) {
        return database.sql("""
                        SELECT d.* FROM delivery d JOIN release first ON first.release_id = d.release_id
                        WHERE first.release_seq <= (SELECT release_seq FROM release WHERE release_id = ?)
                        ORDER BY d.received_seq""").param(releaseId).query(Delivery.class).list();
    }

    /**
     * Publishes: the release, its tables and its deliveries become visible in one transaction, unless the lease
     * has passed to another holder meanwhile.
     *
     * @param fence the lease's number when this run took it
     * @throws StaleLease when another holder has taken the lease since; nothing is published
     */
    public void publish(Entry release, List<LoadedTable> tables, List<String> deliveryIds, long fence) {
        office.transaction().executeWithoutResult(t -> {
            check(release, fence);
            insert(release);
            tables.forEach(table -> insert(release.releaseId(), table));
            deliveryIds.forEach(id -> database.sql(
                            "UPDATE delivery SET release_id = ? WHERE delivery_id = ? AND release_id IS NULL")
                    .params(release.releaseId(), id)
                    .update());
        });
    }

    /**
     * Publishes an earlier release again: what came after it is known to no release that stands, and the next night
     * counts it as new.
     *
     * @param known the deliveries that the earlier release knows, by id
     * @param passed deliveries to be read again, since nothing has their staged rows any more
     * @throws StaleLease when another holder has taken the lease since; nothing is published
     */
    public void publishAgain(
            Entry release, List<LoadedTable> tables, Set<String> known, List<String> passed, long fence) {
        office.transaction().executeWithoutResult(t -> {
            check(release, fence);
            insert(release);
            tables.forEach(table -> insert(release.releaseId(), table));
            List<String> released = database.sql("SELECT delivery_id FROM delivery WHERE release_id IS NOT NULL")
                    .query(String.class)
                    .list();
            released.stream()
                    .filter(id -> !known.contains(id))
                    .forEach(id -> database.sql("UPDATE delivery SET release_id = NULL WHERE delivery_id = ?")
                            .param(id)
                            .update());
            passed.forEach(id -> database.sql("UPDATE delivery SET status = 'received' WHERE delivery_id = ?")
                    .param(id)
                    .update());
        });
    }

    /** Also holds the lease fast until the transaction ends, where another could take it meanwhile. */
    private void check(Entry release, long fence) {
        int held = database.sql("UPDATE lease SET fence = fence WHERE name = ? AND fence = ?")
                .params(Lease.NIGHT, fence)
                .update();
        if (held != 1) {
            throw new StaleLease(release.runId());
        }
    }

    private void insert(Entry release) {
        database.sql("""
                        INSERT INTO release (release_id, release_seq, as_of, published_at, run_id, figures_digest,
                                             inputs_digest, status, manifest_digest, of_release_id)
                        SELECT :id, coalesce(max(release_seq), 0) + 1, :asOf, :at, :run, :figures, :inputs, :status,
                               :manifest, :of
                        FROM release""")
                .param("id", release.releaseId())
                .param("asOf", release.asOf().toString())
                .param("at", release.publishedAt().toString())
                .param("run", release.runId())
                .param("figures", release.figuresDigest())
                .param("inputs", release.inputsDigest())
                .param("status", release.status())
                .param("manifest", release.manifestDigest())
                .param("of", release.ofReleaseId())
                .update();
    }

    private void insert(String releaseId, LoadedTable table) {
        database.sql("""
                        INSERT INTO release_table (release_id, table_name, snapshot_id, fingerprint, definition,
                                                   row_count)
                        VALUES (?, ?, ?, ?, ?, ?)""")
                .params(
                        releaseId,
                        table.tableName(),
                        table.snapshotId(),
                        table.fingerprint(),
                        table.definition(),
                        table.rowCount())
                .update();
    }

    /**
     * A release.
     *
     * @param releaseId {@code <as-of>-<n>}
     * @param asOf what was true on that day
     * @param publishedAt when it became visible
     * @param runId the run that made it
     * @param figuresDigest over all its figures
     * @param inputsDigest over all that they follow from
     * @param status published
     * @param manifestDigest SHA-256 of its manifest; null in a release of an earlier version
     * @param ofReleaseId the earlier release that it publishes again; null otherwise
     */
    public record Entry(
            String releaseId,
            LocalDate asOf,
            Instant publishedAt,
            String runId,
            String figuresDigest,
            String inputsDigest,
            String status,
            @Nullable String manifestDigest,
            @Nullable String ofReleaseId) {}

    /** Another run holds the lease by now; this one may not publish. */
    public static final class StaleLease extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        StaleLease(String runId) {
            super("run " + runId + " lost the lease to another run and published nothing; start it again");
        }
    }
}
