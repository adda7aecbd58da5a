package org.quarterdeck.jobs.source.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quarterdeck.corpus.CorpusTest.CORPUS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.quarterdeck.corpus.CorpusTest;
import org.quarterdeck.jobs.source.format.Cell;
import org.quarterdeck.jobs.source.format.DeliveryRefused;
import org.quarterdeck.jobs.source.format.FileRow;
import org.quarterdeck.jobs.source.format.RowFile;

/** The CSV torture files beside the project: what is good equals its JSON, what is bad gives no row. */
@CorpusTest
class CsvCorpusTest {
    private static final Path ROBUSTNESS = CORPUS.resolve("robustness");

    /**
     * Its CSV has quotes within fields and characters lost (U+FFFD), and its JSON is that of another file: here it is
     * a bad one.
     */
    private static final String LOST = "location_coordinates.csv";

    /** A blank line is no row of ours, even where the file has one column. */
    private static final Set<String> BLANK = Set.of("all-empty.csv", "empty-one-column.csv");

    private static final ObjectMapper JSON = new ObjectMapper();

    @TestFactory
    Stream<DynamicTest> good_files_equal_their_json() throws IOException {
        return files().filter(file -> !isBad(file) && !BLANK.contains(name(file)))
                .map(file -> DynamicTest.dynamicTest(
                        name(file), () -> assertThat(rows(file)).isEqualTo(expected(file))));
    }

    @TestFactory
    Stream<DynamicTest> bad_files_give_no_row() throws IOException {
        return files().filter(CsvCorpusTest::isBad)
                .map(file -> DynamicTest.dynamicTest(
                        name(file),
                        () -> assertThat(rows(file))
                                .hasSizeLessThanOrEqualTo(
                                        1))); // The column names, which are the wrong ones or stand alone.
    }

    @TestFactory
    Stream<DynamicTest> lines_with_nothing_in_them_are_blank() throws IOException {
        return files().filter(file -> BLANK.contains(name(file)))
                .map(file -> DynamicTest.dynamicTest(
                        name(file), () -> assertThat(rows(file)).allMatch(row -> row.equals(List.of("foo")))));
    }

    private static Stream<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String folder : List.of("csv_spectrum/csvs", "csv_test_data/csv")) {
            try (Stream<Path> inner = Files.list(ROBUSTNESS.resolve(folder))) {
                inner.filter(file -> name(file).endsWith(".csv")).sorted().forEach(files::add);
            }
        }
        assertThat(files).hasSize(37);
        return files.stream();
    }

    private static boolean isBad(Path file) {
        return name(file).startsWith("bad-") || name(file).equals(LOST);
    }

    private static List<List<String>> rows(Path file) throws IOException, DeliveryRefused {
        List<List<String>> rows = new ArrayList<>();
        try (RowFile open = new CsvFormat("UTF-8", ",", 1).open(file)) {
            for (FileRow row = open.next(); row != null; row = open.next()) {
                if (row instanceof FileRow.Cells cells) {
                    rows.add(cells.cells().stream()
                            .map(cell -> ((Cell.Text) cell).value())
                            .toList());
                }
            }
        }
        return rows;
    }

    /** Rows as lists; a JSON of objects names its columns, which are the first row. */
    private static List<List<String>> expected(Path csv) throws IOException {
        JsonNode json = JSON.readTree(csv.getParent()
                .resolveSibling("json")
                .resolve(name(csv).replace(".csv", ".json"))
                .toFile());
        List<List<String>> rows = new ArrayList<>();
        if (json.isEmpty()) {
            rows.add(List.of("foo", "bar", "baz"));
        }
        for (JsonNode row : json) {
            if (row.isObject() && rows.isEmpty()) {
                List<String> names = new ArrayList<>();
                row.fieldNames().forEachRemaining(names::add);
                rows.add(names);
            }
            List<String> cells = new ArrayList<>();
            row.elements().forEachRemaining(cell -> cells.add(cell.asText()));
            rows.add(cells);
        }
        return rows;
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
