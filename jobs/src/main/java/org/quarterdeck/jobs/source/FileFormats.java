package org.quarterdeck.jobs.source;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.source.csv.CsvFormat;
import org.quarterdeck.jobs.source.format.DeliveryRefused;
import org.quarterdeck.jobs.source.format.FileFormat;
import org.quarterdeck.jobs.source.format.HeaderRow;
import org.quarterdeck.jobs.source.format.Unpacked;
import org.quarterdeck.jobs.source.iati.IatiFormat;
import org.quarterdeck.jobs.source.json.JsonFormat;
import org.quarterdeck.jobs.source.xlsx.XlsxFormat;
import org.quarterdeck.schema.config.Problems;

/**
 * The formats that a source accepts, one or more; a format not named is not accepted. A further format is a package
 * of its own and one component here.
 *
 * @param csv comma-separated text
 * @param xlsx Excel workbooks
 * @param json JSON documents and JSON Lines
 * @param iati IATI activity files
 */
public record FileFormats(
        @Nullable CsvFormat csv,
        @Nullable XlsxFormat xlsx,
        @Nullable JsonFormat json,
        @Nullable IatiFormat iati) {
    private List<FileFormat> accepted() {
        return Stream.<FileFormat>of(csv, xlsx, json, iati)
                .flatMap(Stream::ofNullable)
                .toList();
    }

    /**
     * The format of a file, told by its content and never by its name.
     *
     * @param columns which the row of column names must have, where it is to be found
     * @throws DeliveryRefused when it is of a kind that the source does not accept, or has no such row
     */
    FileFormat of(Unpacked content, List<String> columns) throws IOException, DeliveryRefused {
        FileFormat format = of(content);
        return format.headerRow() == HeaderRow.FIND
                ? format.withHeaderRow(HeaderSearch.in(content.file(), format, columns))
                : format;
    }

    private FileFormat of(Unpacked content) throws DeliveryRefused {
        return accepted().stream()
                .filter(format -> format.kind() == content.kind())
                .findFirst()
                .orElseThrow(() -> new DeliveryRefused("it is " + content.words() + ", and the source accepts "
                        + accepted().stream().map(f -> f.kind().words()).collect(Collectors.joining(" or "))
                        + "; deliver it in that form or add its format to the source"));
    }

    /** Those that repaired rows come in: a workbook, where the source takes no form that a person writes. */
    FileFormats ofRepairs() {
        return csv == null && xlsx == null ? new FileFormats(null, new XlsxFormat(null, 1), json, iati) : this;
    }

    void checkColumns(List<String> columns, String place, Problems problems) {
        accepted().forEach(format -> format.checkColumns(columns, place, problems));
    }

    void check(String place, Problems problems) {
        if (accepted().isEmpty()) {
            problems.add(place, "format names no format; known are access_log, csv, iati, json, xlsx");
        }
        accepted().forEach(format -> format.check(place, problems));
    }
}
