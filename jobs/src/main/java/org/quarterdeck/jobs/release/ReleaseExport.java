package org.quarterdeck.jobs.release;

import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map_entries;
import static org.apache.spark.sql.functions.map_from_entries;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.when;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.TimestampType;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.ledger.Releases;
import org.quarterdeck.jobs.ledger.Runs.LoadedTable;
import org.quarterdeck.jobs.load.Warehouse;
import org.quarterdeck.jobs.office.Digests;
import org.quarterdeck.jobs.office.Office;
import org.quarterdeck.schema.config.InvalidConfiguration;
import org.quarterdeck.schema.figure.ShownFiguresFile;
import org.quarterdeck.schema.metric.Metric;
import org.quarterdeck.schema.release.Manifest;
import org.quarterdeck.schema.release.Release;
import org.quarterdeck.schema.table.Table;
import org.quarterdeck.schema.table.TableContract;
import org.quarterdeck.schema.table.Tables;
import org.quarterdeck.schema.trend.TrendsFile;

/**
 * A release as plain files that need nothing of ours: figures and core tables, each as Parquet and as CSV, and a
 * {@code datapackage.json} (Frictionless Data Package 1) that says what every column means.
 *
 * <p>Small numbers of people stay in the office, and so do the tables whose rows are people, unless the office shows every
 * number. Keyed hashes of persons and visitors stay in any case: outside of the office nobody needs them, and they would tell
 * the same person apart in two exports. In CSV a text that a spreadsheet would run stands behind an apostrophe.
 */
public final class ReleaseExport {
    private static final String DESCRIPTOR = "datapackage.json";

    private final Office office;
    private final Warehouse warehouse;
    private final Consumer<String> told;
    private final JsonMapper json =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /**
     * Exports of an office's releases.
     *
     * @param told is told each file that was written
     */
    public ReleaseExport(Office office, Warehouse warehouse, Consumer<String> told) {
        this.office = office;
        this.warehouse = warehouse;
        this.told = told;
    }

    /**
     * Writes a release.
     *
     * @param out a folder that is not there yet, or is empty
     * @throws InvalidConfiguration when the folder has something in it
     */
    public void write(Releases.Entry release, Path out) {
        try {
            prepare(out);
            Release shown =
                    Release.open(office.home().release(release.releaseId())).asItLeaves();
            ObjectNode descriptor = describe(release, shown.manifest());
            ArrayNode resources = descriptor.putArray("resources");
            ShownFiguresFile.write(shown.figures(), out.resolve(Release.FIGURES));
            described(Release.FIGURES, "The figures of the release", out, resources);
            if (shown.trends().isPresent()) {
                TrendsFile.write(
                        shown.trends().get(),
                        out.resolve(Release.TRENDS),
                        out.resolve(Release.ADJUSTED),
                        out.resolve(Release.FORECASTS));
                described(Release.TRENDS, "What is said of the series of the figures", out, resources);
                described(Release.ADJUSTED, "Monthly series, seasonally adjusted by X-13", out, resources);
                described(Release.FORECASTS, "What is expected of months to come", out, resources);
            }
            List<String> kept = new ArrayList<>();
            try (Recomputation pinned = Recomputation.of(office, warehouse, release)) {
                Set<String> people = ofPeople(shown, pinned.tables());
                for (LoadedTable table : office.releases().tables(release.releaseId())) {
                    Optional<Table> core = pinned.tables()
                            .find(table.tableName())
                            .filter(known -> known.layer().equals("core"));
                    if (core.isPresent() && people.contains(table.tableName())) {
                        kept.add(table.tableName());
                    } else if (core.isPresent()) {
                        table(core.get(), table, out, resources);
                    }
                }
            }
            if (!kept.isEmpty()) {
                kept.forEach(table -> told.accept(table + " stays in the office: its rows are people"));
                kept.forEach(descriptor.putArray("kept_in_the_office")::add);
            }
            json.writeValue(out.resolve(DESCRIPTOR).toFile(), descriptor);
            told.accept(DESCRIPTOR);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the export to " + out, e);
        }
    }

    private void described(String name, String title, Path out, ArrayNode resources) throws IOException {
        told.accept(name);
        Dataset<Row> rows = warehouse.spark().read().parquet(out.resolve(name).toString());
        String bare = name.substring(0, name.indexOf('.'));
        csv(rows, out.resolve(bare + ".csv"));
        resources(resources, out, bare, title, rows, null);
    }

