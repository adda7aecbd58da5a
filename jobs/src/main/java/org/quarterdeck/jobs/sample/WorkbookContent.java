package org.quarterdeck.jobs.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** An Excel workbook of one sheet: days are dates and counts are numbers, as people have them there. */
final class WorkbookContent implements Inbox.Content {
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern COUNT = Pattern.compile("\\d{1,6}");
    /** The only part of a workbook that keeps a clock. */
    private static final String CLOCK = "docProps/core.xml";

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
        // Its directory is read, which only a file's end tells: sizes stand nowhere before.
        Path made = Files.createTempFile("sample-", ".xlsx");
        try {
            try (Workbook workbook = new Workbook(Files.newOutputStream(made), "Quarterdeck", "1.0")) {
                fill(workbook.newWorksheet(sheet));
            }
            withoutClock(made, out);
        } finally {
            Files.delete(made);
        }
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
    private static void withoutClock(Path made, OutputStream out) throws IOException {
        ZipOutputStream fixed = new ZipOutputStream(out);
        try (ZipFile parts = new ZipFile(made.toFile())) {
            for (ZipEntry part : Collections.list(parts.entries())) {
                ZipEntry entry = new ZipEntry(part.getName());
                entry.setTimeLocal(MADE);
                fixed.putNextEntry(entry);
                fixed.write(bytes(parts, part));
                fixed.closeEntry();
            }
        }
        fixed.finish();
    }

    private static byte[] bytes(ZipFile parts, ZipEntry part) throws IOException {
        try (InputStream in = parts.getInputStream(part)) {
            byte[] bytes = in.readAllBytes();
            if (!part.getName().equals(CLOCK)) {
                return bytes;
            }
            String text = new String(bytes, StandardCharsets.UTF_8);
            return CREATED.matcher(text).replaceFirst("$1" + MADE + ":00Z").getBytes(StandardCharsets.UTF_8);
        }
    }
}
