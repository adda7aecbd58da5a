package org.quarterdeck.jobs.source.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** What a file is, told by its first bytes. */
public enum FileKind {
    WORKBOOK("a ZIP file or XLSX workbook", "504b0304"),
    OLD_WORKBOOK("a workbook of Excel 97 to 2003 or an encrypted one", "d0cf11e0a1b11ae1"),
    GZIP("a gzip file", "1f8b"),
    PDF("a PDF document", "25504446"),
    PARQUET("a Parquet file", "50415231"),
    XML("XML such as an IATI file, or a web page", ""),
    TEXT("plain text such as CSV", "");

    /** Enough for a byte-order mark and some blank lines. */
    private static final int LONGEST = 64;

    /** A mark and white space may stand before the first tag; of UTF-16 the other halves are left out. */
    private static final Pattern MARKUP =
            Pattern.compile("(\u00ef\u00bb\u00bf|\u00fe\u00ff|\u00ff\u00fe)?\\s*<[?!a-zA-Z_].*", Pattern.DOTALL);

    private final String words;
    private final String firstBytes;

    FileKind(String words, String firstBytes) {
        this.words = words;
        this.firstBytes = firstBytes;
    }

    /** What it is called in a message. */
    public String words() {
        return words;
    }

    /**
     * The kind of a file; text is what no other kind claims.
     *
     * @throws DeliveryRefused when there is nothing in it
     */
    public static FileKind of(Path file) throws IOException, DeliveryRefused {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(LONGEST);
        }
        if (head.length == 0) {
            throw new DeliveryRefused("it is empty, without even column names; deliver it again");
        }
        String hex = HexFormat.of().formatHex(head);
        return Arrays.stream(values())
                .filter(kind -> !kind.firstBytes.isEmpty() && hex.startsWith(kind.firstBytes))
                .findFirst()
                .orElse(isMarkup(head) ? XML : TEXT);
    }

    private static boolean isMarkup(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1).replace("\0", "");
        return MARKUP.matcher(text).matches();
    }
}
