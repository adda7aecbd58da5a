package org.quarterdeck.jobs.source.xlsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quarterdeck.jobs.source.format.Cell;
import org.quarterdeck.jobs.source.format.DeliveryRefused;
import org.quarterdeck.jobs.source.format.FileRow;
import org.quarterdeck.jobs.source.format.RowFile;

class XlsxRowsTest {
    @TempDir
    Path folder;

    @Test
    void cells_keep_the_kinds_that_the_workbook_gives_them() throws Exception {
        Path file = workbook(book -> {
            Sheet sheet = book.createSheet("Rows");
            cells(sheet, 0, "text", "number", "date", "flag");
            Row row = sheet.createRow(1);
            row.createCell(0).setCellValue("  words ");
            row.createCell(1).setCellValue(1234.5);
            date(book, row, 2, LocalDate.of(2020, 5, 27));
            row.createCell(3).setCellValue(true);
        });

        assertThat(rows(file, null, 1))
                .containsExactly("1 text, number, date, flag", "2 words, 1234.5, 2020-05-27, true");
    }

    @Test
    void of_a_formula_the_kept_value_counts_and_an_error_stays_one() throws Exception {
        Path file = workbook(book -> {
            Sheet sheet = book.createSheet("Rows");
            cells(sheet, 0, "sum", "text", "error");
            Row row = sheet.createRow(1);
            row.createCell(0).setCellFormula("0.1+0.2");
            row.createCell(1).setCellFormula("\"a\"&\"b\"");
            row.createCell(2).setCellFormula("1/0");
            book.getCreationHelper().createFormulaEvaluator().evaluateAll();
        });

        assertThat(rows(file, null, 1)).containsExactly("1 sum, text, error", "2 0.3, ab, #DIV/0!");
        assertThat(cell(file, 1, 2)).isInstanceOf(Cell.Broken.class);
    }

    @Test
    void dates_of_a_workbook_that_counts_from_1904_are_the_same_dates() throws Exception {
        Path file = workbook(book -> {
            book.getCTWorkbook().addNewWorkbookPr().setDate1904(true);
            Sheet sheet = book.createSheet("Rows");
            cells(sheet, 0, "date");
            date(book, sheet.createRow(1), 0, LocalDate.of(2020, 5, 27));
        });

        assertThat(rows(file, null, 1)).containsExactly("1 date", "2 2020-05-27");
    }

    @Test
    void short_rows_are_filled_up_and_what_stands_beyond_the_names_is_ragged() throws Exception {
        Path file = workbook(book -> {
            Sheet sheet = book.createSheet("Rows");
            cells(sheet, 0, "a", "b", "c");
            cells(sheet, 1, "1");
            cells(sheet, 2, "1", "2", "3", "note");
            cells(sheet, 4, "1", "", "3", "");
            cells(sheet, 5, "", " ");
        });

        assertThat(rows(file, null, 1)).containsExactly("1 a, b, c", "2 1, , ", "3 ragged", "5 1, , 3", "6 blank");
    }

    @Test
    void a_merged_cell_has_its_value_once() throws Exception {
        Path file = workbook(book -> {
            Sheet sheet = book.createSheet("Rows");
            cells(sheet, 0, "a", "b");
            cells(sheet, 1, "both");
            sheet.addMergedRegion(new CellRangeAddress(1, 1, 0, 1));
        });

        assertThat(rows(file, null, 1)).containsExactly("1 a, b", "2 both, ");
    }

    @Test
    void the_only_visible_sheet_needs_no_name_and_the_names_may_stand_further_down() throws Exception {
        Path file = workbook(book -> {
            cells(book.createSheet("Lists"), 0, "x");
            book.setSheetHidden(0, true);
            Sheet sheet = book.createSheet("Rows");
            cells(sheet, 0, "Report of May");
            cells(sheet, 2, "a", "b");
            cells(sheet, 3, "1", "2");
        });

        assertThat(rows(file, null, 3)).containsExactly("1 Report of May", "3 a, b", "4 1, 2");
    }

    @Test
    void several_sheets_without_a_name_refuse_the_file() throws Exception {
        Path file = workbook(book -> {
            cells(book.createSheet("One"), 0, "x");
            cells(book.createSheet("Two"), 0, "x");
        });

        assertThatThrownBy(() -> rows(file, null, 1))
                .isInstanceOf(DeliveryRefused.class)
                .hasMessage("it has several sheets (One, Two) and the source names none; name one under"
                        + " format.xlsx.sheet");
        assertThatThrownBy(() -> rows(file, "Too", 1))
                .isInstanceOf(DeliveryRefused.class)
                .hasMessage("it has no sheet \"Too\"; did you mean \"Two\"?");
        assertThat(rows(file, "Two", 1)).containsExactly("1 x");
    }

    @Test
    void a_workbook_of_another_writer_reads_alike() throws Exception {
        Path file = folder.resolve("fast");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook book = new Workbook(out, "Tests", "1.0")) {
            var sheet = book.newWorksheet("Rows");
            sheet.value(0, 0, "date");
            sheet.value(0, 1, "number");
            sheet.value(1, 0, LocalDate.of(2020, 5, 27));
            sheet.style(1, 0).format("yyyy-MM-dd").set();
            sheet.value(1, 1, 7);
        }

