package org.quarterdeck.jobs.night;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.quarter;
import static org.apache.spark.sql.functions.substring_index;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.io.file.PathUtils;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.quarterdeck.accesslog.UnreadableLog;
import org.quarterdeck.jobs.intake.Archive;
import org.quarterdeck.jobs.ledger.Deliveries.Counts;
import org.quarterdeck.jobs.ledger.Delivery;
import org.quarterdeck.jobs.ledger.Rejects;
import org.quarterdeck.jobs.load.StagedRows;
import org.quarterdeck.jobs.office.Digests;
import org.quarterdeck.jobs.office.Office;
import org.quarterdeck.jobs.source.LogSource;
import org.quarterdeck.schema.table.Table;

/**
 * Stages what machines wrote. All logs of a source are read in one pass by Spark; what counts goes into staging,
 * malformed lines into the ledger of rejects, and every line is accounted for. A log that cannot be read is
 * refused by name, and the others are staged.
 */
final class LogStaging {
    private static final String IS_ROW = "is_row";
    private static final String FOLDER = "folder";
    private static final long FEW_BYTES = 64L << 20;
    private static final long FILE_BUFFER = 16L << 20;

    private final Office office;
    private final SparkSession spark;
    private final LocalDate asOf;
    private final Notices notices;

    LogStaging(Office office, SparkSession spark, LocalDate asOf, Notices notices) {
        this.office = office;
        this.spark = spark;
        this.asOf = asOf;
        this.notices = notices;
    }

    /** Stages the deliveries of a source, or refuses them one by one. */
    void stage(String source, List<Delivery> deliveries) {
        List<Delivery> waiting = new ArrayList<>(deliveries);
        while (!waiting.isEmpty()) {
            List<Delivery> readable = waiting;
            try {
                waiting = staged(source, readable);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot stage the logs of " + source, e);
            } catch (Exception e) {
                // Spark throws checked exceptions that it doesn't declare.
                UnreadableLog log = UnreadableLog.among(e).orElseThrow(() -> unexpected(source, e));
                waiting = refused(source, readable, log);
            }
        }
    }

    private static RuntimeException unexpected(String source, Exception e) {
        return e instanceof RuntimeException known
                ? known
                : new IllegalStateException("cannot stage the logs of " + source + ": " + e.getMessage(), e);
    }

    /** Those that are left when one cannot be read. */
    private List<Delivery> refused(String source, List<Delivery> readable, UnreadableLog log) {
        Delivery refused = readable.stream()
                .filter(d -> log.file().endsWith(d.sha256()))
                .findFirst()
                .orElseThrow(() -> log);
        office.deliveries()
                .refused(refused.deliveryId(), log.said(refused.fileName()), StagingDefinition.of(office, source));
        return readable.stream().filter(d -> !d.equals(refused)).toList();
    }

    /** Reads logs in one pass. Gives back those that counted on one which was refused, for another pass. */
    private List<Delivery> staged(String source, List<Delivery> deliveries) throws IOException {
        Path beside = office.home().staging().resolve(".arriving-" + source);
        LogSource definition = (LogSource) office.sources().get(source);
        Table table = office.tables().get(definition.into());
        List<KnownLines.Log> logs = new KnownLines(office).of(deliveries);
        Dataset<Row> rows = rows(gathered(read(source, definition, logs), deliveries), source, definition, table);
        write(rows, beside);
        Map<String, Told> told = told(beside, rows.schema());
        List<Delivery> again = new ArrayList<>();
        Set<String> refused = new HashSet<>();
        for (KnownLines.Log log : logs) {
            String id = log.delivery().deliveryId();
            if (log.since()
                    .filter(before -> refused.contains(before.deliveryId()))
                    .isPresent()) {
                again.add(log.delivery());
            } else if (!settle(log, definition, table, beside, told.getOrDefault(id, Told.nothing()))) {
                refused.add(id);
            }
        }
        PathUtils.deleteDirectory(beside);
        return again;
    }

