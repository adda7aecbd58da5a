package org.quarterdeck.accesslog;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/**
 * What the first lines of a file tell.
 *
 * @param compression how the file is compressed
 * @param format the format of its lines: that which most of its first lines have, unless it was named
 */
record FileHead(Compression compression, LineFormat format) {
    private static final int LINES = 64;
    private static final int SAMPLE = 256 * 1024;
    private static final int MAGIC = 4;

    /**
     * Looks at a file.
     *
     * @param named the format where the configuration names it; it is then taken at its word
     * @throws UnreadableLog when it can't be read, or none of its first lines is in a known format
     */
    static FileHead of(String file, Optional<LineFormat> named, Configuration hadoop) {
        Compression compression = Compression.NONE;
        try (InputStream raw = FileSplit.open(file, hadoop)) {
            byte[] magic = raw.readNBytes(MAGIC);
            compression = Compression.of(magic, magic.length);
            InputStream whole = new SequenceInputStream(new ByteArrayInputStream(magic), raw);
            byte[] sample = compression.open(whole).readNBytes(SAMPLE);
            return new FileHead(compression, named.isPresent() ? named.get() : format(file, sample));
        } catch (IOException e) {
            throw FileSplit.unreadable(file, compression, e);
        }
    }

    private static LineFormat format(String file, byte[] sample) throws IOException {
        if (isUtf16(sample)) {
            throw new UnreadableLog(file, "is UTF-16; a log is read in UTF-8, convert it first");
        }
        Map<LineFormat, Integer> fits = new EnumMap<>(LineFormat.class);
        int lines = 0;
        try (LineReader reader = new LineReader(new ByteArrayInputStream(sample), 0, sample.length, 0, false)) {
            while (lines < LINES && reader.next()) {
                if (reader.isBlank()) {
                    continue;
                }
                lines++;
                for (LineFormat format : LineFormat.values()) {
                    boolean fit = format.fits(reader.buffer(), reader.from(), reader.to());
                    fits.merge(format, fit ? 1 : 0, Integer::sum);
                }
            }
        }
        int most = fits.values().stream().mapToInt(n -> n).max().orElse(0);
        if (most == 0 && lines > 0) {
            throw new UnreadableLog(
                    file,
                    "none of its first " + lines + " lines is in a known format ("
                            + String.join(", ", LineFormat.words()) + "); name its format with the option line, if it"
                            + " is a log");
        }
        return Arrays.stream(LineFormat.values())
                .filter(f -> fits.getOrDefault(f, 0) == most)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isUtf16(byte[] sample) {
        String mark = new String(sample, 0, Math.min(2, sample.length), StandardCharsets.ISO_8859_1);
        return mark.equals("\u00FF\u00FE") || mark.equals("\u00FE\u00FF");
    }
}
