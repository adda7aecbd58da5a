package org.quarterdeck.jobs.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ledger of rows that could not be accepted. It holds no row's values: these stay in the archive. */
public final class Rejects {
    /** Of people's files a rule and a column are a reason; of a log the words are, for all its rejects are lines. */
    private static final String LISTED = """
            WITH known AS (
              SELECT r.*, d.source, d.received_seq,
                (SELECT later.delivery_id FROM repair p JOIN delivery later ON later.delivery_id = p.delivery_id
                 WHERE p.of_delivery_id = coalesce(first.of_delivery_id, r.delivery_id)
                   AND p.of_row_no = coalesce(first.of_row_no, r.row_no)
                   AND later.status = 'staged' AND later.received_seq > d.received_seq
                 ORDER BY later.received_seq DESC LIMIT 1) AS repaired_by
              FROM reject r JOIN delivery d ON d.delivery_id = r.delivery_id
              LEFT JOIN repair first ON first.delivery_id = r.delivery_id AND first.row_no = r.row_no
              WHERE (CAST(:id AS TEXT) IS NULL OR r.delivery_id = :id)
                AND (CAST(:source AS TEXT) IS NULL OR d.source = :source)),
            listed AS (SELECT * FROM known WHERE :all OR repaired_by IS NULL)
            """;

    private final OfficeDatabase office;
    private final JdbcClient database;

    /** The ledger in a database. */
    public Rejects(OfficeDatabase database) {
        this.office = database;
        this.database = database.client();
    }

    /**
     * Writes rejects down; one that is there already (a restarted chunk) is written once.
     *
     * @param rejects of one chunk
     */
    public void record(List<Entry> rejects) {
        office.transaction()
                .executeWithoutResult(t -> rejects.forEach(reject -> database.sql("""
                        INSERT INTO reject (delivery_id, row_no, column_name, rule, message) VALUES (?, ?, ?, ?, ?)
                        ON CONFLICT (delivery_id, row_no, column_name, rule) DO UPDATE SET message = excluded.message""")
                        .params(
                                reject.deliveryId(),
                                reject.rowNo(),
                                reject.columnName(),
                                reject.rule(),
                                reject.message())
                        .update()));
    }

    /** Forgets a delivery's rejects: it is read anew. */
    public void forget(String deliveryId) {
        database.sql("DELETE FROM reject WHERE delivery_id = ?")
                .param(deliveryId)
                .update();
    }

    /** Rejects, by arrival of their delivery and by row. */
    public List<Listed> list(Choice choice) {
        return choose(LISTED + "SELECT * FROM listed ORDER BY received_seq, row_no, column_name, rule", choice)
                .query(Listed.class)
                .list();
    }

    /** Rejects by reason, the most frequent first, each with the first row that it concerns. */
    public List<Reason> reasons(Choice choice) {
        return choose(LISTED + """
                        , ranked AS (
                          SELECT *, count(*) OVER reason AS row_count, row_number() OVER (
                              PARTITION BY source, rule, column_name, CASE WHEN rule = 'line' THEN message END
                              ORDER BY received_seq, row_no) AS place
                          FROM listed
                          WINDOW reason AS (
                            PARTITION BY source, rule, column_name, CASE WHEN rule = 'line' THEN message END))
                        SELECT * FROM ranked WHERE place = 1
                        ORDER BY source, row_count DESC, rule, column_name, message""", choice).query(Reason.class).list();
    }

    private JdbcClient.StatementSpec choose(String sql, Choice choice) {
        return database.sql(sql)
                .param("id", choice.deliveryId())
                .param("source", choice.source())
                .param("all", choice.isWithRepaired());
    }

    /**
     * Which rejects are meant.
     *
     * @param deliveryId of one delivery; null for all
     * @param source of one source; null for all
     * @param isWithRepaired whether those that are repaired are meant, too
     */
    public record Choice(
            @Nullable String deliveryId, @Nullable String source, boolean isWithRepaired) {
        /** Every reject there ever was. */
        public static final Choice ALL = new Choice(null, null, true);
    }

    /**
     * A row that could not be accepted.
     *
     * @param rowNo its number in the file
     * @param columnName the file's column; empty for the row as a whole
     * @param rule which rule it broke
     * @param message what is wrong and what to do
     */
    public record Entry(String deliveryId, long rowNo, String columnName, String rule, String message) {}

    /**
     * The same with what became of it.
     *
     * @param repairedBy the last delivery that has the row again; null as long as it is open
     */
    public record Listed(
            String deliveryId,
            String source,
            long rowNo,
            String columnName,
            String rule,
            String message,
            @Nullable String repairedBy) {}

    /**
     * All rejects for one reason.
     *
     * @param rowCount how many there are
     * @param deliveryId the first of their deliveries
     * @param rowNo the first of its rows
     * @param message what is said of that row
     */
    public record Reason(
            String source,
            String rule,
            String columnName,
            long rowCount,
            String deliveryId,
            long rowNo,
            String message) {}
}
