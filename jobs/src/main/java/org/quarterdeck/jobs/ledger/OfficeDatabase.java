package org.quarterdeck.jobs.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The office's database: ledger, job repository, Quartz store and Iceberg catalog in one SQLite file that several
 * processes share. Write-ahead log and full synchronisation: what was acknowledged survives a killed process.
 */
public final class OfficeDatabase implements AutoCloseable {
    private static final String SETTINGS =
            "?journal_mode=WAL&synchronous=FULL&busy_timeout=30000&transaction_mode=IMMEDIATE&foreign_keys=true";
    private static final int CONNECTIONS = 6;
    private static final ConversionService CONVERSION = conversion();

    private final String url;
    private final HikariDataSource source;

    private OfficeDatabase(String url, HikariDataSource source) {
        this.url = url;
        this.source = source;
    }

    /** Opens the database in a file, and makes or migrates it first. */
    public static OfficeDatabase open(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the folder of " + file, e);
        }
        String url = "jdbc:sqlite:" + file.toAbsolutePath() + SETTINGS;
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setPoolName("office");
        OfficeDatabase database = new OfficeDatabase(url, new HikariDataSource(config));
        if (!new Migrations().areAllIn(database.source)) {
            database.migrate();
        }
        return database;
    }

    private void migrate() {
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .failOnMissingLocations(true)
                .load()
                .migrate();
    }

    /** The JDBC address, for those who open connections of their own (Iceberg's catalog). */
    public String url() {
        return url;
    }

    /** Pooled connections. */
    public DataSource dataSource() {
        return source;
    }

    /** Statements by name; instants and days are read as the ledger writes them, by ISO 8601. */
    public JdbcClient client() {
        return JdbcClient.create(new NamedParameterJdbcTemplate(source), CONVERSION);
    }

    private static ConversionService conversion() {
        DefaultConversionService conversion = new DefaultConversionService();
        conversion.addConverter(String.class, Instant.class, Instant::parse);
        conversion.addConverter(String.class, LocalDate.class, LocalDate::parse);
        return conversion;
    }

    /** Copies the database, as it is at one moment, into a file that is empty; others go on writing. */
    public void copyTo(Path file) {
        client().sql("VACUUM INTO :file")
                .param("file", file.toAbsolutePath().toString())
                .update();
    }

    /** What is wrong with the file as a database; empty when nothing is. */
    public List<String> damage() {
        return client().sql("PRAGMA integrity_check").query(String.class).list().stream()
                .filter(said -> !said.equals("ok"))
                .toList();
    }

    /** Runs work as one transaction, whole or not at all. */
    public TransactionTemplate transaction() {
        return new TransactionTemplate(new JdbcTransactionManager(source));
    }

    @Override
    public void close() {
        source.close();
    }
}
