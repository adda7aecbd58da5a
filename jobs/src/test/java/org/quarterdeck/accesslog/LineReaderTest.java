package org.quarterdeck.accesslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineReaderTest {
    private static final Configuration LOCAL = new Configuration(false);

    @TempDir
    private Path folder;

    @Test
    void lines_end_in_lf_or_crlf_and_the_last_may_have_no_end() throws IOException {
        assertThat(lines("a\r\nb\n\n\r\nlong enough for a word\nlast"))
                .containsExactly("1:a", "2:b", "3:", "4:", "5:long enough for a word", "6:last");
        assertThat(lines("a\n")).containsExactly("1:a");
        assertThat(lines("")).isEmpty();
    }

    @Test
    void a_byte_order_mark_is_no_part_of_the_first_line() throws IOException {
        assertThat(lines("\uFEFFa\nb\n")).containsExactly("1:a", "2:b");
    }

    @Test
    void a_file_cut_at_any_place_gives_the_same_lines() throws IOException {
        String text = "\uFEFFone\r\ntwo is longer than eight bytes\n\n\r\n\nx\nlast without end";
        Path file = Files.writeString(folder.resolve("log"), text);
        List<String> whole = lines(text);
        int size = (int) Files.size(file);

        for (int first = 0; first <= size; first++) {
            for (int second = first; second <= size; second++) {
                assertThat(inSplits(file, 0, first, second, size))
                        .as("cut at %d and %d", first, second)
                        .isEqualTo(whole);
            }
        }
    }

    @Test
    void a_nul_is_seen_wherever_it_stands_in_its_line_and_in_no_other() throws IOException {
        for (int at = 0; at < 20; at++) {
            String line = "x".repeat(at) + "\0" + "y".repeat(19 - at);

            assertThat(nuls("before\n" + line + "\nafter, which has none\n"))
                    .as("NUL at %d", at)
                    .containsExactly(false, true, false);
        }
    }

    @Test
    void a_line_at_the_limit_is_read_and_one_above_it_is_not() throws IOException {
        String longest = "x".repeat(LineReader.LINE_LIMIT);

        assertThat(lines(longest + "\nnext\n")).containsExactly("1:" + longest, "2:next");
        assertThat(lines(longest + "x\nnext\n")).containsExactly("1:too long", "2:next");
        assertThat(lines("x".repeat(5_000_000) + "\nnext")).containsExactly("1:too long", "2:next");
        assertThat(lines("x".repeat(5_000_000))).containsExactly("1:too long");
    }

    @Test
    void a_file_without_any_line_ends_is_refused_after_64_mebibytes() {
        InputStream endless = new SequenceInputStream(Collections.enumeration(List.<InputStream>of(new InputStream() {
            @Override
            public int read() {
                return 'x';
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                return length;
            }
        })));

        assertThatThrownBy(() -> read(new LineReader(endless, 0, Long.MAX_VALUE, 0, false)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("line 1 has no end within 67108864 bytes");
    }

    @Test
    void line_ends_are_counted_whatever_stands_around_them() {
        byte[] bytes =
                "\n\u000B\n\n\u008A\n123456789\n\u000B\u000B\n\n\n\n\n\n\n\n\n\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(LineReader.newlines(bytes, bytes.length))
                .isEqualTo((int) new String(bytes, StandardCharsets.ISO_8859_1)
                        .chars()
                        .filter(c -> c == '\n')
                        .count());
    }

    private static List<String> inSplits(Path file, long... cuts) throws IOException {
        List<String> lines = new ArrayList<>();
        long before = 0;
        for (int i = 0; i + 1 < cuts.length; i++) {
            FileSplit split = new FileSplit(
                    file.toString(), Compression.NONE, LineFormat.COMMON, cuts[i], cuts[i + 1], before, 0);
            try (LineReader reader = split.lines(LOCAL)) {
                lines.addAll(read(reader));
            }
            before += split.countLines(LOCAL);
        }
        return lines;
    }

    private static List<String> lines(String text) throws IOException {
        return read(reader(text));
    }

    private static List<Boolean> nuls(String text) throws IOException {
        List<Boolean> nuls = new ArrayList<>();
        try (LineReader reader = reader(text)) {
            while (reader.next()) {
                nuls.add(reader.hasNul());
            }
        }
        return nuls;
    }

    private static LineReader reader(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new LineReader(new ByteArrayInputStream(bytes), 0, bytes.length, 0, false);
    }

    private static List<String> read(LineReader reader) throws IOException {
        List<String> lines = new ArrayList<>();
        while (reader.next()) {
            lines.add(reader.number() + ":"
                    + (reader.tooLong()
                            ? "too long"
                            : new String(
                                    reader.buffer(),
                                    reader.from(),
                                    reader.to() - reader.from(),
                                    StandardCharsets.UTF_8)));
        }
        return lines;
    }
}