        assertThat(rows(file, "Rows", 1)).containsExactly("1 date, number", "2 2020-05-27, 7");
    }

    @Test
    void a_file_that_only_looks_like_a_workbook_is_refused_and_left_as_it_is() throws Exception {
        Path file = folder.resolve("broken");
        byte[] bytes = "PK\u0003\u0004 and nothing more".getBytes(StandardCharsets.ISO_8859_1);
        Files.write(file, bytes);

        assertThatThrownBy(() -> rows(file, null, 1))
                .isInstanceOf(DeliveryRefused.class)
                .hasMessageStartingWith("it is damaged, encrypted or no XLSX workbook");
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    }

    @Test
    void a_workbook_that_unpacks_without_end_is_refused() throws Exception {
        Path good = workbook(book -> cells(book.createSheet("Rows"), 0, "a"));
        Path bomb = folder.resolve("bomb");
        inflate(good, bomb);

        assertThatThrownBy(() -> rows(bomb, null, 1))
                .isInstanceOf(DeliveryRefused.class)
                .hasMessageStartingWith("it unpacks to far more than its size");
    }

    @Test
    void a_million_styles_or_too_many_texts_are_refused_before_they_fill_the_memory() throws Exception {
        Path good = workbook(book -> cells(book.createSheet("Rows"), 0, "a"));
        Path styles = folder.resolve("styles");
        rewrite(
                good,
                styles,
                "styles.xml",
                "<cellXfs count=\"1\">",
                at -> "<xf numFmtId=\"" + at + "\" fontId=\"0\"/>");
        Path texts = folder.resolve("texts");
        rewrite(good, texts, "sharedStrings.xml", "<si>", at -> "<t>" + at * 7919 + "</t></si><si><t>x</t></si><si>");

        assertThatThrownBy(() -> rows(styles, null, 1))
                .isInstanceOf(DeliveryRefused.class)
                .hasMessageStartingWith("its styles are more than 16 MB");
        assertThatThrownBy(() -> rows(texts, null, 1))
                .isInstanceOf(DeliveryRefused.class)
                .hasMessageStartingWith("its texts are more than 64 MB");
    }

    /** The same workbook with two million further elements in a part. */
    private static void rewrite(Path good, Path bad, String part, String after, IntFunction<String> element)
            throws IOException {
        try (var in = new java.util.zip.ZipFile(good.toFile());
                var out = new ZipOutputStream(Files.newOutputStream(bad))) {
            for (ZipEntry entry : java.util.Collections.list(in.entries())) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                String content = new String(in.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                int at = entry.getName().endsWith(part) ? content.indexOf(after) + after.length() : content.length();
                out.write(content.substring(0, at).getBytes(StandardCharsets.UTF_8));
                for (int i = 0; i < 2_000_000 && at < content.length(); i++) {
                    out.write(element.apply(i).getBytes(StandardCharsets.UTF_8));
                }
                out.write(content.substring(at).getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    /** The same workbook with a sheet of 64 MiB of blanks, which pack to next to nothing. */
    private static void inflate(Path good, Path bomb) throws IOException {
        byte[] blanks = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
        try (var in = new java.util.zip.ZipFile(good.toFile());
                var out = new ZipOutputStream(Files.newOutputStream(bomb))) {
            for (ZipEntry entry : java.util.Collections.list(in.entries())) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                byte[] content = in.getInputStream(entry).readAllBytes();
                if (!entry.getName().endsWith("sheet1.xml")) {
                    out.write(content);
                    continue;
                }
                String sheet = new String(content, StandardCharsets.UTF_8);
                int at = sheet.indexOf("<sheetData>") + "<sheetData>".length();
                out.write(sheet.substring(0, at).getBytes(StandardCharsets.UTF_8));
                for (int i = 0; i < 64; i++) {
                    out.write(blanks);
                }
                out.write(sheet.substring(at).getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private Path workbook(Consumer<XSSFWorkbook> content) throws IOException {
        Path file = folder.resolve("workbook");
        try (XSSFWorkbook book = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            content.accept(book);
            book.write(out);
        }
        return file;
    }

    private static void cells(Sheet sheet, int at, String... values) {
        Row row = sheet.createRow(at);
        for (int i = 0; i < values.length; i++) {
            row.createCell(i).setCellValue(values[i]);
        }
    }

    private static void date(XSSFWorkbook book, Row row, int at, LocalDate date) {
        CellStyle style = book.createCellStyle();
        style.setDataFormat(book.createDataFormat().getFormat("dd/mm/yyyy"));
        row.createCell(at).setCellValue(date);
        row.getCell(at).setCellStyle(style);
    }

    private static List<String> rows(Path file, String sheet, int headerRow) throws Exception {
        List<String> rows = new ArrayList<>();
        for (FileRow row : read(file, sheet, headerRow)) {
            String words = row instanceof FileRow.Cells cells
                    ? cells.cells().stream().map(Cell::text).collect(Collectors.joining(", "))
                    : row instanceof FileRow.Damaged damaged ? damaged.rule() : "blank";
            rows.add(row.rowNo() + " " + words);
        }
        return rows;
    }

    private static Cell cell(Path file, int row, int column) throws Exception {
        return ((FileRow.Cells) read(file, null, 1).get(row)).cells().get(column);
    }

    private static List<FileRow> read(Path file, String sheet, int headerRow) throws Exception {
        List<FileRow> rows = new ArrayList<>();
        try (RowFile open = new XlsxFormat(sheet, headerRow).open(file)) {
            for (FileRow row = open.next(); row != null; row = open.next()) {
                rows.add(row);
            }
        }
        return rows;
    }
}
