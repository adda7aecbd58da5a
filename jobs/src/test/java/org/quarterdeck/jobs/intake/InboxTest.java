package org.quarterdeck.jobs.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InboxTest {
    @TempDir
    Path folder;

    private Path source;
    private Inbox inbox;

    @BeforeEach
    void make() throws IOException {
        source = Files.createDirectories(folder.resolve("inbox/contributions"));
        inbox = new Inbox(folder.resolve("inbox"));
    }

    private List<String> names() {
        return inbox.look().stream()
                .map(arrived -> arrived.file().getFileName().toString())
                .toList();
    }

    @Test
    void a_file_in_the_folder_of_a_source_has_arrived_with_its_digest_and_size() throws IOException {
        Files.writeString(source.resolve("q2.csv"), "abc");

        assertThat(inbox.look())
                .containsExactly(new Inbox.Arrived(
                        "contributions",
                        source.resolve("q2.csv"),
                        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                        3));
    }

    @Test
    void an_inbox_that_is_not_there_is_empty() {
        assertThat(new Inbox(folder.resolve("none")).look()).isEmpty();
    }

    @Test
    void files_are_told_by_source_and_name() throws IOException {
        Files.createDirectories(folder.resolve("inbox/activities"));
        Files.writeString(source.resolve("b.csv"), "b");
        Files.writeString(source.resolve("a.csv"), "a");
        Files.writeString(folder.resolve("inbox/activities/z.csv"), "z");

        assertThat(names()).containsExactly("z.csv", "a.csv", "b.csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {".q2.csv", "q2.csv.part", "q2.csv.tmp", ".~lock.q2.xlsx#"})
    void what_is_still_being_written_waits_and_is_not_misplaced(String name) throws IOException {
        Files.writeString(source.resolve(name), "abc");

        assertThat(inbox.look()).isEmpty();
        assertThat(inbox.misplaced()).isEmpty();
    }

    @Test
    void a_file_waits_until_it_has_the_size_that_is_announced() throws IOException {
        Path file = Files.writeString(source.resolve("q2.csv"), "ab");
        Files.writeString(source.resolve("q2.csv.size"), "3\n");

        assertThat(inbox.look()).isEmpty();
        assertThat(inbox.waiting()).singleElement().satisfies(waiting -> {
            assertThat(waiting.unmet()).isEqualTo("it has 2 of the 3 bytes that q2.csv.size tells");
            assertThat(waiting.isOverdue(waiting.since().plus(Duration.ofHours(23))))
                    .isFalse();
            assertThat(waiting.said(waiting.since().plus(Duration.ofHours(25))))
                    .endsWith("tells; it waits, and nothing came for a day: deliver it again, or remove it");
        });

        Files.writeString(file, "abc");

        assertThat(names()).containsExactly("q2.csv");
        assertThat(inbox.waiting()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "%s  q2.csv\n", "SHA256 (q2.csv) = %s\n", "\\%s *q2.csv\r\n"})
    void a_file_waits_until_it_has_the_digest_that_is_announced(String form) throws IOException {
        Path file = Files.writeString(source.resolve("q2.csv"), "ab");
        Files.writeString(
                source.resolve("q2.csv.sha256"),
                form.formatted("BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD"));

        assertThat(inbox.look()).isEmpty();
        assertThat(inbox.waiting())
                .extracting(Inbox.Waiting::unmet)
                .containsExactly("its SHA-256 is not the one that q2.csv.sha256 tells");

        Files.writeString(file, "abc");

        assertThat(names()).containsExactly("q2.csv");
    }

    @Test
    void an_announcement_waits_for_its_file_and_one_that_tells_nothing_holds_it_back() throws IOException {
        Files.writeString(source.resolve("q2.csv.sha256"), "none");

        assertThat(inbox.look()).isEmpty();
        assertThat(inbox.misplaced()).isEmpty();
        assertThat(inbox.waiting())
                .extracting(Inbox.Waiting::unmet)
                .containsExactly("the file that it announces has not come");

        Files.writeString(source.resolve("q2.csv"), "abc");

        assertThat(inbox.waiting()).extracting(Inbox.Waiting::unmet).containsExactly("q2.csv.sha256 tells no SHA-256");
    }

    @Test
    void a_link_is_never_followed() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "secret");
        Path link = Files.createSymbolicLink(source.resolve("q2.csv"), secret);

        assertThat(inbox.look()).isEmpty();
        assertThat(inbox.misplaced()).containsExactly(link);
    }

    @Test
    void a_source_that_is_a_link_is_never_followed() throws IOException {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("q2.csv"), "abc");
        Path link = Files.createSymbolicLink(folder.resolve("inbox/activities"), elsewhere);

        assertThat(inbox.look()).isEmpty();
        assertThat(inbox.misplaced()).containsExactly(link);
    }

    @Test
    void a_pipe_is_never_opened() throws Exception {
        Path pipe = source.resolve("pipe.csv");
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);

        assertThat(inbox.look()).isEmpty();
        assertThat(inbox.misplaced()).containsExactly(pipe);
    }

    @Test
    void a_folder_within_a_source_and_a_file_outside_of_any_are_misplaced() throws IOException {
        Path inner = Files.createDirectories(source.resolve("june"));
        Path outside = Files.writeString(folder.resolve("inbox/q2.csv"), "abc");

        assertThat(inbox.look()).isEmpty();
        assertThat(inbox.misplaced()).containsExactlyInAnyOrder(inner, outside);
    }

    @ParameterizedTest
    @ValueSource(strings = {"q2\n.csv", "q2\r.csv", "q2\u001b[2J.csv"})
    void a_name_that_would_disturb_a_line_of_a_log_is_misplaced(String name) throws IOException {
        Path file = Files.writeString(source.resolve(name), "abc");

        assertThat(inbox.look()).isEmpty();
        assertThat(inbox.misplaced()).containsExactly(file);
    }

    @Test
    void a_path_is_printed_on_one_line() {
        assertThat(Inbox.printed(Path.of("inbox", "a\nWARN b"))).isEqualTo("inbox/a<U+000A>WARN b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{a,b}*.csv", "_x", "-rf", "Ünïcödé 2020.xlsx", "$(id).csv", "a;b.csv", "q2\u202efdp.csv"})
    void any_other_name_is_a_name(String name) throws IOException {
        Files.writeString(source.resolve(name), "abc");

        assertThat(names()).containsExactly(name);
    }
}
