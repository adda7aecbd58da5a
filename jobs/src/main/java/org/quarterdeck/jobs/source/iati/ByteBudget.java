package org.quarterdeck.jobs.source.iati;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file for a parser that holds a piece of it in memory before it hands it over: of a piece no more is read than was
 * allowed. What went wrong while reading is kept, since parsers wrap it in words of their own.
 */
final class ByteBudget extends FilterInputStream {
    private long total;
    private long end;
    private boolean isSpent;
    private @Nullable IOException failure;

    ByteBudget(InputStream in) {
        super(in);
    }

    /** So many bytes more, from here on. */
    void allow(long bytes) {
        end = total + bytes;
    }

    /** How many bytes were read so far. */
    long total() {
        return total;
    }

    /** Was more asked for than was allowed? */
    boolean isSpent() {
        return isSpent;
    }

    /**
     * Fails when the file itself could not be read.
     *
     * @throws IOException as the file system said
     */
    void throwIfFailed() throws IOException {
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (total >= end) {
            isSpent = true;
            throw new IOException("more was asked for than is allowed");
        }
        try {
            int read = in.read(bytes, offset, length);
            total += Math.max(read, 0);
            return read;
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }
}
