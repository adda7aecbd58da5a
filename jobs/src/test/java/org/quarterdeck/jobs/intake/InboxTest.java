package org.quarterdeck.jobs.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
