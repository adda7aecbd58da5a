package org.quarterdeck.charts.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** Office files without the clock of whoever made them: the same content is the same bytes. */
final class FixedZip {
    private static final LocalDateTime MADE = LocalDateTime.of(2000, 1, 1, 0, 0);
    private static final String CLOCK = "docProps/core.xml";
    private static final Pattern CREATED = Pattern.compile("(<dcterms:created[^>]*>)[^<]*");

    private FixedZip() {}

    /** The same parts with one time for all. */
    static byte[] of(byte[] made) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(made.length);
        // By its directory: read from its start, such a file does not tell how long its parts are.
        try (ZipFile parts = ZipFile.builder()
                        .setSeekableByteChannel(new SeekableInMemoryByteChannel(made))
                        .get();
                ZipOutputStream fixed = new ZipOutputStream(out)) {
            for (ZipArchiveEntry part : Collections.list(parts.getEntries())) {
                ZipEntry entry = new ZipEntry(part.getName());
                entry.setTimeLocal(MADE);
                fixed.putNextEntry(entry);
                byte[] bytes = parts.getInputStream(part).readAllBytes();
                fixed.write(part.getName().equals(CLOCK) ? withoutClock(bytes) : bytes);
                fixed.closeEntry();
            }
        }
        return out.toByteArray();
    }

    private static byte[] withoutClock(byte[] bytes) {
        return CREATED.matcher(new String(bytes, StandardCharsets.UTF_8))
                .replaceFirst("$1" + MADE + ":00Z")
                .getBytes(StandardCharsets.UTF_8);
    }
}
