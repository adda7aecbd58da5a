package db.migration;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/**
 * The tables of Spring Batch and of Quartz, by the scripts that they ship. Quartz has none for SQLite; its
 * PostgreSQL script works there.
 */
@SuppressWarnings("checkstyle:TypeName") // Flyway reads the version from the name
public final class V2__batch_and_quartz extends BaseJavaMigration {
    @Override
    public void migrate(Context context) throws IOException, SQLException {
        new ResourceDatabasePopulator(
                        new ClassPathResource("org/springframework/batch/core/schema-" + product(context) + ".sql"),
                        withoutCommit(new ClassPathResource("org/quartz/impl/jdbcjobstore/tables_postgres.sql")))
                .populate(context.getConnection());
    }

    /** The transaction is Flyway's to end: a script that commits by itself leaves it nothing to commit. */
    private static Resource withoutCommit(Resource script) throws IOException {
        String statements = script.getContentAsString(StandardCharsets.UTF_8);
        return new ByteArrayResource(
                statements.replaceAll("(?im)^\\s*commit\\s*;", "").getBytes(StandardCharsets.UTF_8));
    }

    private static String product(Context context) throws SQLException {
        return Databases.isPostgres(context) ? "postgresql" : "sqlite";
    }
}
