package org.quarterdeck.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.io.file.PathUtils;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quarterdeck.schema.metric.Derivation;
import org.quarterdeck.schema.metric.Metric;

/** {@code docs/adding-a-metric.md}, followed word for word. */
class AddingAMetricTest {
    private static final Pattern FILE = Pattern.compile("(?s)`demo/([^`]+)/([^/`]+)\\.yaml`:\n\n```yaml\n(.*?)```");
    private static final Pattern KEY_ROW = Pattern.compile("(?m)^\\| (`.*?`) \\| ");
    private static final Pattern CODE = Pattern.compile("`([a-z_]+)[^`]*`");

    @TempDir
    Path folder;

    private static String document() throws IOException {
        return DocumentedCommands.text("docs/adding-a-metric.md");
    }

    @Tag("slow")
    @Test
    void the_metric_is_tried_and_kept_by_the_next_night_by_typing_what_it_says() throws IOException {
        Path home = folder.resolve("demo");
        PathUtils.copyDirectory(DemoHome.home(), home);
        Matcher file = FILE.matcher(document());
        assertThat(file.find()).as("a file and what it holds").isTrue();
        String id = file.group(2);
        Files.createDirectories(home.resolve(file.group(1)));
        Files.writeString(home.resolve(file.group(1)).resolve(id + ".yaml"), file.group(3));

        List<String> asked = new ArrayList<>();
        for (List<String> command : DocumentedCommands.in(document())) {
            Ran ran = DocumentedCommands.run(command, home);
            assertThat(ran.exit()).as(command + ": " + ran.err()).isZero();
            assertThat(ran.out()).as(command.toString()).isNotBlank();
            assertThat(ran.out().lines())
                    .as(command.toString())
                    .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
            asked.add(command.get(0));
        }

        assertThat(asked).containsSubsequence("metric", "nightly", "figures", "metrics");
        String may = value(home, "figures", "--metric", id, "--period", "2020-05");
        assertThat(value(home, "metric", "try", id, "--period", "2020-05")).isEqualTo(may);
        assertThat(value(
                        home,
                        "sql",
                        "SELECT count(*) AS value FROM core.fact_page_view WHERE day BETWEEN '2020-05-01' AND '2020-05-31'"
                                + " AND path = '/' AND NOT is_robot"))
                .as("the sample's start page is read in May")
                .isEqualTo(may)
                .isNotEqualTo("0");
    }

    private static String value(Path home, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--home", home.toString(), "--format", "csv"));
        Ran ran = Ran.command(all.toArray(String[]::new));
        assertThat(ran.rows()).as(ran.err()).hasSize(1);
        return ran.rows().get(0).get("value");
    }

    @Test
    void every_key_and_every_rule_has_its_row() throws IOException {
        Set<String> told = KEY_ROW.matcher(document())
                .results()
                .flatMap(row -> CODE.matcher(row.group(1)).results().map(code -> code.group(1)))
                .collect(Collectors.toSet());

        Set<String> known = new HashSet<>(keys(Metric.class));
        known.addAll(keys(Derivation.class));
        assertThat(told).isEqualTo(known);
    }

    private static Set<String> keys(Class<?> type) {
        return java.util.Arrays.stream(type.getRecordComponents())
                .map(component ->
                        component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT))
                .collect(Collectors.toSet());
    }
}
