package org.quarterdeck.jobs.ledger;

import java.nio.file.Path;
import java.util.List;
import org.quarterdeck.schema.config.InvalidConfiguration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database of a PostgreSQL server. Whoever runs the server cares for its disks, its log and its copies. */
record PostgresDatabase(String url) implements DatabaseKind {
    @Override
    public String place() {
        int query = url.indexOf('?');
        return query < 0 ? url : url.substring(0, query);
    }

    @Override
    public String remedy() {
        return "look whether it runs, at database_url in config/operation.yaml and at the password in ~/.pgpass";
    }

    @Override
    public String driver() {
        return "org.postgresql.Driver";
    }

    @Override
    public void copyTo(Path copy, JdbcClient database) {
        String address = url.substring("jdbc:".length());
        throw new InvalidConfiguration(List.of(
                "this office keeps its database in PostgreSQL, which copies it by itself. Stop quarterdeck schedule,"
                        + " wait for a running night to end, then run:\n  pg_dump --format=custom"
                        + " --file=quarterdeck.dump '" + address + "'\nand copy the home, too: both together are the"
                        + " backup. pg_restore brings the database back."));
    }

    @Override
    public List<String> damage(JdbcClient database) {
        return List.of();
    }

    @Override
    public long bytes(JdbcClient database) {
        return database.sql("SELECT pg_database_size(current_database())")
                .query(Long.class)
                .single();
    }

    @Override
    public void vacuum(JdbcClient database) {
        // Table by table: a vacuum of all would warn of the server's own tables, which belong to somebody else.
        database.sql(
                        "SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename")
                .query(String.class)
                .list()
                .forEach(table -> database.sql("VACUUM (ANALYZE) " + table).update());
    }
}
