package org.quarterdeck.jobs.source.iati;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quarterdeck.corpus.CorpusTest.CORPUS;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quarterdeck.corpus.CorpusTest;
import org.quarterdeck.jobs.source.format.DeliveryRefused;
import org.quarterdeck.jobs.source.iati.IatiFormat.Rows;

/** Files that publishers, and those who keep the standard, wrote. */
@CorpusTest
class IatiCorpusTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "real/hdx_foodsecurity_dportal.xml, 7, 63, 11=2 1=5",
        "real/afdb_ag_activities.xml, 10, 194, ''",
        "official_examples/activity-standard-example-annotated.xml, 1, 1, 1=1"
    })
    void activities_and_transactions_of_real_files_are_all_read(
            String file, int activities, int transactions, String wanted) throws Exception {
        ActivityFile real = new ActivityFile(CORPUS.resolve("iati").resolve(file));

        List<Map<String, String>> rows = real.rows(Rows.TRANSACTIONS);

        assertThat(real.rows(Rows.ACTIVITIES)).hasSize(activities).noneMatch(row -> row.containsKey("rule"));
        assertThat(rows).hasSize(transactions).noneMatch(row -> row.containsKey("rule"));
        assertThat(rows.stream()
                        .map(row -> String.valueOf(row.get("transaction type")))
                        .filter(List.of("1", "11", "13")::contains)
                        .collect(Collectors.groupingBy(type -> type, Collectors.counting()))
                        .entrySet()
                        .stream()
                        .map(Object::toString)
                        .sorted()
                        .collect(Collectors.joining(" ")))
                .isEqualTo(wanted);
    }

    /** They name no version that there is, since they are about the schema only: each is given one. */
    @ParameterizedTest
    @CsvSource({
        "should-pass/iati-activities, true, 157",
        "should-fail/iati-activities, false, 98",
        "activity-tests/should-pass, true, 58",
        "activity-tests/should-fail, false, 225"
    })
    void what_the_standards_own_tests_let_pass_or_fail_is_taken_or_told_of(String under, boolean passes, int count)
            throws Exception {
        List<Path> files = files("iati/peer_tests/iati_schemas_tests/" + under);
        List<String> otherwise = new ArrayList<>();
        for (Path file : files) {
            String content =
                    Files.readString(file, StandardCharsets.UTF_8).replace("version=\"xx\"", "version=\"2.03\"");
            if (isTaken(ActivityFile.of(folder, content)) != passes) {
                otherwise.add(file.toString());
            }
        }
        assertThat(files).hasSize(count);
        assertThat(otherwise).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "iati/peer_tests/iati_schemas_tests/organisation-tests, 139",
        "iati/peer_tests/iati_schemas_tests/should-pass/iati-organisations, 6",
        "iati/peer_tests/iati_schemas_tests/should-fail/iati-organisations, 3",
        "iati/peer_tests/iati_schemas_tests/registry-tests, 8",
        "robustness/xml_hostile, 5"
    })
    void what_is_no_activity_file_is_refused(String under, int count) throws Exception {
        List<Path> files = files(under);

        assertThat(files).hasSize(count);
        for (Path file : files) {
            assertThat(isTaken(new ActivityFile(file))).as(file.toString()).isFalse();
        }
    }

    /** Their rules go beyond the schema, and so beyond what is checked here; none may stop the reading. */
    @Test
    void the_examples_of_rule_sets_are_read_or_refused() throws Exception {
        for (Path file : files("iati/peer_tests/iati_rulesets")) {
            isTaken(new ActivityFile(file));
        }
    }

    @Test
    void a_file_of_version_1_is_refused() throws Exception {
        assertThat(isTaken(new ActivityFile(CORPUS.resolve("iati/real/schemas_worked-example.xml"))))
                .isFalse();
    }

    private static List<Path> files(String under) throws IOException {
        try (Stream<Path> inner = Files.walk(CORPUS.resolve(under))) {
            return inner.filter(file -> file.toString().endsWith(".xml")).toList();
        }
    }

    private static boolean isTaken(ActivityFile file) throws IOException {
        try {
            return file.rows(Rows.ACTIVITIES).stream().noneMatch(row -> row.containsKey("rule"));
        } catch (DeliveryRefused e) {
            return false;
        }
    }
}
