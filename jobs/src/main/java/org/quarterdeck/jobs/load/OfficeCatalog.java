package org.quarterdeck.jobs.load;

import java.util.Map;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.apache.iceberg.jdbc.JdbcClientPool;

/**
 * Iceberg's catalog in the office's database, which tries each commit once. Iceberg's own takes a lost acknowledgement
 * for a lost connection, tries again, finds the table at its own new snapshot, calls that a conflict and deletes the
 * files that the table now needs. Here the commit fails, its files stay, and the run looks for its id in the table
 * before it writes again.
 */
public final class OfficeCatalog extends JdbcCatalog {
    /** Made by Spark, by the name of this class. */
    public OfficeCatalog() {
        super(null, OneTry::new, true);
    }

    private static final class OneTry extends JdbcClientPool {
        OneTry(Map<String, String> properties) {
            super(properties.get(CatalogProperties.URI), properties);
        }

        @Override
        protected boolean isConnectionException(Exception e) {
            return false;
        }
    }
}
