package org.quarterdeck.jobs.load;

import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
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
    /** It keeps tables under its own name: Spark must know it by the same. */
    static final String NAME = "warehouse";

    /** Made by Spark, by the name of this class. */
    public OfficeCatalog() {
        super(null, OneTry::new, true);
    }

    /** Opens the catalog of a warehouse in a folder, which is kept in a database. */
    public static OfficeCatalog open(String databaseUrl, Path folder, Configuration conf) {
        OfficeCatalog catalog = new OfficeCatalog();
        catalog.setConf(conf);
        catalog.initialize(NAME, properties(databaseUrl, folder));
        return catalog;
    }

    /** What Spark must tell it. */
    static Map<String, String> properties(String databaseUrl, Path folder) {
        return Map.of(
                CatalogProperties.URI,
                databaseUrl,
                CatalogProperties.WAREHOUSE_LOCATION,
                OfficeFiles.PLACE,
                CatalogProperties.FILE_IO_IMPL,
                OfficeFiles.class.getName(),
                OfficeFiles.ROOT,
                folder.toUri().toString(),
                "jdbc.schema-version",
                "V1");
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
