package org.quarterdeck.jobs.ledger;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ledger of deliveries. */
public final class Deliveries {
    private final OfficeDatabase office;
    private final JdbcClient database;

    /** The ledger in a database. */
    public Deliveries(OfficeDatabase database) {
        this.office = database;
        this.database = database.client();
    }

    /** Every delivery, in the order of arrival. */
    public List<Delivery> all() {
        return database.sql("SELECT * FROM delivery ORDER BY received_seq")
                .query(Delivery.class)
                .list();
    }

    /** A delivery by its id. */
    public Optional<Delivery> find(String deliveryId) {
        return database.sql("SELECT * FROM delivery WHERE delivery_id = ?")
                .param(deliveryId)
                .query(Delivery.class)
                .optional();
    }

    /**
     * Writes down that a file arrived. The same bytes again are one delivery that arrived twice.
     *
     * @return true when the delivery is new
     */
    public boolean received(String source, String fileName, String sha256, long sizeBytes, Instant at) {
        return Boolean.TRUE.equals(office.transaction().execute(t -> arrived(source, fileName, sha256, sizeBytes, at)));
    }

    private boolean arrived(String source, String fileName, String sha256, long sizeBytes, Instant at) {
        String id = Delivery.id(source, sha256);
        int added = database.sql("""
                        INSERT INTO delivery (delivery_id, source, file_name, sha256, size_bytes, received_at,
                                              received_seq, status)
                        SELECT :id, :source, :file, :sha256, :size, :at,
                               (SELECT coalesce(max(received_seq), 0) + 1 FROM delivery), 'received'
                        WHERE NOT EXISTS (SELECT 1 FROM delivery WHERE delivery_id = :id)""")
                .param("id", id)
                .param("source", source)
                .param("file", fileName)
                .param("sha256", sha256)
                .param("size", sizeBytes)
                .param("at", at.toString())
                .update();
        database.sql("INSERT INTO arrival (delivery_id, file_name, arrived_at) VALUES (?, ?, ?)")
                .params(id, fileName, at.toString())
                .update();
        // Whoever gives it again has the archive keep it again.
        database.sql("UPDATE delivery SET archive_removed_at = NULL WHERE delivery_id = ?")
                .param(id)
                .update();
        return added == 1;
    }

    /** Writes down that a delivery is a repair, whatever was made of it before somebody said so. */
    public void repairs(String deliveryId) {
        database.sql("""
                        UPDATE delivery SET is_repair = TRUE, status = 'received', reason = NULL, definition = NULL
                        WHERE delivery_id = ? AND NOT is_repair""").param(deliveryId).update();
    }

    /** Writes down what became of a delivery's rows. */
    public void staged(String deliveryId, Counts counts, String definition) {
        database.sql("""
                        UPDATE delivery SET status = 'staged', reason = NULL, rows_read = :read,
                          rows_accepted = :accepted, rows_rejected = :rejected, rows_filtered = :filtered,
                          rows_blank = :blank, definition = :definition
                        WHERE delivery_id = :id""")
                .param("read", counts.read())
                .param("accepted", counts.accepted())
                .param("rejected", counts.rejected())
                .param("filtered", counts.filtered())
                .param("blank", counts.blank())
                .param("definition", definition)
                .param("id", deliveryId)
                .update();
    }

    /**
     * Writes down that a delivery cannot be read, and why.
     *
     * @param definition digest of the source's definition that refused it; null when no source has its name
     */
    public void refused(String deliveryId, String reason, @Nullable String definition) {
        database.sql("""
                        UPDATE delivery SET status = 'refused', reason = :reason, definition = :definition,
                          rows_read = NULL, rows_accepted = NULL, rows_rejected = NULL, rows_filtered = NULL,
                          rows_blank = NULL
                        WHERE delivery_id = :id""")
                .param("reason", reason)
                .param("definition", definition)
                .param("id", deliveryId)
                .update();
    }

    /** When each delivery arrived last, by its id. */
    public Map<String, Instant> lastArrivals() {
        Map<String, Instant> last = new HashMap<>();
        database.sql("SELECT delivery_id, max(arrived_at) FROM arrival GROUP BY delivery_id")
                .query((RowCallbackHandler) row -> last.put(row.getString(1), Instant.parse(row.getString(2))));
        return last;
    }

    /** Writes down that the archive gives up a delivery's bytes, before it does. */
    public void archiveRemoved(String deliveryId, Instant at) {
        database.sql("UPDATE delivery SET archive_removed_at = ? WHERE delivery_id = ?")
                .params(at.toString(), deliveryId)
                .update();
    }

    /**
     * A delivery's rows.
     *
     * @param read always accepted + rejected + filtered + blank
     */
    public record Counts(long read, long accepted, long rejected, long filtered, long blank) {
        /** Every row read has one fate. */
        public Counts {
            if (read != accepted + rejected + filtered + blank) {
                throw new IllegalArgumentException("of " + read + " rows read " + accepted + " were accepted, "
                        + rejected + " rejected, " + filtered + " filtered and " + blank + " blank: some are lost");
            }
        }
    }
}
