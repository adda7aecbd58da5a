package org.quarterdeck.jobs.source.format;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A text file's physical lines, strictly decoded. Bytes that are no text in the file's encoding mark their line and
 * are never replaced by a character; reading goes on behind them.
 */
public final class Lines implements Closeable {
    /** A longer line is no row that a person wrote; it is refused before it fills the memory. */
    private static final int LONGEST = 1 << 20;

    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
    private final CharBuffer chars = CharBuffer.allocate(BUFFER + 1).flip();
    private final StringBuilder text = new StringBuilder();
    private boolean isLastByteRead;
    private boolean isFlushed;
    private long number;

    private Lines(InputStream in, CharsetDecoder decoder) {
        this.in = in;
        this.decoder = decoder;
    }

    /** Opens a file. A byte-order mark says its encoding; without one the declared encoding holds. */
    public static Lines open(Path file, Charset declared) throws IOException {
        StrictText text = StrictText.open(file, declared);
        return new Lines(text.in(), text.decoder());
    }

    /** The next line, null after the last. An end of line at the end of the file begins no further line. */
    public @Nullable Line next() throws IOException, DeliveryRefused {
        while (true) {
            if (!chars.hasRemaining() && !decode()) {
                return text.isEmpty() ? null : line("");
            }
            String end = takeUntilEnd();
            if (end != null) {
                return line(end);
            }
            if (text.length() > LONGEST) {
                throw new DeliveryRefused("its line " + (number + 1) + " is longer than " + LONGEST
                        + " characters, which no row is; deliver it with one row a line");
            }
        }
    }

    /** Moves decoded characters to the line; null when they ran out before its end. */
    private @Nullable String takeUntilEnd() throws IOException {
        int start = chars.position();
        for (int at = start; at < chars.limit(); at++) {
            char sign = chars.get(at);
            if (sign == '\n' || sign == '\r') {
                text.append(chars, 0, at - start);
                chars.position(at + 1);
                return sign == '\n' ? "\n" : carriageReturn();
            }
        }
        text.append(chars);
        chars.position(chars.limit());
        return null;
    }

    private String carriageReturn() throws IOException {
        if ((chars.hasRemaining() || decode()) && chars.get(chars.position()) == '\n') {
            chars.get();
            return "\r\n";
        }
        return "\r";
    }

    private Line line(String end) {
        Line line = new Line(++number, text.toString(), end);
        text.setLength(0);
        return line;
    }

    /** Decodes further bytes; false when there are none. */
    private boolean decode() throws IOException {
        chars.clear();
        while (chars.position() == 0 && !isFlushed) {
            CoderResult result = decoder.decode(bytes, chars, isLastByteRead);
            if (result.isError()) {
                chars.put(Line.UNDECODED);
                bytes.position(bytes.position() + result.length());
            } else if (result.isUnderflow() && isLastByteRead) {
                isFlushed = decoder.flush(chars).isUnderflow();
            } else if (result.isUnderflow()) {
                fill();
            }
        }
        chars.flip();
        return chars.hasRemaining();
    }

    private void fill() throws IOException {
        bytes.compact();
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        bytes.position(bytes.position() + Math.max(read, 0));
        bytes.flip();
        isLastByteRead = read < 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
