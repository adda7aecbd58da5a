package org.quarterdeck.jobs.source.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;

/** What a file is, told by its first bytes. */
public enum FileKind {
    WORKBOOK("a ZIP file or XLSX workbook", "504b0304"),
    OLD_WORKBOOK("a workbook of Excel 97 to 2003 or an encrypted one", "d0cf11e0a1b11ae1"),
    GZIP("a gzip file", "1f8b"),
    PDF("a PDF document", "25504446"),
    PARQUET("a Parquet file", "50415231"),
    TEXT("plain text such as CSV", "");

    private static final int LONGEST = 8;

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
        String head;
        try (InputStream in = Files.newInputStream(file)) {
            head = HexFormat.of().formatHex(in.readNBytes(LONGEST));
        }
        if (head.isEmpty()) {
            throw new DeliveryRefused("it is empty, without even column names; deliver it again");
        }
        return Arrays.stream(values())
                .filter(kind -> head.startsWith(kind.firstBytes))
                .findFirst()
                .orElse(TEXT);
    }
}
