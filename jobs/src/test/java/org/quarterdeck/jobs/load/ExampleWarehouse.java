package org.quarterdeck.jobs.load;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.quarterdeck.schema.config.Nearest;
import org.quarterdeck.schema.table.Table;
import org.quarterdeck.schema.table.Tables;

/** Every table that a load can name, with the rows of an example and the types of its contract. */
final class ExampleWarehouse {
    /** What intake adds to a staged row; an example that leaves these out has one delivery, row by row. */
    private static final Map<String, String> INTAKE =
            Map.of("source", "string", "delivery_id", "string", "received_seq", "bigint", "row_no", "bigint");

    private final SparkSession spark;
    private final Map<String, Map<String, String>> types = new LinkedHashMap<>();

    ExampleWarehouse(SparkSession spark, Path schemaFolder) {
        this.spark = spark;
        for (Table table : Tables.read(schemaFolder.resolve("tables")).all()) {
            types.put(table.name(), types(table));
        }
        for (Path list : TestFolders.filesBelow(schemaFolder.resolve("reference"), ".csv")) {
            Map<String, String> columns = new LinkedHashMap<>();
            ExampleRows.read(list).columns().forEach(column -> columns.put(column, "string"));
            types.put(referenceName(list), columns);
        }
    }

    private static Map<String, String> types(Table table) {
        Map<String, String> columns = new LinkedHashMap<>();
        table.contract().columns().forEach((name, column) -> columns.put(name, column.type()));
        if (table.layer().equals("staging")) {
            columns.putAll(INTAKE);
        }
        return columns;
    }

    /** {@code reference/member-states.csv} is read as {@code reference.member_states}. */
    private static String referenceName(Path list) {
        return "reference." + list.getFileName().toString().replace(".csv", "").replace('-', '_');
    }

    /** All names, without a row. */
    Relations empty() {
        Relations relations = new Relations(spark);
        types.forEach((name, columns) -> relations.bind(name, () -> typed(List.of(), List.of(), columns)));
        return relations;
    }

    /** All names, with the rows of {@code <folder>/<layer>.<table>.csv}. */
    Relations given(Path folder) {
        Relations relations = empty();
        if (Files.isDirectory(folder)) {
            for (Path file : TestFolders.filesBelow(folder, ".csv")) {
                String name = file.getFileName().toString().replace(".csv", "");
                ExampleRows rows = ExampleRows.read(file);
                relations.bind(name, () -> rows(rows, name));
            }
        }
        return relations;
    }

    /** Rows of a table; columns that the example leaves out are null. */
    private Dataset<Row> rows(ExampleRows given, String table) {
        Map<String, String> columns = columns(given.file(), table);
        refuseUnknown(given, columns);
        List<String> names = new ArrayList<>(given.columns());
        boolean staged = table.startsWith("staging.");
        List<String> added = staged
                ? INTAKE.keySet().stream()
                        .filter(name -> !names.contains(name))
                        .sorted()
                        .toList()
                : List.of();
        names.addAll(added);
        List<Row> rows = new ArrayList<>();
        for (var row : given.rows()) {
            List<Object> cells = new ArrayList<>(row.toList());
            added.forEach(name -> cells.add(intake(name, rows.size() + 1)));
            rows.add(RowFactory.create(cells.toArray()));
        }
        return typed(names, rows, columns);
    }

    private static String intake(String column, int rowNo) {
        return switch (column) {
            case "row_no" -> Integer.toString(rowNo);
            case "received_seq" -> "1";
            default -> "example";
        };
    }

    /** The rows that an example expects: its own columns alone, each of the contract's type. */
    Dataset<Row> expected(ExampleRows expected, String table) {
        Map<String, String> columns = columns(expected.file(), table);
        refuseUnknown(expected, columns);
        Map<String, String> own = new LinkedHashMap<>();
        expected.columns().forEach(name -> own.put(name, type(columns, name)));
        List<Row> rows = expected.rows().stream()
                .map(row -> RowFactory.create((Object[]) row.values()))
                .toList();
        return typed(expected.columns(), rows, own);
    }

    /** {@code columns} as Spark spells them, {@code name type}. */
    List<String> contract(String table) {
        return columns(Path.of(table), table).entrySet().stream()
                .map(column -> column.getKey() + " " + column.getValue())
                .toList();
    }

    private Map<String, String> columns(Path place, String table) {
        Map<String, String> columns = types.get(table);
        if (columns == null) {
            throw new AssertionError(place + ": unknown table \"" + table + "\"" + Nearest.hint(table, types.keySet()));
        }
        return columns;
    }

    private static void refuseUnknown(ExampleRows given, Map<String, String> columns) {
        for (String name : given.columns()) {
            if (!columns.containsKey(name)) {
                throw new AssertionError(
                        given.file() + ": unknown column \"" + name + "\"" + Nearest.hint(name, columns.keySet()));
            }
        }
    }

    private static String type(Map<String, String> columns, String name) {
        return Objects.requireNonNull(columns.get(name));
    }

    /** Text becomes typed by Spark's own casts, which fail loudly in ANSI mode. */
    private Dataset<Row> typed(List<String> header, List<Row> rows, Map<String, String> columns) {
        StructField[] texts = header.stream()
                .map(name -> DataTypes.createStructField(name, DataTypes.StringType, true))
                .toArray(StructField[]::new);
        String[] casts = columns.entrySet().stream()
                .map(column -> cast(header.contains(column.getKey()), column.getKey(), column.getValue()))
                .toArray(String[]::new);
        return spark.createDataFrame(rows, new StructType(texts)).selectExpr(casts);
    }

    private static String cast(boolean isGiven, String name, String type) {
        String text = !isGiven
                ? "NULL"
                : switch (type) {
                    case "array<string>" -> "split(`" + name + "`, '[|]')";
                    case "map<string,string>" -> "str_to_map(`" + name + "`, '[|]', '=')";
                    default -> "`" + name + "`";
                };
        return "CAST(" + text + " AS " + type + ") AS `" + name + "`";
    }

    /** Rows as text, one a row, sorted: what a reader of the CSV would write. */
    static List<String> lines(Dataset<Row> rows) {
        String[] columns = rows.schema().fieldNames();
        String[] texts = Arrays.stream(rows.schema().fields())
                .map(field -> text(field.name(), field.dataType().catalogString()))
                .toArray(String[]::new);
        return rows.selectExpr(texts).collectAsList().stream()
                .map(row -> IntStream.range(0, columns.length)
                        .mapToObj(i -> columns[i] + "=" + (row.isNullAt(i) ? "" : row.getString(i)))
                        .collect(Collectors.joining(", ")))
                .sorted()
                .toList();
    }

    private static String text(String name, String type) {
        return switch (type) {
            case "array<string>" -> "array_join(`" + name + "`, '|') AS `" + name + "`";
            case "map<string,string>" ->
                "array_join(transform(array_sort(map_entries(`" + name
                        + "`)), e -> concat(e.key, '=', e.value)), '|') AS `" + name + "`";
            default -> "CAST(`" + name + "` AS STRING) AS `" + name + "`";
        };
    }
}
