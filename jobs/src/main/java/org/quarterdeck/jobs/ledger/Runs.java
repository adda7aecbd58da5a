package org.quarterdeck.jobs.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ledger of runs, and of what each has loaded so far. */
public final class Runs {
    private final JdbcClient database;

    /** The ledger in a database. */
    public Runs(OfficeDatabase database) {
        this.database = database.client();
    }

    /** A run begins, or goes on after it was interrupted. */
    public void started(String runId, LocalDate asOf, Instant at) {
        database.sql("""
                        INSERT INTO run (run_id, as_of, started_at, status) VALUES (?, ?, ?, 'started')
                        ON CONFLICT (run_id) DO UPDATE SET status = 'started', ended_at = NULL, message = NULL""").params(runId, asOf.toString(), at.toString()).update();
    }

    /** A run ends. */
    public void ended(String runId, Instant at, String status, @Nullable String releaseId, @Nullable String message) {
        database.sql("""
                        UPDATE run SET ended_at = :at, status = :status, release_id = :release, message = :message
                        WHERE run_id = :run""")
                .param("at", at.toString())
                .param("status", status)
                .param("release", releaseId)
                .param("message", message)
                .param("run", runId)
                .update();
    }

    /** All runs, the latest last. */
    public List<Run> all() {
        return database.sql("SELECT * FROM run ORDER BY started_at, run_id")
                .query(Run.class)
                .list();
    }

    /** A run by its id. */
    public Optional<Run> find(String runId) {
        return database.sql("SELECT * FROM run WHERE run_id = ?")
                .param(runId)
                .query(Run.class)
                .optional();
    }

    /** Writes down that a run has a table as it shall be published. */
    public void loaded(String runId, LoadedTable table) {
        database.sql("""
                        INSERT INTO run_table (run_id, table_name, snapshot_id, fingerprint, definition, row_count,
                                               is_changed, touched)
                        VALUES (:run, :table, :snapshot, :fingerprint, :definition, :rows, :changed, :touched)
                        ON CONFLICT (run_id, table_name) DO UPDATE SET snapshot_id = excluded.snapshot_id,
                          fingerprint = excluded.fingerprint, definition = excluded.definition,
                          row_count = excluded.row_count, is_changed = excluded.is_changed,
                          touched = excluded.touched""")
                .param("run", runId)
                .param("table", table.tableName())
                .param("snapshot", table.snapshotId())
                .param("fingerprint", table.fingerprint())
                .param("definition", table.definition())
                .param("rows", table.rowCount())
                .param("changed", table.isChanged())
                .param("touched", table.touched())
                .update();
    }

    /** What a run has loaded so far. */
    public List<LoadedTable> loaded(String runId) {
        return database.sql("SELECT * FROM run_table WHERE run_id = ? ORDER BY table_name")
                .param(runId)
                .query(LoadedTable.class)
                .list();
    }

    /** Writes down why a run has a table as it does, and SHA-256 of each input that it was made from. */
    public void explained(String runId, String table, String reason, Map<String, String> inputs) {
        database.sql("UPDATE run_table SET reason = ? WHERE run_id = ? AND table_name = ?")
                .params(reason, runId, table)
                .update();
        inputs.forEach((input, digest) ->
                database.sql("""
                        INSERT INTO run_input (run_id, table_name, input, digest) VALUES (?, ?, ?, ?)
                        ON CONFLICT (run_id, table_name, input) DO UPDATE SET digest = excluded.digest""").params(runId, table, input, digest).update());
    }

    /** What each table of a run was made from: digests by table and input. */
    public Map<String, Map<String, String>> inputs(String runId) {
        Map<String, Map<String, String>> inputs = new TreeMap<>();
        database.sql("SELECT table_name, input, digest FROM run_input WHERE run_id = ?")
                .param(runId)
                .query(Input.class)
                .list()
                .forEach(i -> inputs.computeIfAbsent(i.tableName(), t -> new TreeMap<>())
                        .put(i.input(), i.digest()));
        return inputs;
    }

    /** What became of each table in a run, and why. */
    public List<Explained> tables(String runId) {
        return database.sql("""
                        SELECT table_name, row_count, is_changed, touched, reason FROM run_table
                        WHERE run_id = ? ORDER BY table_name""").param(runId).query(Explained.class).list();
    }

    private record Input(String tableName, String input, String digest) {}

    /**
     * A table in a run.
     *
     * @param isChanged whether the run made it anew
     * @param touched the partitions that it made, comma-separated; null for all
     * @param reason why; null of a run that did not say
     */
    public record Explained(
            String tableName,
            long rowCount,
            boolean isChanged,
            @Nullable String touched,
            @Nullable String reason) {}

    /** One run. Status: started, published, unchanged, gated, failed, unsettled. */
    public record Run(
            String runId,
            LocalDate asOf,
            Instant startedAt,
            @Nullable Instant endedAt,
            String status,
            @Nullable String releaseId,
            @Nullable String message) {}

    /**
     * A table as a run has it.
     *
     * @param snapshotId Iceberg's
     * @param fingerprint SHA-256 of all that its rows follow from
     * @param definition SHA-256 of load and contract alone
     * @param rowCount rows in the snapshot
     * @param isChanged whether this run wrote it, or it stands as in the release before
     * @param touched the partitions that were written, comma-separated; null for all
     */
    public record LoadedTable(
            String tableName,
            long snapshotId,
            String fingerprint,
            String definition,
            long rowCount,
            boolean isChanged,
            @Nullable String touched) {}
}
