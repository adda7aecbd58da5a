package org.quarterdeck.schema.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.quarterdeck.schema.config.Nearest;
import org.quarterdeck.schema.config.Problems;

/** A reference list: a CSV file in UTF-8 with column names. */
final class ReferenceFile {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private ReferenceFile() {}

    /**
     * Reads a list.
     *
     * @throws org.quarterdeck.schema.config.InvalidConfiguration when one of the columns named is missing
     */
    static List<CSVRecord> read(Path file, List<String> columns) {
        try (CSVParser parser = CSVParser.parse(Files.newBufferedReader(file), FORMAT)) {
            Problems problems = new Problems();
            for (String column : columns) {
                if (!parser.getHeaderNames().contains(column)) {
                    problems.add(
                            file.toString(),
                            "the column \"" + column + "\" is missing" + Nearest.hint(column, parser.getHeaderNames()));
                }
            }
            problems.throwIfAny();
            return parser.getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the reference list " + file, e);
        }
    }
}