    private static void prepare(Path out) throws IOException {
        if (Files.exists(out)) {
            try (Stream<Path> there = Files.list(out)) {
                if (there.findAny().isPresent()) {
                    throw new InvalidConfiguration(
                            List.of(out + ": is not empty; name another folder, or empty it first"));
                }
            }
        }
        Files.createDirectories(out);
    }

    private ObjectNode describe(Releases.Entry release, Manifest manifest) {
        ObjectNode descriptor = json.createObjectNode();
        descriptor.put("profile", "data-package");
        descriptor.put("name", "release-" + release.releaseId());
        descriptor.put("title", manifest.office().name().in("en") + ", release " + release.releaseId());
        descriptor.put(
                "description",
                "What was true on " + release.asOf() + ", as known on " + release.publishedAt() + "."
                        + (manifest.office().sampleData() ? " The data are invented." : ""));
        descriptor.put("version", release.releaseId());
        descriptor.put("created", release.publishedAt().toString());
        descriptor.put("figures_digest", manifest.figuresDigest());
        descriptor.put("time_zone", manifest.office().timeZone());
        Map<String, Integer> counts = new TreeMap<>();
        manifest.deliveries()
                .keySet()
                .forEach(id -> counts.merge(id.replaceFirst("-[0-9a-f]{12}$", ""), 1, Integer::sum));
        ArrayNode sources = descriptor.putArray("sources");
        counts.forEach((source, count) ->
                sources.addObject().put("title", source + ", " + count + (count == 1 ? " delivery" : " deliveries")));
        if (counts.isEmpty()) {
            descriptor.remove("sources");
        }
        return descriptor;
    }

