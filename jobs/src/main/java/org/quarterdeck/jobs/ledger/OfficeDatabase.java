package org.quarterdeck.jobs.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.quarterdeck.schema.config.InvalidConfiguration;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The office's database: ledger, job repository, Quartz store and Iceberg catalog in one, which several processes share.
 * It is a SQLite file, or a PostgreSQL database where the office names one.
 */
public final class OfficeDatabase implements AutoCloseable {
    private static final int CONNECTIONS = 6;
    private static final ConversionService CONVERSION = conversion();

    private final DatabaseKind kind;
    private final HikariDataSource source;

    private OfficeDatabase(DatabaseKind kind, HikariDataSource source) {
        this.kind = kind;
        this.source = source;
    }

    /**
     * Opens the database in a file, and makes or migrates it first.
     *
     * @throws InvalidConfiguration when the file is no database, not ours, or of a newer version; it is left as it is
     */
    public static OfficeDatabase open(Path file) {
        Path whole = file.toAbsolutePath();
        try {
            Files.createDirectories(whole.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the folder of " + file, e);
        }
        return open(new SqliteFile(whole));
    }

    /**
     * Opens a PostgreSQL database, and makes or migrates its tables first.
     *
     * @throws InvalidConfiguration when it cannot be opened, is not ours, or of a newer version; it is left as it is
     */
    public static OfficeDatabase open(String url) {
        return open(new PostgresDatabase(url));
    }

    private static OfficeDatabase open(DatabaseKind kind) {
        HikariConfig config = new HikariConfig();
        config.setDriverClassName(kind.driver());
        config.setJdbcUrl(kind.url());
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setPoolName("office");
        OfficeDatabase database = new OfficeDatabase(kind, pool(config, kind));
        try {
            new Migrations(kind.place()).bringIn(database.source);
            return database;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private static HikariDataSource pool(HikariConfig config, DatabaseKind kind) {
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            throw new InvalidConfiguration(List.of("the database " + kind.place() + " cannot be opened: "
                    + String.valueOf(cause.getMessage()).lines().findFirst().orElse("") + "; " + kind.remedy()));
        }
    }

    /** The JDBC address, for those who open connections of their own (Iceberg's catalog). */
    public String url() {
        return kind.url();
    }

    /** The class of its JDBC driver, for those who do. */
    public String driver() {
        return kind.driver();
    }

    /** Where it is, for people. */
    public String place() {
        return kind.place();
    }

    /** Whether it is a server, which locks rows for several machines. */
    public boolean isServer() {
        return kind instanceof PostgresDatabase;
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

    /**
     * Copies the database, as it is at one moment, into a file that is empty; others go on writing.
     *
     * @throws InvalidConfiguration when it is a server's, with what to run instead
     */
    public void copyTo(Path file) {
        kind.copyTo(file, client());
    }

    /** What is wrong with it as a database; empty when nothing is. */
    public List<String> damage() {
        return kind.damage(client());
    }

    /** How much room it takes. */
    public long bytes() {
        return kind.bytes(client());
    }

    /** Gives back the room of what was deleted. */
    public void vacuum() {
        kind.vacuum(client());
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
