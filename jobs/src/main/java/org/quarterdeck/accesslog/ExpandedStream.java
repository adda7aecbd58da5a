package org.quarterdeck.accesslog;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends the reading of a compressed file that swells as no log does: it is made to fill a disk or a night. */
final class ExpandedStream extends FilterInputStream {
    /** Logs of one line repeated for ever reach about 200; gzip can't do more than 1,032. */
    private static final long SWELLING_LIMIT = 400;

    private static final long ALWAYS_ALLOWED = 64L * 1024 * 1024;

    private final CountedStream compressed;
    private long expanded;

    ExpandedStream(InputStream in, CountedStream compressed) {
        super(in);
        this.compressed = compressed;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        expanded += Math.max(read, 0);
        if (expanded > ALWAYS_ALLOWED && expanded > compressed.count() * SWELLING_LIMIT) {
            throw new IOException("expands to more than " + SWELLING_LIMIT + " times its size; no log does");
        }
        return read;
    }
}
