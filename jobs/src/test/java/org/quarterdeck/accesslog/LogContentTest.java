package org.quarterdeck.accesslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogContentTest {
    private static final String LINE = "192.0.2.1 - - [31/May/2020:00:00:00 +0000] \"GET / HTTP/1.1\" 200 1\n";

    @TempDir
    Path folder;

    @Test
    void a_log_says_the_same_whatever_it_is_packed_in() throws IOException {
        LogContent plain = LogContent.of(file("a.log", LINE.repeat(100).getBytes(StandardCharsets.UTF_8)));

        assertThat(LogContent.of(file("a.gz", gzip(LINE.repeat(100))))).isEqualTo(plain);
        assertThat(plain.bytes()).isEqualTo(100L * LINE.length());
        assertThat(plain.endsWithLine()).isTrue();
    }

    @Test
    void a_last_line_without_an_end_may_be_cut() throws IOException {
        assertThat(LogContent.of(file("cut.log", "192.0.2.1 - -".getBytes(StandardCharsets.UTF_8)))
                        .endsWithLine())
                .isFalse();
        assertThat(LogContent.of(file("empty.log", new byte[0])).endsWithLine()).isTrue();
    }

    @Test
    void a_log_that_grew_begins_with_what_it_was() throws IOException {
        LogContent before = LogContent.of(file("before.log", LINE.repeat(70).getBytes(StandardCharsets.UTF_8)));
        Path grown = file("grown.gz", gzip(LINE.repeat(90)));

        assertThat(before.mayBegin(LogContent.of(grown))).isTrue();
        assertThat(LogContent.beginnings(grown, new TreeSet<>(List.of(10L, before.bytes(), 1_000_000L))))
                .containsOnlyKeys(10L, before.bytes())
                .containsValue(before.sha256());
    }

    @Test
    void a_log_with_another_head_or_a_shorter_one_does_not_begin_with_it() throws IOException {
        LogContent log = LogContent.of(file("a.log", LINE.repeat(70).getBytes(StandardCharsets.UTF_8)));
        LogContent other = LogContent.of(file("b.log", ("#" + LINE.repeat(90)).getBytes(StandardCharsets.UTF_8)));
        LogContent shorter = LogContent.of(file("c.log", LINE.repeat(65).getBytes(StandardCharsets.UTF_8)));

        assertThat(log.mayBegin(other)).isFalse();
        assertThat(log.mayBegin(shorter)).isFalse();
    }

    @Test
    void a_damaged_log_is_named() throws IOException {
        byte[] whole = gzip(LINE.repeat(100));
        Path cut = file("cut.gz", Arrays.copyOf(whole, whole.length - 10));

        assertThatThrownBy(() -> LogContent.of(cut))
                .isInstanceOf(UnreadableLog.class)
                .hasMessageContaining(cut + ": can't be read as gzip");
    }

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