    private Dataset<Row> read(String source, LogSource definition, List<KnownLines.Log> logs) throws IOException {
        Map<String, Long> known = new TreeMap<>();
        for (KnownLines.Log log : logs) {
            known.put(archive().file(log.delivery().sha256()).toString(), log.lines());
        }
        return reader(office, spark, definition, asOf)
                .option("secrets", office.home().secrets().toString())
                .option("late_days", definition.lateDays())
                .option("known_lines", new ObjectMapper().writeValueAsString(known))
                .load(known.keySet().toArray(String[]::new))
                .withColumn("source", lit(source));
    }

    /** Reads logs of a source; where secrets are, and how late a line may be, is still to be said. */
    static DataFrameReader reader(Office office, SparkSession spark, LogSource definition, LocalDate asOf) {
        Path robots = office.reference().file("robots.csv");
        LogSource.AccessLog lines = definition.format().accessLog();
        try {
            return spark.read()
                    .format("access-log")
                    .option("site", definition.site())
                    .option("time_zone", zone(office, definition))
                    .option("as_of", asOf.toString())
                    .option("robots", robots.toString())
                    .option("robots_version", Digests.sha256(robots).substring(0, 12))
                    .option("excluded_paths", String.join(" ", definition.excludedPaths()))
                    .option("static_extensions", String.join(" ", extensions(office, definition)))
                    .option(
                            "visitor_key_rotation",
                            definition.visitorKeyRotation().name().toLowerCase(Locale.ROOT))
                    .option("line", lines.line())
                    .option("map", lines.map())
                    .option("fields", json(lines.fields()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + robots, e);
        }
    }

    /** The source's own, or those of the list. */
    private static List<String> extensions(Office office, LogSource definition) {
        List<String> own = definition.staticExtensions();
        return own == null ? office.reference().column("static-extensions.csv", "extension") : own;
    }

    private static String json(Map<String, String> fields) throws IOException {
        return new ObjectMapper().writeValueAsString(fields);
    }

    private static String zone(Office office, LogSource definition) {
        return definition.timeZone() == null
                ? office.settings().timeZone()
                : definition.timeZone().getId();
    }

    /** Small logs share a task: one that reads a few kilobytes costs more to start than to run. */
    private Dataset<Row> gathered(Dataset<Row> lines, List<Delivery> deliveries) {
        long bytes = deliveries.stream().mapToLong(Delivery::sizeBytes).sum();
        return bytes <= FEW_BYTES ? lines.coalesce(spark.sparkContext().defaultParallelism()) : lines;
    }

    private static Dataset<Row> rows(Dataset<Row> lines, String source, LogSource definition, Table table) {
        Column sha256 = substring_index(col("file"), "/", -1);
        Column deliveryId = concat(lit(source + "-"), sha256.substr(1, 12));
        List<String> columns = new ArrayList<>(table.contract().columnNames());
        columns.addAll(List.of(
                "source",
                "delivery_id",
                "row_no",
                "reason",
                "lines",
                "blank_lines",
                "line_format",
                "compression",
                IS_ROW,
                FOLDER));
        return lines.withColumn("delivery_id", deliveryId)
                .withColumn("row_no", col("line_no"))
                .withColumn("visitor_period", visitorPeriod(definition))
                .withColumn(IS_ROW, col("kind").isin("page_view", "robots_txt", "day_seen"))
                .withColumn(FOLDER, col("delivery_id"))
                .select(columns.stream().map(c -> col(c)).toArray(Column[]::new));
    }

    /** The rotation that a line's visitor key belongs to, in the grammar of periods. */
    private static Column visitorPeriod(LogSource definition) {
        Column day = col("day");
        return switch (definition.visitorKeyRotation()) {
            case DAY -> day.cast("string");
            case MONTH -> date_format(day, "yyyy-MM");
            case QUARTER -> concat(date_format(day, "yyyy"), lit("-Q"), quarter(day));
            default -> throw new IllegalArgumentException(definition.visitorKeyRotation() + " is no rotation");
        };
    }

    private static void write(Dataset<Row> rows, Path beside) {
        rows.write()
                .mode(SaveMode.Overwrite)
                .partitionBy(IS_ROW, FOLDER)
                .option("compression", "zstd")
                // A file is open for each delivery, and holds this much before it writes.
                .option("parquet.block.size", FILE_BUFFER)
                // Values that hardly repeat: a dictionary of them is given up when it is full.
                .option("parquet.enable.dictionary#visitor_key", "false")
                .option("parquet.enable.dictionary#row_no", "false")
                .parquet(beside.toString());
    }

    /** What the reading tells of each delivery: its lines, what of them counts, and what could not be read. */
    private Map<String, Told> told(Path beside, StructType schema) {
        Map<String, Told> told = new HashMap<>();
        for (Row row : spark.read()
                .schema(schema)
                .parquet(beside.resolve(IS_ROW + "=false").toString())
                .filter(col("kind").isin("tally", "reject"))
                .select("delivery_id", "kind", "row_no", "reason", "lines", "blank_lines", "line_format", "compression")
                .collectAsList()) {
            String deliveryId = row.getString(0);
            Told so = told.getOrDefault(deliveryId, Told.nothing());
            told.put(
                    deliveryId,
                    row.getString(1).equals("tally")
                            ? so.and(row.getLong(4), row.getLong(5), row.getString(6), row.getString(7))
                            : so.but(new Rejects.Entry(deliveryId, row.getLong(2), "", "line", row.getString(3))));
        }
        Path rows = beside.resolve(IS_ROW + "=true");
        if (Files.isDirectory(rows)) {
            spark.read()
                    .schema(schema)
                    .parquet(rows.toString())
                    .filter("kind <> 'day_seen'")
                    .groupBy("delivery_id")
                    .count()
                    .collectAsList()
                    .forEach(row -> told.computeIfPresent(row.getString(0), (id, so) -> so.accepted(row.getLong(1))));
        }
        return told;
    }

    private record Told(
            long read, long blank, long accepted, List<Rejects.Entry> rejects, String format, String compression) {
        static Told nothing() {
            return new Told(0, 0, 0, new ArrayList<>(), "", "");
        }

        Told and(long lines, long blankLines, String lineFormat, String packed) {
            return new Told(read + lines, blank + blankLines, accepted, rejects, lineFormat, packed);
        }

        Told but(Rejects.Entry reject) {
            rejects.add(reject);
            return this;
        }

        Told accepted(long rows) {
            return new Told(read, blank, rows, rejects, format, compression);
        }

        Counts counts() {
            return new Counts(read, accepted, rejects.size(), read - accepted - rejects.size() - blank, blank);
        }
    }

    /** Writes down what became of a log. False when it is refused. */
    private boolean settle(KnownLines.Log log, LogSource definition, Table table, Path beside, Told told)
            throws IOException {
        Delivery delivery = log.delivery();
        String staged = StagingDefinition.of(office, delivery.source());
        office.rejects().forget(delivery.deliveryId());
        office.rejects().record(told.rejects());
        if (definition.refuses(told.rejects().size(), told.read())) {
            office.deliveries()
                    .refused(
                            delivery.deliveryId(),
                            told.rejects().size() + " of " + told.read() + " lines are malformed, more than"
                                    + " max_reject_share "
                                    + definition.maxRejectShare().toPlainString()
                                    + " allows; its first lines look like "
                                    + told.format(),
                            staged);
            return false;
        }
        move(delivery, table, beside);
        notices.done(delivery.source() + "/" + delivery.fileName() + ": " + told.read() + " lines read as "
                + told.format() + (told.compression().equals("none") ? "" : ", " + told.compression())
                + known(log));
        office.deliveries().staged(delivery.deliveryId(), told.counts(), staged);
        return true;
    }

    private static String known(KnownLines.Log log) {
        return log.since()
                .map(before -> (log.lines() == KnownLines.Log.ALL ? "; all of them" : "; the first " + log.lines())
                        + " came before, in " + before.fileName() + " (" + before.deliveryId() + ")")
                .orElse("");
    }

    /** Puts a delivery's rows where loads look for them; a log without a line that counts has none. */
    private void move(Delivery delivery, Table table, Path beside) throws IOException {
        Path rows = beside.resolve(IS_ROW + "=true").resolve(FOLDER + "=" + delivery.deliveryId());
        Path place = StagedRows.folder(office.home().staging(), table.name(), delivery.deliveryId());
        if (Files.isDirectory(place)) {
            PathUtils.deleteDirectory(place);
        }
        Files.createDirectories(place.getParent());
        if (Files.isDirectory(rows)) {
            Files.move(rows, place);
        }
    }

    private Archive archive() {
        return new Archive(office.home().archive());
    }
}
