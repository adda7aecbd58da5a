package db.migration;

import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/**
 * The tables of Spring Batch and of Quartz, by the scripts that they ship. Quartz has none for SQLite; its
 * PostgreSQL script works there.
 */
@SuppressWarnings("checkstyle:TypeName") // Flyway reads the version from the name
public final class V2__batch_and_quartz extends BaseJavaMigration {
    @Override
    public void migrate(Context context) {
        String product = product(context);
        new ResourceDatabasePopulator(
                        new ClassPathResource("org/springframework/batch/core/schema-" + product + ".sql"),
                        new ClassPathResource("org/quartz/impl/jdbcjobstore/tables_postgres.sql"))
                .populate(context.getConnection());
    }

    private static String product(Context context) {
        return context.getConfiguration().getUrl() != null
                        && context.getConfiguration().getUrl().startsWith("jdbc:postgresql:")
                ? "postgresql"
                : "sqlite";
    }
}
