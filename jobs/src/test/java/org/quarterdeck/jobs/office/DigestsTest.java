package org.quarterdeck.jobs.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigestsTest {
    private static final String OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    Path folder;

    @Test
    void a_files_digest_is_that_of_its_bytes() throws IOException {
        assertThat(Digests.sha256(Files.writeString(folder.resolve("a"), "abc")))
                .isEqualTo(OF_ABC);
    }

    @Test
    void no_two_lists_of_texts_look_alike() {
        assertThat(List.of(
                        Digests.sha256(List.of("ab", "c")),
                        Digests.sha256(List.of("a", "bc")),
                        Digests.sha256(List.of("abc")),
                        Digests.sha256(List.of("abc", "")),
                        Digests.sha256(List.of("1:a2:bc"))))
                .doesNotHaveDuplicates();
    }

    @Test
    void files_are_named_by_a_label_wherever_their_folder_stands() throws IOException {
        Path inner = Files.createDirectories(folder.resolve("metrics/more"));
        Files.writeString(inner.resolve("a.yaml"), "abc");
        Path file = Files.writeString(folder.resolve("office.yaml"), "abc");

        assertThat(Digests.ofFiles(new TreeMap<>(Map.of(
                        "metrics", folder.resolve("metrics"), "office.yaml", file, "none", folder.resolve("none")))))
                .containsExactly(Map.entry("metrics/more/a.yaml", OF_ABC), Map.entry("office.yaml", OF_ABC));
    }
}
