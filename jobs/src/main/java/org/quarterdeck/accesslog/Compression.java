package org.quarterdeck.accesslog;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.apache.commons.compress.compressors.CompressorException;
import org.apache.commons.compress.compressors.CompressorStreamFactory;

/** How a file is compressed, told by its first bytes, never by its name. */
enum Compression {
    NONE("", ""),
    GZIP(CompressorStreamFactory.GZIP, "\u001F\u008B"),
    BZIP2(CompressorStreamFactory.BZIP2, "BZh"),
    ZSTD(CompressorStreamFactory.ZSTANDARD, "(\u00B5/\u00FD");

    private static final int BUFFER = 64 * 1024;
    private static final int MEMORY_KIB = 128 * 1024;

    private final String codec;
    private final String magic;

    Compression(String codec, String magic) {
        this.codec = codec;
        this.magic = magic;
    }

    /** The compression of a file that begins so. */
    static Compression of(byte[] head, int length) {
        return Arrays.stream(values())
                .filter(c -> c != NONE && new String(head, 0, length, StandardCharsets.ISO_8859_1).startsWith(c.magic))
                .findFirst()
                .orElse(NONE);
    }

    /** The word for people: {@code gzip}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The bytes that were compressed; several members in one file follow each other.
     *
     * @throws IOException when the stream is damaged, or, while reading, swells beyond any log
     */
    InputStream open(InputStream raw) throws IOException {
        if (this == NONE) {
            return raw;
        }
        CountedStream counted = new CountedStream(raw);
        try {
            InputStream expanded = new CompressorStreamFactory(true, MEMORY_KIB)
                    .createCompressorInputStream(codec, new BufferedInputStream(counted, BUFFER));
            return new ExpandedStream(expanded, counted);
        } catch (CompressorException e) {
            throw new IOException("the " + word() + " stream can't be opened", e);
        }
    }
}
