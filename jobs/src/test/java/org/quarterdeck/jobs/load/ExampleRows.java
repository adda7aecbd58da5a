package org.quarterdeck.jobs.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The few rows of an example's CSV: an empty cell is null.
 *
 * @param file where they stand
 * @param columns the header
 * @param rows the cells, in the header's order
 */
record ExampleRows(Path file, List<String> columns, List<CSVRecord> rows) {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setNullString("")
            .get();

    static ExampleRows read(Path file) {
        try (CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8, FORMAT)) {
            return new ExampleRows(file, List.copyOf(parser.getHeaderNames()), parser.getRecords());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