    private void table(Table table, LoadedTable pinned, Path out, ArrayNode resources) {
        TableContract contract = table.contract();
        Dataset<Row> all = warehouse.read(pinned);
        Column[] shown = Stream.of(all.columns())
                .filter(column -> !isPseudonym(contract, column))
                .map(column -> col(column))
                .toArray(Column[]::new);
        Dataset<Row> rows = all.select(shown).coalesce(1);
        List<String> key = contract.key().stream()
                .filter(column -> !isPseudonym(contract, column))
                .toList();
        if (!key.isEmpty()) {
            rows = rows.sortWithinPartitions(key.stream().map(c -> col(c)).toArray(Column[]::new));
        }
        try {
            parquet(rows, out.resolve(table.name() + ".parquet"));
            csv(rows, out.resolve(table.name() + ".csv"));
            resources(resources, out, table.name(), contract.grain(), rows, contract);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + table.name() + " to " + out, e);
        }
    }

    /**
     * The tables whose rows are the people that metrics count: those counted over, and those with the same keyed hashes.
     * From their rows every small number could be counted again.
     */
    private static Set<String> ofPeople(Release release, Tables tables) {
        if (release.manifest().office().smallCells() == 0) {
            return Set.of();
        }
        Set<String> counted = release.metrics().byId().values().stream()
                .filter(Metric::isOfPeople)
                .map(Metric::fact)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Set<String> hashes = counted.stream()
                .flatMap(fact -> tables.find(fact).stream())
                .flatMap(fact -> pseudonyms(fact).stream())
                .collect(Collectors.toSet());
        Set<String> people = new TreeSet<>(counted);
        tables.all().stream()
                .filter(table -> pseudonyms(table).stream().anyMatch(hashes::contains))
                .forEach(table -> people.add(table.name()));
        return people;
    }

    private static List<String> pseudonyms(Table table) {
        return table.contract().columns().keySet().stream()
                .filter(column -> isPseudonym(table.contract(), column))
                .toList();
    }

    private static boolean isPseudonym(@Nullable TableContract contract, String column) {
        TableContract.Column known =
                contract == null ? null : contract.columns().get(column);
        return known != null && known.personal() != TableContract.Personal.NONE;
    }

    private void parquet(Dataset<Row> rows, Path file) throws IOException {
        Path folder = file.resolveSibling("." + file.getFileName() + ".part");
        // Spark writes days and times in a form of its own unless told otherwise.
        warehouse.spark().conf().set("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS");
        rows.coalesce(1).write().option("compression", "zstd").parquet(folder.toString());
        single(folder, file);
    }

    private void csv(Dataset<Row> rows, Path file) throws IOException {
        Path folder = file.resolveSibling("." + file.getFileName() + ".part");
        Column[] columns =
                Stream.of(rows.schema().fields()).map(ReleaseExport::written).toArray(Column[]::new);
        rows.select(columns)
                .coalesce(1)
                .write()
                .option("header", "true")
                .option("escape", "\"")
                .option("emptyValue", "")
                .option("nullValue", "")
                .option("ignoreLeadingWhiteSpace", "false")
                .option("ignoreTrailingWhiteSpace", "false")
                .csv(folder.toString());
        single(folder, file);
    }

    private void single(Path folder, Path file) throws IOException {
        try (Stream<Path> parts = Files.list(folder)) {
            List<Path> written = parts.filter(
                            p -> String.valueOf(p.getFileName()).startsWith("part-"))
                    .toList();
            if (written.size() != 1) {
                throw new IOException(folder + " has " + written.size() + " parts");
            }
            Files.move(written.get(0), file);
        }
        Recomputation.delete(folder);
        told.accept(String.valueOf(file.getFileName()));
    }

    /** A cell: numbers plain, times in UTC, lists as JSON, texts harmless in a spreadsheet. */
    private static Column written(StructField field) {
        Column cell = col("`" + field.name() + "`");
        DataType type = field.dataType();
        Column text;
        if (type instanceof StringType) {
            text = when(cell.rlike("^[=+\\-@\\t\\r\\n\\x00]"), concat(lit("'"), cell))
                    .otherwise(cell);
        } else if (type instanceof TimestampType) {
            text = date_format(cell, "yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'");
        } else if (type instanceof MapType) {
            text = to_json(map_from_entries(array_sort(map_entries(cell))));
        } else if (type instanceof ArrayType) {
            text = to_json(cell);
        } else {
            text = cell.cast("string");
        }
        return text.as(field.name());
    }

    private void resources(
            ArrayNode resources,
            Path out,
            String name,
            String title,
            Dataset<Row> rows,
            @Nullable TableContract contract)
            throws IOException {
        ObjectNode schema = schema(rows, contract);
        for (String format : List.of("csv", "parquet")) {
            Path file = out.resolve(name + "." + format);
            ObjectNode resource = resources.addObject();
            boolean isCsv = format.equals("csv");
            resource.put("name", name.replace('_', '-') + (isCsv ? "" : "-parquet"));
            resource.put("path", String.valueOf(file.getFileName()));
            resource.put("title", title);
            if (isCsv) {
                resource.put("profile", "tabular-data-resource");
                resource.put("encoding", "utf-8");
                resource.putObject("dialect")
                        .put("delimiter", ",")
                        .put("lineTerminator", "\n")
                        .put("doubleQuote", true);
            }
            resource.put("format", format);
            resource.put("mediatype", isCsv ? "text/csv" : "application/vnd.apache.parquet");
            resource.put("bytes", Files.size(file));
            resource.put("hash", "sha256:" + Digests.sha256(file));
            resource.set("schema", schema);
        }
    }

    private ObjectNode schema(Dataset<Row> rows, @Nullable TableContract contract) {
        ObjectNode schema = json.createObjectNode();
        ArrayNode fields = schema.putArray("fields");
        for (StructField field : rows.schema().fields()) {
            ObjectNode described = fields.addObject();
            described.put("name", field.name());
            type(described, field.dataType());
            TableContract.Column column =
                    contract == null ? null : contract.columns().get(field.name());
            String meaning = column == null ? FigureColumns.meaning(field.name()) : column.meaning();
            if (!meaning.isEmpty()) {
                described.put("title", meaning);
            }
            if (column != null && column.unit() != null) {
                described.put("unit", column.unit());
            }
            if (column != null && (column.required() || !column.values().isEmpty())) {
                ObjectNode constraints = described.putObject("constraints");
                if (column.required()) {
                    constraints.put("required", true);
                }
                if (!column.values().isEmpty()) {
                    ArrayNode values = constraints.putArray("enum");
                    column.values().forEach(values::add);
                }
            }
        }
        schema.putArray("missingValues").add("");
        List<String> key = contract == null ? FigureColumns.key(List.of(rows.columns())) : contract.key();
        if (!key.isEmpty() && key.stream().noneMatch(c -> isPseudonym(contract, c))) {
            ArrayNode primary = schema.putArray("primaryKey");
            key.forEach(primary::add);
        }
        return schema;
    }

    private static void type(ObjectNode field, DataType type) {
        if (type instanceof IntegerType || type instanceof LongType) {
            field.put("type", "integer");
        } else if (type instanceof DecimalType || type instanceof DoubleType) {
            field.put("type", "number");
        } else if (type instanceof BooleanType) {
            field.put("type", "boolean");
        } else if (type instanceof DateType) {
            field.put("type", "date");
        } else if (type instanceof TimestampType) {
            field.put("type", "datetime").put("format", "any");
        } else if (type instanceof ArrayType) {
            field.put("type", "array");
        } else if (type instanceof MapType) {
            field.put("type", "object");
        } else {
            field.put("type", "string");
        }
    }
}
