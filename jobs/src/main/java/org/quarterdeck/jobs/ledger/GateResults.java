package org.quarterdeck.jobs.ledger;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ledger of what gates found, run by run. */
public final class GateResults {
    private final OfficeDatabase office;
    private final JdbcClient database;

    /** The ledger in a database. */
    public GateResults(OfficeDatabase database) {
        this.office = database;
        this.database = database.client();
    }

    /** Writes down what a run's gates found of some tables, in place of what they found before a restart. */
    public void record(String runId, List<Entry> results) {
        office.transaction().executeWithoutResult(t -> {
            results.stream()
                    .map(Entry::tableName)
                    .distinct()
                    .forEach(table -> database.sql("DELETE FROM gate_result WHERE run_id = ? AND table_name = ?")
                            .params(runId, table)
                            .update());
            results.forEach(result -> database.sql("""
                            INSERT INTO gate_result (run_id, table_name, rule, severity, offenders, examples, asked_by)
                            VALUES (?, ?, ?, ?, ?, ?, ?)""")
                    .param(1, runId)
                    .param(2, result.tableName())
                    .param(3, result.rule())
                    .param(4, result.severity())
                    .param(5, result.offenders())
                    .param(6, result.examples())
                    .param(7, result.askedBy())
                    .update());
        });
    }

    /** What a run's gates found, by table and rule. */
    public List<Entry> of(String runId) {
        return database.sql("SELECT * FROM gate_result WHERE run_id = ? ORDER BY table_name, rule")
                .param(runId)
                .query(Entry.class)
                .list();
    }

    /** The last run that has any. */
    public Optional<String> lastRun() {
        return database.sql("""
                        SELECT run_id FROM run r WHERE EXISTS (SELECT 1 FROM gate_result g WHERE g.run_id = r.run_id)
                        ORDER BY started_at DESC, run_id DESC LIMIT 1""").query(String.class).optional();
    }

    /**
     * What one rule found.
     *
     * @param severity fail or warn
     * @param offenders rows that break it
     * @param examples some of them, a JSON object a line
     * @param askedBy the earlier run that asked, of a table that stands since; null for the run itself
     */
    public record Entry(
            String tableName,
            String rule,
            String severity,
            long offenders,
            @Nullable String examples,
            @Nullable String askedBy) {
        /** The same, taken over by a later run. */
        public Entry takenOver(String from) {
            return new Entry(tableName, rule, severity, offenders, examples, askedBy == null ? from : askedBy);
        }

        /** For people: table, rule and how many rows break it. */
        public String sentence() {
            return tableName + ": " + rule + "; " + offenders + (offenders == 1 ? " row breaks it" : " rows break it");
        }
    }
}
