package org.quarterdeck.jobs.source.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quarterdeck.jobs.source.format.DeliveryRefused;
import org.quarterdeck.jobs.source.format.FileRow;
import org.quarterdeck.jobs.source.format.RowFile;

/** Files that were made to fill the memory: each is refused where it begins to. */
class HostileJsonTest {
    private static final int MANY = 100 << 20;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "[ ~ [",
                "[{\"a\": ~ {\"a\":",
                "[{\"a\": \" ~ x",
                "[{\" ~ x",
                "[{\"a\": ~ 9",
                "[{\"a\": 0. ~ 9",
                "[{\"a\": 1e ~ 9",
            })
    void what_has_no_end_is_refused_with_its_place(String start, String repeated) throws Exception {
        Path file = endless(start, repeated);

        assertThatThrownBy(() -> new JsonFormat(null, null, null).open(file, List.of("a")))
                .isInstanceOf(DeliveryRefused.class)
                .hasMessageStartingWith("at line 1, column ")
                .hasMessageEndingWith("write it shorter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\": \"x", "{\"a\": [[[["})
    void so_is_a_line_that_has_no_end(String start) throws Exception {
        Path file = endless(start, "[");

        assertThatThrownBy(() -> new JsonFormat(null, null, null).open(file, List.of("a")))
                .isInstanceOf(DeliveryRefused.class)
                .hasMessage("its line 1 is longer than 1048576 characters, which no row is; deliver it with one row a"
                        + " line");
    }

    @Test
    void a_row_of_too_many_values_costs_itself_and_no_other() throws Exception {
        Path file = folder.resolve("file");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write("[{\"a\": [1".getBytes(StandardCharsets.UTF_8));
            repeat(out, ",1", MANY);
            out.write("]}, {\"a\": 2}]".getBytes(StandardCharsets.UTF_8));
        }

        try (RowFile rows = new JsonFormat(null, null, null).open(file, List.of("a"))) {
            assertThat(rows.next()).isInstanceOf(FileRow.Cells.class);
            assertThat(rows.next())
                    .isEqualTo(new FileRow.Damaged(
                            1,
                            "size",
                            "the row has more than 50000 values or 4194304 characters; deliver it in parts"));
            assertThat(rows.next()).isInstanceOf(FileRow.Cells.class);
        }
    }

    @Test
    void rows_that_have_ever_other_names_are_refused() throws Exception {
        Path file = folder.resolve("file");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (int row = 0; row < 2_000_000; row++) {
                out.write(("{\"name" + row + "\": 1}\n").getBytes(StandardCharsets.UTF_8));
            }
        }

        assertThatThrownBy(() -> new JsonFormat(null, null, null).open(file, List.of("a")))
                .isInstanceOf(DeliveryRefused.class)
                .hasMessageStartingWith("its rows have more than 1000 different names");
    }

    @Test
    void so_is_a_draft_of_such_a_file() throws Exception {
        assertThatThrownBy(() -> JsonOutline.of(endless("{\"a\": [", "["), "UTF-8"))
                .isInstanceOf(DeliveryRefused.class)
                .hasMessageStartingWith("at line 1, column ");
    }

    private Path endless(String start, String repeated) throws IOException {
        Path file = folder.resolve("file");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write(start.getBytes(StandardCharsets.UTF_8));
            repeat(out, repeated, MANY);
        }
        return file;
    }

    private static void repeat(OutputStream out, String text, int bytes) throws IOException {
        byte[] block = text.repeat((1 << 16) / text.length()).getBytes(StandardCharsets.UTF_8);
        for (int written = 0; written < bytes; written += block.length) {
            out.write(block);
        }
    }
}
