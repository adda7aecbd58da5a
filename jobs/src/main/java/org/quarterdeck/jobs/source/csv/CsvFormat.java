package org.quarterdeck.jobs.source.csv;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.source.format.FileFormat;
import org.quarterdeck.jobs.source.format.FileKind;
import org.quarterdeck.jobs.source.format.HeaderRow;
import org.quarterdeck.jobs.source.format.Lines;
import org.quarterdeck.jobs.source.format.RowFile;
import org.quarterdeck.jobs.source.format.RowFileWriter;
import org.quarterdeck.schema.config.Problems;

/**
 * Comma-separated text: RFC 4180 with a declared encoding and delimiter.
 *
 * @param encoding its name, as {@code UTF-8} (unless given) or {@code windows-1252}; a byte-order mark in the file
 *     decides over it
 * @param delimiter the sign between fields; a comma unless given
 * @param headerRow the number of the row with the column names, or {@link HeaderRow#FIND}; 1 unless given
 */
public record CsvFormat(String encoding, String delimiter, int headerRow) implements FileFormat {
    /** Absent parts have their defaults. */
    @JsonCreator
    public CsvFormat(
            @JsonProperty("encoding") @Nullable String encoding,
            @JsonProperty("delimiter") @Nullable String delimiter,
            @JsonProperty("header_row") @Nullable String headerRow) {
        this(encoding == null ? "UTF-8" : encoding, delimiter == null ? "," : delimiter, HeaderRow.of(headerRow));
    }

    @Override
    public CsvFormat withHeaderRow(int row) {
        return new CsvFormat(encoding, delimiter, row);
    }

    @Override
    public FileKind kind() {
        return FileKind.TEXT;
    }

    @Override
    public RowFile open(Path file) throws IOException {
        return new CsvRows(Lines.open(file, Charset.forName(encoding)), delimiter.charAt(0), headerRow);
    }

    /**
     * Begins a file that it reads again.
     *
     * @param isOfAnyScript whether the declared encoding may lack characters; UTF-8 has them all
     */
    public RowFileWriter write(OutputStream out, boolean isOfAnyScript) throws IOException {
        Charset charset = isOfAnyScript ? StandardCharsets.UTF_8 : Charset.forName(encoding);
        return CsvWriter.to(out, charset, delimiter.charAt(0));
    }

    @Override
    public void check(String place, Problems problems) {
        try {
            Charset.forName(encoding);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            problems.add(
                    place,
                    "format.csv.encoding: \"" + encoding + "\" is no known encoding; write UTF-8,"
                            + " UTF-16, windows-1252 or another name that IANA registers");
        }
        if (delimiter.length() != 1 || "\"\r\n".contains(delimiter)) {
            problems.add(place, "format.csv.delimiter: write one sign, as \",\", \";\" or \"\\t\"");
        }
        HeaderRow.check(headerRow, "format.csv", place, problems);
    }
}
