package org.quarterdeck.accesslog;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/**
 * What the first lines of a file tell.
 *
 * @param compression how the file is compressed
 * @param format the format of its lines: that which most of its first lines have, of those that were asked for
 */
record FileHead(Compression compression, LineFormat format) {
    private static final int LINES = 64;
    private static final int SAMPLE = 256 * 1024;
    private static final int MAGIC = 4;

    /**
     * Looks at a file.
     *
     * @throws UnreadableLog when it can't be read, or its first lines are in another format than those asked for
     */
    static FileHead of(String file, AskedFormat asked, Configuration hadoop) {
        Compression compression = Compression.NONE;
        try (InputStream raw = FileSplit.open(file, hadoop)) {
            byte[] magic = raw.readNBytes(MAGIC);
            compression = Compression.of(magic, magic.length);
            InputStream whole = new SequenceInputStream(new ByteArrayInputStream(magic), raw);
            byte[] sample = compression.open(whole).readNBytes(SAMPLE);
            return new FileHead(compression, format(file, asked, sample));
        } catch (IOException e) {
            throw FileSplit.unreadable(file, compression, e);
        }
    }

    private static LineFormat format(String file, AskedFormat asked, byte[] sample) throws IOException {
        List<FormatProbe> probes =
                asked.formats().stream().map(FormatProbe::new).toList();
        int lines = ask(probes, sample);
        Optional<LineFormat> best = best(probes);
        if (best.isPresent() || lines == 0) {
            return best.orElse(asked.formats().get(0));
        }
        List<FormatProbe> others =
                LineFormat.known().stream().map(FormatProbe::new).toList();
        ask(others, sample);
        Optional<LineFormat> other = best(others);
        if (other.isPresent()) {
            String word = other.get().word();
            throw new UnreadableLog(
                    file,
                    "looks like " + word + ", and its source says line: " + asked.line()
                            + "; write line: auto there, or deliver it to another source");
        }
        String looks = Looks.of(sample, others);
        if (asked.isAuto() || !looks.isEmpty()) {
            throw new UnreadableLog(
                    file,
                    "none of its first " + lines + " lines is in a known format ("
                            + String.join(", ", LineFormat.words()) + ")"
                            + (looks.isEmpty() ? "; name its format with the option line, if it is a log" : looks));
        }
        // Taken at its word: each line will say what is wrong with it.
        return asked.formats().get(0);
    }

    /** How many lines there are in the sample, of those that are looked at. */
    private static int ask(List<FormatProbe> probes, byte[] sample) throws IOException {
        int lines = 0;
        try (LineReader reader = new LineReader(new ByteArrayInputStream(sample), 0, sample.length, 0, false)) {
            while (lines < LINES && reader.next()) {
                if (reader.isBlank() || reader.tooLong()) {
                    continue;
                }
                lines++;
                for (FormatProbe probe : probes) {
                    probe.ask(reader.buffer(), reader.from(), reader.to());
                }
            }
        }
        return lines;
    }

    private static Optional<LineFormat> best(List<FormatProbe> probes) {
        int most = probes.stream().mapToInt(FormatProbe::fitting).max().orElse(0);
        return probes.stream()
                .filter(p -> most > 0 && p.fitting() == most)
                .map(FormatProbe::format)
                .findFirst();
    }

    /** What files look like that are no log, or not a whole one, and what to do about it. */
    private static final class Looks {
        private static final int START = "2020-05-31 ".length();

        static String of(byte[] sample, List<FormatProbe> probes) {
            String start = new String(sample, 0, Math.min(sample.length, START), StandardCharsets.ISO_8859_1);
            if (start.startsWith("\u00FF\u00FE") || start.startsWith("\u00FE\u00FF")) {
                return "; it is UTF-16, and a log is read in UTF-8: convert it first";
            }
            for (FormatProbe probe : probes) {
                if (!probe.missing().isEmpty() && start.startsWith("#")) {
                    return "; it looks like " + probe.format().word() + ", and its #Fields line names no "
                            + String.join(", ", probe.missing()) + ": have the server log them";
                }
            }
            if (start.startsWith("{")) {
                return "; it looks like JSON lines: tell their names with line: json and a map of its own (fields)";
            }
            if (start.matches("\\d{4}-\\d\\d-\\d\\d[ \\t]?")) {
                return "; it looks like w3c without its #Fields line: deliver it from its beginning";
            }
            return start.startsWith("<") ? "; it looks like XML or HTML" : "";
        }
    }
}
