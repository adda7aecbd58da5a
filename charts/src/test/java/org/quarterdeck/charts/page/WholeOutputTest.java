package org.quarterdeck.charts.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeOutputTest {
    private static final byte[] BYTES = {1};

    @TempDir
    Path folder;

    @Test
    void a_folder_that_fails_half_way_leaves_the_one_before_and_no_litter() throws IOException {
        Path out = folder.resolve("pack");
        WholeOutput.folder(out, new TreeMap<>(Map.of("a.txt", BYTES)));

        assertThatThrownBy(() ->
                        WholeOutput.folder(out, new TreeMap<>(Map.of("b.txt", BYTES, "no such folder/c.txt", BYTES))))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(files(out)).containsExactly("a.txt");
        assertThat(files(folder)).containsExactly("pack");
    }

    @Test
    void a_folder_takes_the_place_of_what_a_broken_write_left_behind() throws IOException {
        Files.createDirectories(folder.resolve(".pack.part").resolve("half"));
        Path out = folder.resolve("pack");
        WholeOutput.folder(out, new TreeMap<>(Map.of("a.txt", BYTES)));

        assertThat(files(out)).containsExactly("a.txt");
        assertThat(files(folder)).containsExactly("pack");
    }

    private static Stream<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).toList().stream();
        }
    }
}
