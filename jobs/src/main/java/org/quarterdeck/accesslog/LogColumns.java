package org.quarterdeck.accesslog;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import java.util.Arrays;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The columns that a reading hands over. The first twelve are those of {@code staging.page_view}; {@code file} and
 * {@code line_no} say from where. {@code kind} says which of them are filled:
 *
 * <ul>
 *   <li>{@code page_view}, {@code robots_txt}: all of staging
 *   <li>{@code day_seen}: {@code viewed_at, day, status}, of the first line of a day in a split; {@code visitor_key} and
 *       {@code path} are empty texts, {@code is_robot_agent} is false
 *   <li>{@code reject}: {@code reason}
 *   <li>{@code tally}: {@code line_format, compression, lines, blank_lines}, one row a split, so that read = page views + requests
 *       for {@code /robots.txt} + rejects + blank + filtered can be told file by file; {@code line_no} is the last
 *       line read
 * </ul>
 */
enum LogColumns {
    KIND("kind", StringType),
    VIEWED_AT("viewed_at", TimestampType),
    DAY("day", DateType),
    SITE("site", StringType),
    VISITOR_KEY("visitor_key", StringType),
    PATH("path", StringType),
    STATUS("status", IntegerType),
    BYTES("bytes", LongType),
    REFERRER_HOST("referrer_host", StringType),
    USER_AGENT("user_agent", StringType),
    IS_ROBOT_AGENT("is_robot_agent", BooleanType),
    ROBOT_LIST_VERSION("robot_list_version", StringType),
    FILE("file", StringType),
    LINE_NO("line_no", LongType),
    REASON("reason", StringType),
    LINE_FORMAT("line_format", StringType),
    COMPRESSION("compression", StringType),
    LINES("lines", LongType),
    BLANK_LINES("blank_lines", LongType);

    private final String column;

    @SuppressWarnings("ImmutableEnumChecker") // Spark's simple types are.
    private final DataType type;

    LogColumns(String column, DataType type) {
        this.column = column;
        this.type = type;
    }

    DataType type() {
        return type;
    }

    /** The column of a name of {@link #schema()}. */
    static LogColumns of(String column) {
        return Arrays.stream(values())
                .filter(c -> c.column.equals(column))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + column + "\" is no column of an access log"));
    }

    /** All columns, in order. */
    static StructType schema() {
        return new StructType(Arrays.stream(values())
                .map(c -> new StructField(c.column, c.type, true, Metadata.empty()))
                .toArray(StructField[]::new));
    }
}
