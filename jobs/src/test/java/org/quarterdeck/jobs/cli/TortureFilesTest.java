package org.quarterdeck.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quarterdeck.corpus.CorpusTest.CORPUS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quarterdeck.corpus.CorpusTest;

/** Files made to break readers, through the commands that an operator uses. */
@CorpusTest
@Tag("slow")
class TortureFilesTest {
    private static final Path ROBUSTNESS = CORPUS.resolve("robustness");

    /** Its JSON is that of another file. */
    private static final String OTHERS = "location_coordinates.csv";

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private String home;

    @BeforeEach
    void makeOffice() {
        home = folder.resolve("office").toString();
        assertThat(Ran.command("init", home).exit()).isZero();
    }

    @Test
    void good_files_arrive_in_the_warehouse_as_their_json_says() throws IOException {
        TreeMap<String, Set<String>> expected = new TreeMap<>();
        for (Path file : files("csv_spectrum/csvs", "csv_test_data/csv")) {
            if (isBad(file)) {
                continue;
            }
            JsonNode json = JSON.readTree(file.getParent()
                    .resolveSibling("json")
                    .resolve(file.getFileName().toString().replace(".csv", ".json"))
                    .toFile());
            if (!json.isEmpty() && json.get(0).isObject()) {
                String source = "t" + expected.size();
                List<String> names = new ArrayList<>();
                json.get(0).fieldNames().forEachRemaining(names::add);
                Files.writeString(Path.of(home, "config/sources", source + ".yaml"), """
                        title: Torture
                        into: staging.event
                        format: {csv: {}}
                        columns:
                          event_on: {constant: "%s"}
                          label: {join: %s, with: "|"}
                          metrics: {constant: %s}
                        redelivery: append
                        """.formatted(
                        LocalDate.of(2020, 1, 1).plusDays(expected.size()), JSON.writeValueAsString(names), source));
                Ran load = Ran.command("load", source, file.toString(), "--home", home);
                assertThat(load.exit()).as(file + load.out() + load.err()).isZero();
                expected.put(source, labels(json));
            }
        }
        assertThat(expected).hasSizeGreaterThan(10);

        Ran night = Ran.command("nightly", "--as-of", "2020-05-31", "--home", home);

        assertThat(night.exit()).as(night.err()).isZero();
        TreeMap<String, Set<String>> arrived = new TreeMap<>();
        Ran.command("sql", "SELECT metrics[0], label FROM core.fact_event", "--format", "csv", "--home", home)
                .rows()
                .forEach(row -> arrived.computeIfAbsent(row.get(0), s -> new TreeSet<>())
                        .add(row.get(1)));
        expected.values().removeIf(Set::isEmpty);
        assertThat(arrived).isEqualTo(expected);
    }

    private static Set<String> labels(JsonNode rows) {
        Set<String> labels = new TreeSet<>();
        for (JsonNode row : rows) {
            List<String> filled = new ArrayList<>();
            row.elements().forEachRemaining(cell -> filled.add(cell.asText().strip()));
            filled.removeIf(String::isEmpty);
            labels.add(String.join("|", filled));
        }
        labels.remove("");
        return labels;
    }

    @Test
    void every_other_file_is_drafted_or_refused_with_a_sentence_and_loads_nothing_by_mistake() throws IOException {
        for (Path file : files("")) {
            Ran draft = Ran.command("source", "new", file.toString(), "--home", home);
            Ran load = Ran.command("load", "events", file.toString(), "--home", home);

            assertThat(draft.exit()).as(file + draft.err()).isIn(ExitCode.DONE, ExitCode.REFUSED, ExitCode.USAGE);
            assertThat(load.exit()).as(file + load.err()).isEqualTo(ExitCode.REFUSED);
            assertThat(load.out()).as(file.toString()).contains(" refused: ");
            assertThat(draft.err() + load.err() + load.out()).doesNotContain("Exception", "\tat ", "Failed");
        }
        assertThat(Ran.command("deliveries", "--format", "csv", "--home", home).rows())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.get("status")).isEqualTo("refused"));
    }

    private static boolean isBad(Path file) {
        return file.getFileName().toString().startsWith("bad-") || file.endsWith(OTHERS);
    }

    private static List<Path> files(String... folders) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String part : folders) {
            try (Stream<Path> inner = Files.walk(ROBUSTNESS.resolve(part))) {
                inner.filter(Files::isRegularFile).sorted().forEach(files::add);
            }
        }
        return files;
    }
}
