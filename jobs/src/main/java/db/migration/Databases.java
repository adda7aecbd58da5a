package db.migration;

import java.sql.SQLException;
import org.flywaydb.core.api.migration.Context;

/** Tells migrations which kind of database they run in. */
final class Databases {
    private Databases() {}

    static boolean isPostgres(Context context) throws SQLException {
        return context.getConnection().getMetaData().getDatabaseProductName().equals("PostgreSQL");
    }
}
