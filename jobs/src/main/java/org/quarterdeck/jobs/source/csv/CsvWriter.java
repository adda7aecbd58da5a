package org.quarterdeck.jobs.source.csv;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.quarterdeck.jobs.source.format.Cell;
import org.quarterdeck.jobs.source.format.DeliveryRefused;
import org.quarterdeck.jobs.source.format.Formula;
import org.quarterdeck.jobs.source.format.RowFileWriter;

/** Writes text as {@link CsvRows} reads it, guarded by {@link Formula}. */
final class CsvWriter implements RowFileWriter {
    private final CSVPrinter printer;

    private CsvWriter(CSVPrinter printer) {
        this.printer = printer;
    }

    static CsvWriter to(OutputStream out, Charset charset, char delimiter) throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(
                out,
                charset.newEncoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        if (charset.equals(StandardCharsets.UTF_8)) {
            // Without the mark a spreadsheet takes it for the encoding of its own country.
            text.write('\ufeff');
        }
        CSVFormat format = CSVFormat.RFC4180.builder().setDelimiter(delimiter).get();
        return new CsvWriter(new CSVPrinter(text, format));
    }

    @Override
    public void write(List<Cell> cells) throws IOException, DeliveryRefused {
        List<String> texts = new ArrayList<>();
        for (Cell cell : cells) {
            if (cell instanceof Cell.Moment || cell instanceof Cell.Numeral) {
                throw new DeliveryRefused("it has dates and numbers of a workbook; write a workbook (.xlsx)");
            }
            texts.add(Formula.guarded(cell instanceof Cell.Text text ? text.value() : cell.text()));
        }
        printer.printRecord(texts);
    }

    @Override
    public void close() throws IOException {
        printer.close(true);
    }
}
