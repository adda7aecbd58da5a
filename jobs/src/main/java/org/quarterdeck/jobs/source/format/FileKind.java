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
    WORKBOOK("an XLSX workbook", "504b0304"),
    ZIP("a ZIP file", "504b0304"),
    EMPTY_ZIP("a ZIP file with nothing in it", "504b0506"),
    OLD_WORKBOOK("a workbook of Excel 97 to 2003 or an encrypted one", "d0cf11e0a1b11ae1"),
    GZIP("a gzip file", "1f8b"),
    BZIP2("a bzip2 file", "425a68"),
    ZSTD("a zstd file", "28b52ffd"),
    XZ("an xz file", "fd377a585a00"),
    SEVEN_ZIP("a 7z file", "377abcaf271c"),
    RAR("a RAR file", "526172211a07"),
    PDF("a PDF document", "25504446"),
    PARQUET("a Parquet file", "50415231"),
    JSON("JSON", ""),
    XML("XML such as an IATI file, or a web page", ""),
    TEXT("plain text such as CSV", "");

    /** Enough for a byte-order mark, some blank lines, and the first name in a ZIP file. */
    private static final int LONGEST = 64;

    /** A mark may stand before the first sign; of UTF-16 the other halves are left out. */
    private static final String MARK = "(\u00ef\u00bb\u00bf|\u00fe\u00ff|\u00ff\u00fe)?\\s*";

    /** An object with a name, or a list. */
    private static final Pattern OBJECTS =
            Pattern.compile(MARK + "(\\{\\s*([\"}]|$)|\\[\\s*([\\[{\"\\]]|$)).*", Pattern.DOTALL);

    private static final Pattern MARKUP = Pattern.compile(MARK + "<[?!a-zA-Z_].*", Pattern.DOTALL);

    /** How the first part of an Office document may be called. */
    private static final Pattern OFFICE_PART = Pattern.compile(
            "PK.{28}(\\[Content_Types]\\.xml|(_rels|docProps|xl|word|ppt|customXml)/).*", Pattern.DOTALL);

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

    /** Is it a wrapping around another file? */
    boolean isPacked() {
        return switch (this) {
            case ZIP, EMPTY_ZIP, GZIP, BZIP2, ZSTD, XZ, SEVEN_ZIP, RAR -> true;
            default -> false;
        };
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
        FileKind first = Arrays.stream(values())
                .filter(kind -> !kind.firstBytes.isEmpty() && hex.startsWith(kind.firstBytes))
                .findFirst()
                .orElse(TEXT);
        String signs = new String(head, StandardCharsets.ISO_8859_1);
        return switch (first) {
            case WORKBOOK -> OFFICE_PART.matcher(signs).matches() ? WORKBOOK : ZIP;
            case TEXT -> text(signs.replace("\0", ""));
            default -> first;
        };
    }

    private static FileKind text(String signs) {
        if (MARKUP.matcher(signs).matches()) {
            return XML;
        }
        return OBJECTS.matcher(signs).matches() ? JSON : TEXT;
    }
}
