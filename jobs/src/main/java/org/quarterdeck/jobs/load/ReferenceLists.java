package org.quarterdeck.jobs.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.quarterdeck.jobs.office.Digests;
import org.quarterdeck.schema.reference.ListsInUse;

/**
 * The reference lists, {@code reference.<name>} in SQL: {@code member-states.csv} is
 * {@code reference.member_states}. All columns are text.
 */
public final class ReferenceLists {
    private static final String SUFFIX = ".csv";
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setNullString("")
            .get();

    private final SortedMap<String, Path> files = new TreeMap<>();

    /** The lists that hold for an office. */
    public ReferenceLists(ListsInUse lists) {
        lists.all().values().forEach(list -> files.put(name(list.file()), list.file()));
    }

    private static String name(Path file) {
        String plain = file.getFileName().toString();
        return "reference."
                + plain.substring(0, plain.length() - SUFFIX.length()).replace('-', '_');
    }

    /** Names, as SQL knows them. */
    public List<String> names() {
        return List.copyOf(files.keySet());
    }

    /** SHA-256 of a list. */
    public String digest(String name) {
        try {
            return Digests.sha256(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file(name), e);
        }
    }

    /** The rows of a list; nothing between two commas is null. */
    public Dataset<Row> rows(SparkSession spark, String name) {
        try (CSVParser list = CSVParser.parse(Files.newBufferedReader(file(name)), FORMAT)) {
            StructType schema = new StructType();
            for (String column : list.getHeaderNames()) {
                schema = schema.add(column, DataTypes.StringType);
            }
            List<Row> rows = list.stream()
                    .map(cells -> RowFactory.create((Object[]) cells.values()))
                    .toList();
            return Engine.gathered(spark.createDataFrame(rows, schema), rows.size());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file(name), e);
        }
    }

    private Path file(String name) {
        Path file = files.get(name);
        if (file == null) {
            throw new IllegalArgumentException("no reference list " + name + "; there are " + files.keySet());
        }
        return file;
    }
}
