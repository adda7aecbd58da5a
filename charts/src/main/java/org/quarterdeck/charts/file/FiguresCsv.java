package org.quarterdeck.charts.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.schema.figure.Figure;
import org.quarterdeck.schema.figure.Withheld;

/** Figures as CSV under their published names. A text that a spreadsheet would run as a formula is quoted for it. */
public final class FiguresCsv {
    static final String[] COLUMNS = {
        "metric",
        "period_kind",
        "period_start",
        "period_end",
        "period",
        "slice",
        "value",
        "numerator",
        "denominator",
        "unit",
        "status",
        "is_complete",
        "source_rows",
        "uncertainty",
        "release_id",
        "digest",
        "withheld"
    };
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader(COLUMNS).get();

    private FiguresCsv() {}

    /** UTF-8, a header line, CRLF; what stays in the office comes last, with words in place of its number. */
    public static byte[] of(List<Figure> figures, List<Withheld> withheld) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
            for (Figure figure : figures) {
                print(printer, figure);
            }
            for (Withheld hidden : withheld) {
                print(printer, hidden);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void print(CSVPrinter printer, Figure figure) throws IOException {
        printer.printRecord(
                text(figure.metric()),
                figure.period().kind().word(),
                figure.period().start(),
                figure.period().end(),
                text(figure.period().text()),
                text(figure.slice().toString()),
                plain(figure.value()),
                plain(figure.numerator()),
                plain(figure.denominator()),
                text(figure.unit()),
                figure.status().word(),
                figure.isComplete(),
                figure.sourceRows(),
                plain(figure.uncertainty()),
                text(figure.releaseId()),
                figure.digest(),
                null);
    }

    private static void print(CSVPrinter printer, Withheld hidden) throws IOException {
        printer.printRecord(
                text(hidden.metric()),
                hidden.period().kind().word(),
                hidden.period().start(),
                hidden.period().end(),
                text(hidden.period().text()),
                text(hidden.slice().toString()),
                null,
                null,
                null,
                text(hidden.unit()),
                hidden.status().word(),
                hidden.isComplete(),
                null,
                null,
                text(hidden.releaseId()),
                null,
                hidden.word());
    }

    private static @Nullable String plain(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    /** OWASP's list of first characters; numbers go another way and stay numbers. */
    static String text(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
