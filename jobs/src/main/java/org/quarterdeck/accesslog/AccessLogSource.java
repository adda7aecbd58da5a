package org.quarterdeck.accesslog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableProvider;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.sources.DataSourceRegister;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.quarterdeck.schema.config.InvalidConfiguration;

/**
 * Spark's way in: {@code spark.read().format("access-log").options(…).load(files…)}. Columns and kinds of rows are those
 * of {@link LogColumns}, options those of {@link ReadOptions}. A path is a file or a folder of files, never a pattern.
 *
 * <p>A wrong option fails {@code load} with an {@link InvalidConfiguration}; a file that is no log, or damaged, fails
 * the query with an {@link UnreadableLog} that names it.
 */
public final class AccessLogSource implements TableProvider, DataSourceRegister {
    /** The name of the format. */
    static final String NAME = "access-log";

    /** Made by Spark. */
    public AccessLogSource() {}

    @Override
    public String shortName() {
        return NAME;
    }

    @Override
    public StructType inferSchema(CaseInsensitiveStringMap options) {
        return LogColumns.schema();
    }

    @Override
    public Table getTable(StructType schema, Transform[] partitioning, Map<String, String> properties) {
        CaseInsensitiveStringMap options = new CaseInsensitiveStringMap(properties);
        return new LogTable(ReadOptions.of(options), paths(options));
    }

    private static List<String> paths(CaseInsensitiveStringMap options) {
        String several = options.get("paths");
        if (several != null) {
            try {
                return List.of(new ObjectMapper().readValue(several, String[].class));
            } catch (JsonProcessingException e) {
                throw new InvalidConfiguration(List.of("option paths: is no JSON list of texts; use load(files…)"));
            }
        }
        String one = options.get("path");
        if (one == null) {
            throw new InvalidConfiguration(List.of("option path: is missing; use load(file)"));
        }
        return List.of(one);
    }
}
