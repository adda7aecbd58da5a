package org.quarterdeck.accesslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quarterdeck.schema.config.InvalidConfiguration;

class RobotListTest {
    @TempDir
    private Path folder;

    @Test
    void a_robot_matches_anywhere_and_in_any_case() {
        RobotList list = list("bot", "Slurp\\/", "^IDA$", "[wW]get", "collection@example\\.com", "a,b\"c");

        assertThat(Stream.of(
                        "GoogleBOT/2.1", "x slurp/1", "ida", "WGET/1.0", "Collection@Example.com", "x A,B\"C", "", "-"))
                .allMatch(list::isRobot);
        assertThat(Stream.of("Mozilla/5.0", "slurp 1", "idas", "collection@exampleXcom", "--", "b o t"))
                .noneMatch(list::isRobot);
    }

    @Test
    void a_judgement_that_is_remembered_stays_the_same() {
        RobotList list = list("bot");

        assertThat(list.isRobot("robot")).isEqualTo(list.isRobot("robot")).isTrue();
        assertThat(list.isRobot("person")).isEqualTo(list.isRobot("person")).isFalse();
    }

    @Test
    void every_wrong_expression_is_named_with_its_row() {
        assertThatThrownBy(() -> list("bot", "a(", "crawl", "[b"))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("row 2: \"a(\" is no regular expression")
                .hasMessageContaining("row 4: \"[b\" is no regular expression");
    }

    @Test
    void a_list_without_patterns_says_how_its_header_reads() throws IOException {
        Path csv = Files.writeString(folder.resolve("robots.csv"), "agent\nbot\n");

        assertThatThrownBy(() -> RobotList.read(csv, "1")).hasMessageContaining("no column \"pattern\"");
    }

    @Test
    void words_are_found_exactly_where_a_search_of_each_finds_one() {
        Random random = new Random(7);
        for (int round = 0; round < 500; round++) {
            List<String> wanted = Stream.generate(() -> word(random, 1 + random.nextInt(4)))
                    .limit(1 + random.nextInt(5))
                    .toList();
            Words words = new Words(wanted);
            String text = word(random, random.nextInt(12));

            assertThat(words.foundIn(text))
                    .as("%s in %s", wanted, text)
                    .isEqualTo(wanted.stream()
                            .anyMatch(w -> text.toLowerCase(java.util.Locale.ROOT)
                                    .contains(w.toLowerCase(java.util.Locale.ROOT))));
        }
    }

    @Test
    void only_a_plain_expression_is_a_word() {
        assertThat(Words.plainWord("Go\\-http\\/1\\.0")).isEqualTo("Go-http/1.0");
        assertThat(Stream.of("a.b", "^a", "a$", "(a)", "a|b", "\\d", "a+", "é", ""))
                .allMatch(p -> Words.plainWord(p) == null);
    }

    private static String word(Random random, int length) {
        return random.ints(length, 0, 4)
                .mapToObj(i -> String.valueOf("abAC".charAt(i)))
                .reduce("", String::concat);
    }

    private RobotList list(String... patterns) {
        return RobotList.read(RobotsCsv.of(folder, patterns), "1");
    }
}
