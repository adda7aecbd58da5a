package org.quarterdeck.jobs.ledger;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ledger of the files that published snapshots are made of: what they were when they were published. */
public final class WarehouseFiles {
    private final OfficeDatabase office;
    private final JdbcClient database;

    /** The ledger in a database. */
    public WarehouseFiles(OfficeDatabase database) {
        this.office = database;
        this.database = database.client();
    }

    /** What a file was; empty for one that no publication has written down. */
    public Optional<Entry> find(String path) {
        return database.sql("SELECT * FROM warehouse_file WHERE path = ?")
                .param(path)
                .query(Entry.class)
                .optional();
    }

    /** The files of a table that are written down, by their path. */
    public List<String> of(String tableName) {
        return database.sql("SELECT path FROM warehouse_file WHERE substr(path, 1, :length) = :folder ORDER BY path")
                .param("length", tableName.length() + 1)
                .param("folder", tableName + "/")
                .query(String.class)
                .list();
    }

    /** Forgets files that no release needs any more. */
    public void forget(List<String> paths) {
        office.transaction()
                .executeWithoutResult(
                        t -> paths.forEach(path -> database.sql("DELETE FROM warehouse_file WHERE path = ?")
                                .param(path)
                                .update()));
    }

    /** Writes files down; what a restarted run finds again is written once. */
    public void record(List<Entry> files) {
        office.transaction()
                .executeWithoutResult(t -> files.forEach(file -> database.sql("""
                        INSERT INTO warehouse_file (path, size_bytes, sha256) VALUES (?, ?, ?)
                        ON CONFLICT (path) DO UPDATE SET size_bytes = excluded.size_bytes, sha256 = excluded.sha256""")
                        .params(file.path(), file.sizeBytes(), file.sha256())
                        .update()));
    }

    /**
     * A file.
     *
     * @param path table and place in its folder, wherever the warehouse stands
     * @param sizeBytes how many bytes it has
     * @param sha256 of its bytes
     */
    public record Entry(String path, long sizeBytes, String sha256) {}
}
