package org.quarterdeck.jobs.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A SQLite file that several processes share. Write-ahead log and full synchronisation: what was acknowledged survives a
 * killed process.
 */
record SqliteFile(Path file) implements DatabaseKind {
    private static final String SETTINGS =
            "?journal_mode=WAL&synchronous=FULL&busy_timeout=30000&transaction_mode=IMMEDIATE&foreign_keys=true";

    @Override
    public String url() {
        return "jdbc:sqlite:" + file + SETTINGS;
    }

    @Override
    public String place() {
        return file.toString();
    }

    @Override
    public String remedy() {
        return "move it away, or restore a backup";
    }

    @Override
    public String driver() {
        return "org.sqlite.JDBC";
    }

    @Override
    public void copyTo(Path copy, JdbcClient database) {
        database.sql("VACUUM INTO :file")
                .param("file", copy.toAbsolutePath().toString())
                .update();
    }

    @Override
    public List<String> damage(JdbcClient database) {
        return database.sql("PRAGMA integrity_check").query(String.class).list().stream()
                .filter(said -> !said.equals("ok"))
                .toList();
    }

    @Override
    public long bytes(JdbcClient database) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    @Override
    public void vacuum(JdbcClient database) {
        database.sql("VACUUM").update();
        // The file shrinks once the log is in it.
        database.sql("PRAGMA wal_checkpoint(TRUNCATE)").query().listOfRows();
    }
}
