package org.quarterdeck.jobs.ledger;

import java.util.List;
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
                            INSERT INTO gate_result (run_id, table_name, rule, severity, offenders, examples)
                            VALUES (?, ?, ?, ?, ?, ?)""")
                    .params(
                            runId,
                            result.tableName(),
                            result.rule(),
                            result.severity(),
                            result.offenders(),
                            result.examples())
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

    /**
     * What one rule found.
     *
     * @param severity fail or warn
     * @param offenders rows that break it
     * @param examples some of them, a JSON object a line
     */
    public record Entry(String tableName, String rule, String severity, long offenders, String examples) {}
}
