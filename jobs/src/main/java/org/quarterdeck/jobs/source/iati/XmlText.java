package org.quarterdeck.jobs.source.iati;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of an XML file, in the encoding of its byte-order mark, else of its declaration, else UTF-8. The platform's
 * parser could tell that itself, but writes to the console when the bytes are of another.
 */
final class XmlText {
    private static final int HEAD = 256;
    private static final Pattern DECLARED =
            Pattern.compile("\\s*<\\?xml\\s[^>]*?encoding\\s*=\\s*[\"']([A-Za-z0-9._:-]+)[\"'].*", Pattern.DOTALL);
    private static final char MARK = '\ufeff';

    private XmlText() {}

    /**
     * Opens it after its mark. Bytes of another encoding fail where they stand.
     *
     * @throws IllegalArgumentException for an encoding that nobody knows
     */
    static Reader open(InputStream file) throws IOException {
        PushbackInputStream in = new PushbackInputStream(file, HEAD);
        byte[] head = in.readNBytes(HEAD);
        Charset encoding = encoding(head);
        byte[] mark = String.valueOf(MARK).getBytes(encoding);
        boolean isMarked = mark.length > 1
                && head.length >= mark.length
                && Arrays.equals(mark, 0, mark.length, head, 0, mark.length);
        int begin = isMarked ? mark.length : 0;
        in.unread(head, begin, head.length - begin);
        return new InputStreamReader(in, encoding.newDecoder());
    }

    private static Charset encoding(byte[] head) {
        int first = head.length < 2 ? 0 : ((head[0] & 0xff) << 8) | (head[1] & 0xff);
        return switch (first) {
            case 0xfeff, '<' -> StandardCharsets.UTF_16BE;
            case 0xfffe, '<' << 8 -> StandardCharsets.UTF_16LE;
            case 0xefbb -> StandardCharsets.UTF_8;
            default -> declared(new String(head, StandardCharsets.ISO_8859_1));
        };
    }

    private static Charset declared(String head) {
        Matcher declared = DECLARED.matcher(head);
        return declared.matches() ? Charset.forName(declared.group(1)) : StandardCharsets.UTF_8;
    }
}
