package org.quarterdeck.jobs.ledger;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The ledger of rejected rows that came again. A row that was repaired, rejected again and repaired once more is
 * always written down with the row that was rejected first.
 */
public final class Repairs {
    private final OfficeDatabase office;
    private final JdbcClient database;

    /** The ledger in a database. */
    public Repairs(OfficeDatabase database) {
        this.office = database;
        this.database = database.client();
    }

    /** Writes down which rows a repair has; what is there already (a restarted chunk) is written once. */
    public void record(List<Entry> repairs) {
        office.transaction()
                .executeWithoutResult(t -> repairs.forEach(repair -> database.sql("""
                        INSERT INTO repair (delivery_id, row_no, of_delivery_id, of_row_no) VALUES (?, ?, ?, ?)
                        ON CONFLICT (delivery_id, row_no) DO UPDATE SET of_delivery_id = excluded.of_delivery_id,
                          of_row_no = excluded.of_row_no""")
                        .params(repair.deliveryId(), repair.rowNo(), repair.ofDeliveryId(), repair.ofRowNo())
                        .update()));
    }

    /** The row that a row of a repair was written down with before. */
    public Optional<Row> recorded(String deliveryId, long rowNo) {
        return database.sql("""
                        SELECT of_delivery_id AS delivery_id, of_row_no AS row_no FROM repair
                        WHERE delivery_id = ? AND row_no = ?""").params(deliveryId, rowNo).query(Row.class).optional();
    }

    /** The row that was rejected first, of one that is rejected now; empty when it is not. */
    public Optional<Row> rejected(String source, String deliveryId, long rowNo) {
        return database.sql("""
                        SELECT coalesce(p.of_delivery_id, d.delivery_id) AS delivery_id,
                          coalesce(p.of_row_no, :row) AS row_no
                        FROM delivery d LEFT JOIN repair p ON p.delivery_id = d.delivery_id AND p.row_no = :row
                        WHERE d.delivery_id = :id AND d.source = :source
                          AND (p.delivery_id IS NOT NULL OR NOT d.is_repair)
                          AND EXISTS (SELECT 1 FROM reject r WHERE r.delivery_id = :id AND r.row_no = :row)""")
                .param("row", rowNo)
                .param("id", deliveryId)
                .param("source", source)
                .query(Row.class)
                .optional();
    }

    /** How many of a delivery's rejected rows are repaired. */
    public long repairedRows(String deliveryId) {
        return database.sql("""
                        SELECT count(DISTINCT s.of_row_no) FROM sound_repair s
                        JOIN reject r ON r.delivery_id = s.of_delivery_id AND r.row_no = s.of_row_no
                        WHERE s.of_delivery_id = ?""").param(deliveryId).query(Long.class).single();
    }

    /** Deliveries that were refused whole and have rows in a repair. */
    public List<Delivery> refusedBehind(String repairId) {
        return database.sql("""
                        SELECT * FROM delivery WHERE status = 'refused' AND delivery_id IN
                          (SELECT of_delivery_id FROM repair WHERE delivery_id = ?) ORDER BY received_seq""").param(repairId).query(Delivery.class).list();
    }

    /** Every repaired row that was not rejected again, in the order of arrival: the last of a row stands. */
    public List<Entry> sound() {
        return database.sql("SELECT * FROM sound_repair ORDER BY received_seq, row_no")
                .query(Entry.class)
                .list();
    }

    /** A row of a delivery. */
    public record Row(String deliveryId, long rowNo) {}

    /**
     * A repaired row.
     *
     * @param deliveryId the repair
     * @param rowNo its row
     * @param ofDeliveryId the delivery whose row was rejected first
     * @param ofRowNo that row
     */
    public record Entry(String deliveryId, long rowNo, String ofDeliveryId, long ofRowNo) {}
}
