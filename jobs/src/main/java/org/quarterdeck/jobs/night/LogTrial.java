package org.quarterdeck.jobs.night;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.io.file.PathUtils;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.accesslog.UnreadableLog;
import org.quarterdeck.jobs.load.Engine;
import org.quarterdeck.jobs.office.Office;
import org.quarterdeck.jobs.source.LogSource;
import org.quarterdeck.jobs.source.StagingCounts;

/** Reads a log as a delivery of a source would be read, with secrets that are gone when it has been shown. */
public final class LogTrial {
    private static final String SHOWN = "kind IN ('page_view', 'robots_txt')";

    private LogTrial() {}

    /**
     * What a trial shows.
     *
     * @param first the first lines that count, by column and without what tells a visitor
     * @param reasons row numbers of malformed lines by reason
     * @param refusal why the log would be refused whole; null when it would not
     */
    public record Outcome(
            List<Map<String, String>> first,
            StagingCounts counts,
            Map<String, List<Long>> reasons,
            @Nullable String refusal) {}

    /**
     * Reads a log to its end.
     *
     * @param asOf the night that it comes for, which decides what is late
     */
    public static Outcome of(Office office, Path file, LogSource source, LocalDate asOf, int rows) {
        try {
            Path secrets = Files.createTempDirectory("quarterdeck-trial-");
            try {
                return read(office, file, source, asOf, rows, secrets);
            } finally {
                PathUtils.deleteDirectory(secrets);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot try " + file, e);
        }
    }

    private static Outcome read(Office office, Path file, LogSource source, LocalDate asOf, int rows, Path secrets) {
        try {
            Dataset<Row> lines = LogStaging.reader(office, Engine.start(), source, asOf)
                    .option("secrets", secrets.toString())
                    .option("late_days", source.lateDays())
                    .load(file.toString());
            return outcome(lines, source, rows);
        } catch (Exception e) {
            // Spark throws checked exceptions that it doesn't declare.
            Optional<UnreadableLog> unreadable = UnreadableLog.among(e);
            if (unreadable.isEmpty()) {
                throw e;
            }
            String reason = unreadable.get().said(String.valueOf(file.getFileName()));
            return new Outcome(List.of(), new StagingCounts(0, 0, 0, 0), Map.of(), reason);
        }
    }

    private static Outcome outcome(Dataset<Row> lines, LogSource source, int rows) {
        Map<String, List<Long>> reasons = new LinkedHashMap<>();
        long rejected = 0;
        for (Row row : lines.filter("kind = 'reject'")
                .select("reason", "line_no")
                .orderBy("line_no")
                .collectAsList()) {
            reasons.computeIfAbsent(row.getString(0), key -> new ArrayList<>()).add(row.getLong(1));
            rejected++;
        }
        Row tally = lines.filter("kind = 'tally'")
                .selectExpr("coalesce(sum(lines), 0)", "coalesce(sum(blank_lines), 0)")
                .head();
        long accepted = lines.filter(SHOWN).count();
        long blank = tally.getLong(1);
        StagingCounts counts =
                new StagingCounts(accepted, rejected, tally.getLong(0) - accepted - rejected - blank, blank);
        return new Outcome(
                first(lines, rows),
                counts,
                reasons,
                source.refuses(rejected, counts.read())
                        ? "more lines are malformed than the share that the source allows"
                        : null);
    }

    private static List<Map<String, String>> first(Dataset<Row> lines, int rows) {
        List<Map<String, String>> first = new ArrayList<>();
        for (Row row : lines.filter(SHOWN)
                .orderBy(col("line_no"))
                .limit(rows)
                .withColumn("viewed_at", col("viewed_at").cast("string"))
                .select("line_no", "viewed_at", "path", "status", "bytes", "referrer_host", "is_robot_agent")
                .collectAsList()) {
            Map<String, String> values = new LinkedHashMap<>();
            for (String column : row.schema().fieldNames()) {
                Object value = row.getAs(column);
                values.put(column, value == null ? "" : value.toString());
            }
            first.add(values);
        }
        return first;
    }
}
