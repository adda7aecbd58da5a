package db.migration;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/**
 * PostgreSQL's ledger takes texts as SQLite's does: of any length, sorted by their bytes. A reason that is longer than
 * was foreseen must not stop a night, and instants sort as text in no other order than this.
 */
@SuppressWarnings("checkstyle:TypeName") // Flyway reads the version from the name
public final class V8__text_of_any_length extends BaseJavaMigration {
    private static final String TEXTS = """
            SELECT quote_ident(c.table_name), quote_ident(c.column_name) FROM information_schema.columns c
            JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name
            WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE'
              AND c.data_type IN ('character varying', 'character', 'text')
              AND c.table_name IN ('delivery', 'arrival', 'reject', 'run', 'run_table', 'gate_result', 'release',
                'release_table', 'lease', 'repair', 'log_content', 'figure_change', 'warehouse_file', 'run_input')
            ORDER BY c.table_name, c.column_name""";

    private static final String VIEW = "sound_repair";

    @Override
    public void migrate(Context context) throws SQLException {
        if (!Databases.isPostgres(context)) {
            return;
        }
        Connection connection = context.getConnection();
        List<String> statements = new ArrayList<>();
        // A view holds the types of its columns fast.
        statements.add("DROP VIEW " + VIEW);
        try (Statement statement = connection.createStatement()) {
            try (ResultSet columns = statement.executeQuery(TEXTS)) {
                while (columns.next()) {
                    statements.add("ALTER TABLE " + columns.getString(1) + " ALTER COLUMN " + columns.getString(2)
                            + " TYPE text COLLATE \"C\"");
                }
            }
            try (ResultSet view = statement.executeQuery("SELECT pg_get_viewdef('" + VIEW + "'::regclass)")) {
                view.next();
                statements.add("CREATE VIEW " + VIEW + " AS " + view.getString(1));
            }
            for (String change : statements) {
                statement.execute(change);
            }
        }
    }
}
