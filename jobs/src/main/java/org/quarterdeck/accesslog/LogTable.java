package org.quarterdeck.accesslog;

import java.util.List;
import java.util.Set;
import org.apache.spark.sql.connector.catalog.CatalogV2Util;
import org.apache.spark.sql.connector.catalog.Column;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.connector.read.SupportsPushDownRequiredColumns;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/** Access logs as a table that can be read. */
final class LogTable implements SupportsRead {
    private final ReadOptions options;
    private final List<String> paths;

    LogTable(ReadOptions options, List<String> paths) {
        this.options = options;
        this.paths = paths;
    }

    @Override
    public String name() {
        return AccessLogSource.NAME;
    }

    @Override
    public Column[] columns() {
        return CatalogV2Util.structTypeToV2Columns(LogColumns.schema());
    }

    @Override
    public Set<TableCapability> capabilities() {
        return Set.of(TableCapability.BATCH_READ);
    }

    @Override
    public ScanBuilder newScanBuilder(CaseInsensitiveStringMap ignored) {
        return new Builder();
    }

    /** Takes note of the columns that a query asks for. */
    private final class Builder implements SupportsPushDownRequiredColumns {
        private StructType asked = LogColumns.schema();

        @Override
        public void pruneColumns(StructType required) {
            asked = required;
        }

        @Override
        public Scan build() {
            return new LogScan(options, paths, asked);
        }
    }
}
