package org.quarterdeck.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the README tells people to type does what it says. */
class ReadmeTest {
    private static String section(String title) throws IOException {
        String text = DocumentedCommands.text("README.md");
        int from = text.indexOf("## " + title + "\n");
        assertThat(from).as("the section " + title).isPositive();
        int to = text.indexOf("\n## ", from);
        return text.substring(from, to);
    }

    @Test
    void every_command_that_it_names_exists() throws IOException {
        assertThat(DocumentedCommands.in(DocumentedCommands.text("README.md")))
                .hasSizeGreaterThan(7)
                .allSatisfy(command -> assertThat(
                                Ran.command(command.get(0), "--help").exit())
                        .as(command.get(0))
                        .isZero());
    }

    @Tag("slow")
    @TestFactory
    Stream<DynamicTest> what_it_asks_the_demo_is_answered() throws IOException {
        List<List<String>> asked = DocumentedCommands.in(section("Ask it"));
        assertThat(asked).hasSizeGreaterThan(5);
        return asked.stream()
                .map(words -> DynamicTest.dynamicTest(String.join(" ", words), () -> {
                    Ran answer = DocumentedCommands.run(words, DemoHome.home());
                    assertThat(answer.exit()).as(answer.err()).isZero();
                    assertThat(answer.out()).isNotBlank();
                }));
    }
}
