package org.quarterdeck.jobs.sample;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** The lists that the sample is made from: {@code config/sample-office/facts}, and the reference lists. */
final class Facts {
    private static final CSVFormat WITH_HEADER =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private final Path product;

    Facts(Path product) {
        this.product = product;
    }

    /** The rows of a list of facts. */
    List<Row> list(String name) {
        return read(file(name));
    }

    /** The file of a list of facts. */
    Path file(String name) {
        return product.resolve("config/sample-office/facts").resolve(name + ".csv");
    }

    /** The rows of a reference list. */
    List<Row> reference(String name) {
        return read(product.resolve("warehouse-schema/reference").resolve(name + ".csv"));
    }

    /** A single fact of the list {@code figures}. */
    Row figure(String name) {
        return list("figures").stream()
                .filter(row -> row.text("Figure").equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(file("figures") + " has no figure \"" + name + "\"; add its row"));
    }

    /** The whole number of a single fact. */
    int count(String name) {
        return figure(name).whole("Value");
    }

    private static List<Row> read(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            return WITH_HEADER.parse(reader).stream()
                    .map(cells -> new Row(file + ", line " + (cells.getRecordNumber() + 1), cells(cells)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the list " + file, e);
        }
    }

    private static Map<String, String> cells(CSVRecord cells) {
        return new LinkedHashMap<>(cells.toMap());
    }
}
