package org.quarterdeck.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.io.file.PathUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/adding-a-chart.md}, followed word for word. */
@Tag("slow")
class AddingAChartTest {
    private static final Pattern FILE = Pattern.compile("(?s)`demo/([^`]+\\.yaml)`:\n\n```yaml\n(.*?)```");

    @TempDir
    Path folder;

    private Path home;
    private Path file;
    private String chart;

    @BeforeEach
    void written() throws IOException {
        home = folder.resolve("demo");
        PathUtils.copyDirectory(DemoHome.home(), home);
        Matcher told = FILE.matcher(DocumentedCommands.text("docs/adding-a-chart.md"));
        assertThat(told.find()).as("a file and what it holds").isTrue();
        file = home.resolve(told.group(1));
        chart = told.group(2);
        Files.createDirectories(file.getParent());
        Files.writeString(file, chart);
    }

    @Test
    void the_chart_is_tried_and_is_in_the_next_pack_by_typing_what_it_says() throws IOException {
        Path page = Path.of("");
        for (List<String> command : DocumentedCommands.in(DocumentedCommands.text("docs/adding-a-chart.md"))) {
            Ran ran = DocumentedCommands.run(command, home);
            assertThat(ran.exit()).as(command + ": " + ran.err()).isZero();
            assertThat(ran.out()).as(command.toString()).isNotBlank();
            page = Path.of(ran.out().lines().toList().get(0).strip());
        }

        assertThat(home.resolve("tried").resolve("received-by-donor.png")).isNotEmptyFile();
        assertThat(home.resolve("tried").resolve("received-by-donor.svg"))
                .content()
                .contains("gave")
                .contains("received");
        assertThat(page).content().contains("id=\"received-by-donor\"");
    }

    @Test
    void a_mistake_in_it_is_named_with_its_file_and_the_nearest_right_name() throws IOException {
        Files.writeString(file, chart.replace("kind: ranked_bars", "kind: ranked_bar"));
        Ran kind = Ran.command("chart", "try", file.toString(), "--home", home.toString());
        assertThat(kind.exit()).isEqualTo(2);
        assertThat(kind.err()).contains("received-by-donor.yaml").contains("ranked_bars");

        Files.writeString(file, chart.replace("metric: funds.received,", "metric: funds.recieved,"));
        Ran metric = Ran.command("chart", "try", file.toString(), "--home", home.toString());
        assertThat(metric.exit()).isEqualTo(2);
        assertThat(metric.err()).contains("received-by-donor.yaml").contains("funds.received");
    }
}
