package org.quarterdeck.accesslog;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds the lines of a split in one buffer that is never larger, whatever the file holds. A split owns the lines that
 * start in it, and reads the last of them beyond its end.
 */
final class LineReader implements Closeable {
    /** Bytes of the longest line that is looked at; the longest that servers accept are far below. */
    static final int LINE_LIMIT = 64 * 1024;

    /** Bytes without a line's end after which the file is no log. */
    static final long FILE_LIMIT = 64L * 1024 * 1024;

    private static final int BUFFER = 1024 * 1024;
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long NEWLINES = ONES * '\n';

    private final InputStream in;
    private final long end;
    private final byte[] buffer = new byte[BUFFER];
    private long bufferAt;
    private int at;
    private int limit;
    private boolean exhausted;
    /** Bytes of a byte order mark before the next line, which starts with it. */
    private int mark;

    private long number;
    private int from;
    private int to;
    private boolean tooLong;
    private boolean nul;

    /**
     * Reads from where the stream stands.
     *
     * @param start the stream's place in the file
     * @param end the first place that the split doesn't own any more
     * @param linesBefore the lines that end before {@code start}
     * @param insideLine whether {@code start} lies inside a line, which the split before owns
     */
    LineReader(InputStream in, long start, long end, long linesBefore, boolean insideLine) throws IOException {
        this.in = in;
        this.end = end;
        this.bufferAt = start;
        this.number = linesBefore;
        if (start == 0) {
            skipByteOrderMark();
        } else if (insideLine) {
            skipRestOfLine();
        }
    }

    /** Moves to the next line. False after the last one. */
    boolean next() throws IOException {
        if (bufferAt + at - mark >= end || (at == limit && !refill(at))) {
            return false;
        }
        mark = 0;
        number++;
        nul = false;
        tooLong = false;
        int newline = findNewline(at);
        while (newline < 0 && !tooLong) {
            int scanned = limit - at;
            if (scanned > LINE_LIMIT) {
                tooLong = true;
            } else if (refill(at)) {
                newline = findNewline(at + scanned);
            } else {
                newline = limit;
            }
        }
        if (tooLong || newline - at > LINE_LIMIT) {
            tooLong = true;
            from = to = at;
            at = newline < 0 ? afterLongLine() : Math.min(newline + 1, limit);
        } else {
            from = at;
            to = newline > at && buffer[newline - 1] == '\r' ? newline - 1 : newline;
            at = Math.min(newline + 1, limit);
        }
        return true;
    }

    /** The buffer, in which the line stands until {@link #next()}. */
    byte[] buffer() {
        return buffer;
    }

    /** First byte of the line. */
    int from() {
        return from;
    }

    /** After the last byte of the line, its end (LF or CR LF) left out. */
    int to() {
        return to;
    }

    /** The line's number in its file, from 1. */
    long number() {
        return number;
    }

    /** Was the line too long to be looked at? */
    boolean tooLong() {
        return tooLong;
    }

    /** Is there nothing in the line? */
    boolean isBlank() {
        return from == to && !tooLong;
    }

    /** Does the line hold a NUL byte? */
    boolean hasNul() {
        return nul;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void skipByteOrderMark() throws IOException {
        refill(0);
        if (limit >= 3 && buffer[0] == (byte) 0xEF && buffer[1] == (byte) 0xBB && buffer[2] == (byte) 0xBF) {
            mark = 3;
            at = mark;
        }
    }

    private void skipRestOfLine() throws IOException {
        number++;
        while (bufferAt + at < end) {
            if (at == limit && !refill(at)) {
                return;
            }
            int newline = findNewline(at);
            if (newline >= 0) {
                at = newline + 1;
                return;
            }
            at = limit;
        }
    }

    /** Reads on to the end of a line that isn't looked at, and stays after it. */
    private int afterLongLine() throws IOException {
        long start = bufferAt + at;
        at = limit;
        while (refill(at)) {
            int newline = findNewline(at);
            if (newline >= 0) {
                return newline + 1;
            }
            at = limit;
            if (bufferAt + at - start > FILE_LIMIT) {
                throw new IOException(
                        "line " + number + " has no end within " + FILE_LIMIT + " bytes; this is no access log");
            }
        }
        return limit;
    }

    /** Moves what stands from {@code keep} to the front and reads more behind it. False at the file's end. */
    private boolean refill(int keep) throws IOException {
        if (exhausted) {
            return false;
        }
        System.arraycopy(buffer, keep, buffer, 0, limit - keep);
        bufferAt += keep;
        limit -= keep;
        at = 0;
        int read = in.read(buffer, limit, buffer.length - limit);
        exhausted = read < 0;
        limit += Math.max(read, 0);
        return !exhausted;
    }

    /** The place of the next line's end, or −1; eight bytes at a time, NULs noted on the way. */
    private int findNewline(int start) {
        int i = start;
        for (; i + Long.BYTES <= limit; i += Long.BYTES) {
            long word = (long) WORD.get(buffer, i);
            long newlines = zeroBytes(word ^ NEWLINES);
            long nuls = zeroBytes(word);
            if (newlines != 0) {
                // Bits below the lowest set one belong to the bytes before the line's end.
                nul |= (nuls & (Long.lowestOneBit(newlines) - 1)) != 0;
                return i + Long.numberOfTrailingZeros(newlines) / Byte.SIZE;
            }
            nul |= nuls != 0;
        }
        for (; i < limit; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
            nul |= buffer[i] == 0;
        }
        return -1;
    }

    /** The high bit of each zero byte; exact for the lowest, which is the one that is asked for. */
    private static long zeroBytes(long word) {
        return (word - ONES) & ~word & HIGHS;
    }

    /** How many lines end in the bytes. */
    static int newlines(byte[] bytes, int length) {
        int count = 0;
        int i = 0;
        for (; i + Long.BYTES <= length; i += Long.BYTES) {
            long word = (long) WORD.get(bytes, i) ^ NEWLINES;
            // Exact for every byte, unlike the form above: no borrow runs from one byte into the next.
            long zeros = ~(((word & ~HIGHS) + ~HIGHS) | word) & HIGHS;
            count += Long.bitCount(zeros);
        }
        for (; i < length; i++) {
            count += bytes[i] == '\n' ? 1 : 0;
        }
        return count;
    }
}
