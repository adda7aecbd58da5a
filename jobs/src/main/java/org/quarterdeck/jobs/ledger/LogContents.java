package org.quarterdeck.jobs.ledger;

import java.util.Optional;
import org.quarterdeck.accesslog.LogContent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ledger of what logs say, whatever they were packed in. It outlives their bytes in the archive. */
public final class LogContents {
    private final OfficeDatabase office;
    private final JdbcClient database;

    /** The ledger in a database. */
    public LogContents(OfficeDatabase database) {
        this.office = database;
        this.database = database.client();
    }

    /** Writes down what a delivery says; it never says anything else. */
    public void record(String deliveryId, LogContent content) {
        office.transaction()
                .executeWithoutResult(t -> database.sql("""
                        INSERT INTO log_content (delivery_id, sha256, bytes, head, ends_with_line)
                        VALUES (?, ?, ?, ?, ?) ON CONFLICT (delivery_id) DO NOTHING""")
                        .params(deliveryId, content.sha256(), content.bytes(), content.head(), content.endsWithLine())
                        .update());
    }

    /** What a delivery says; empty when it was never written down. */
    public Optional<LogContent> find(String deliveryId) {
        return database.sql("SELECT sha256, bytes, head, ends_with_line FROM log_content WHERE delivery_id = ?")
                .param(deliveryId)
                .query(LogContent.class)
                .optional();
    }
}
