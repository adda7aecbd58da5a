package org.quarterdeck.jobs.ledger;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ledger of rows that could not be accepted. It holds no row's values: these stay in the archive. */
public final class Rejects {
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

    /** All rejects, by arrival of their delivery and by row; of one delivery when it is named. */
    public List<Entry> all(java.util.Optional<String> deliveryId) {
        return database.sql("""
                        SELECT r.* FROM reject r JOIN delivery d ON d.delivery_id = r.delivery_id
                        WHERE :id IS NULL OR r.delivery_id = :id
                        ORDER BY d.received_seq, r.row_no, r.column_name, r.rule""")
                .param("id", deliveryId.orElse(null))
                .query(Entry.class)
                .list();
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
}
