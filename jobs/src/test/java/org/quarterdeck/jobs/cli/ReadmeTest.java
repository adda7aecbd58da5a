package org.quarterdeck.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the README tells people to type does what it says. */
class ReadmeTest {
    private static final Pattern BLOCK = Pattern.compile("(?s)```sh\n(.*?)```");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");
    private static final String PROGRAM = "./quarterdeck";

    private static List<List<String>> commands(String text) {
        return BLOCK.matcher(text)
                .results()
                .flatMap(block -> block.group(1).lines())
                .filter(line -> line.startsWith(PROGRAM + " "))
                .map(line -> WORD.matcher(line.substring(PROGRAM.length()))
                        .results()
                        .map(ReadmeTest::word)
                        .toList())
                .toList();
    }

    /** Simple quotes, as a shell takes them off. */
    private static String word(MatchResult found) {
        for (int group = 1; group < 3; group++) {
            if (found.group(group) != null) {
                return found.group(group);
            }
        }
        return found.group(3);
    }

    private static String readme() throws IOException {
        return Files.readString(Path.of(System.getProperty("quarterdeck.product"), "README.md"));
    }

    private static String section(String title) throws IOException {
        String text = readme();
        int from = text.indexOf("## " + title + "\n");
        assertThat(from).as("the section " + title).isPositive();
        int to = text.indexOf("\n## ", from);
        return text.substring(from, to);
    }

    @Test
    void every_command_that_it_names_exists() throws IOException {
        assertThat(commands(readme()))
                .hasSizeGreaterThan(7)
                .allSatisfy(command -> assertThat(
                                Ran.command(command.get(0), "--help").exit())
                        .as(command.get(0))
                        .isZero());
    }

    @Tag("slow")
    @TestFactory
    Stream<DynamicTest> what_it_asks_the_demo_is_answered() throws IOException {
        List<List<String>> asked = commands(section("Ask it"));
        assertThat(asked).hasSizeGreaterThan(5);
        return asked.stream()
                .map(words -> DynamicTest.dynamicTest(String.join(" ", words), () -> {
                    Ran answer = Ran.command(words.stream()
                            .map(word -> word.equals("demo") ? DemoHome.home().toString() : word)
                            .toArray(String[]::new));
                    assertThat(answer.exit()).as(answer.err()).isZero();
                    assertThat(answer.out()).isNotBlank();
                }));
    }
}
