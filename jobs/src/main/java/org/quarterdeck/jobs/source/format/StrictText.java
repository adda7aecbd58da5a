package org.quarterdeck.jobs.source.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.ByteOrderMark;
import org.apache.commons.io.input.BOMInputStream;

/**
 * A text file's bytes behind its byte-order mark, and what decodes them: bytes that are no text are an error and never
 * replaced by a character.
 */
public record StrictText(InputStream in, CharsetDecoder decoder) {
    /** Opens a file. A byte-order mark says its encoding; without one the declared encoding holds. */
    public static StrictText open(Path file, Charset declared) throws IOException {
        BOMInputStream in = BOMInputStream.builder()
                .setInputStream(Files.newInputStream(file))
                .setByteOrderMarks(ByteOrderMark.UTF_8, ByteOrderMark.UTF_16LE, ByteOrderMark.UTF_16BE)
                .get();
        String marked = in.getBOMCharsetName();
        Charset charset = marked == null ? declared : Charset.forName(marked);
        return new StrictText(
                in,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    /** Its characters; reading ends with a {@link java.nio.charset.CharacterCodingException} where there are none. */
    public Reader reader() {
        return new InputStreamReader(in, decoder);
    }
}
