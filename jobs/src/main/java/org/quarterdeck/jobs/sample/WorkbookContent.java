package org.quarterdeck.jobs.sample;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** An Excel workbook of one sheet: days are dates and counts are numbers, as people have them there. */
final class WorkbookContent implements Inbox.Content {
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern COUNT = Pattern.compile("\\d{1,6}");
    /** The only clock that a workbook keeps, in a part of its own. */
    private static final Pattern CREATED = Pattern.compile("(<dcterms:created[^>]*>)[^<]*");

    private static final LocalDateTime MADE = LocalDateTime.of(2020, 1, 6, 9, 0);
    private static final int DAY_WIDTH = 12;

    private final String sheet;
    private final List<String> header;
    private final List<List<String>> rows;

    WorkbookContent(String sheet, List<String> header, List<List<String>> rows) {
        this.sheet = sheet;
        this.header = header;
        this.rows = rows;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        ByteArrayOutputStream made = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(made, "Quarterdeck", "1.0")) {
            fill(workbook.newWorksheet(sheet));
        }
        withoutClock(made.toByteArray(), out);
    }

    private void fill(Worksheet worksheet) {
        for (int column = 0; column < header.size(); column++) {
            worksheet.value(0, column, header.get(column));
        }
        worksheet.range(0, 0, 0, header.size() - 1).style().bold().set();
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < header.size(); column++) {
                cell(worksheet, row + 1, column, rows.get(row).get(column));
            }
        }
    }

    private static void cell(Worksheet worksheet, int row, int column, String text) {
        if (DAY.matcher(text).matches()) {
            worksheet.value(row, column, LocalDate.parse(text));
            worksheet.style(row, column).format("yyyy-mm-dd").set();
            worksheet.width(column, DAY_WIDTH);
        } else if (COUNT.matcher(text).matches()) {
            worksheet.value(row, column, Integer.parseInt(text));
        } else if (!text.isEmpty()) {
            worksheet.value(row, column, text);
        }
    }

    /** The same parts with one time for all, so that the same rows are the same bytes. */
    private static void withoutClock(byte[] made, OutputStream out) throws IOException {
        ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(made));
        ZipOutputStream fixed = new ZipOutputStream(out);
        for (ZipEntry part = in.getNextEntry(); part != null; part = in.getNextEntry()) {
            byte[] bytes = in.readAllBytes();
            if (part.getName().equals("docProps/core.xml")) {
                String text = new String(bytes, StandardCharsets.UTF_8);
                bytes = CREATED.matcher(text).replaceFirst("$1" + MADE + ":00Z").getBytes(StandardCharsets.UTF_8);
            }
            ZipEntry entry = new ZipEntry(part.getName());
            entry.setTimeLocal(MADE);
            fixed.putNextEntry(entry);
            fixed.write(bytes);
            fixed.closeEntry();
        }
        fixed.finish();
    }
}
