package org.quarterdeck.jobs.sample;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** An office's inbox, where each file appears whole or not at all. */
final class Inbox {
    /** As a spreadsheet's users and scripts write it. */
    private static final CSVFormat CSV =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    private final Path folder;

    Inbox(Path home) {
        folder = home.resolve("inbox");
    }

    /** What writes a file's bytes. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Puts a file with a header and rows into a source's folder; no file when there is no row. */
    void csv(String source, String name, List<String> header, Stream<List<String>> rows) throws IOException {
        Iterator<List<String>> iterator = rows.iterator();
        if (iterator.hasNext()) {
            put(source, name + ".csv", csv(header, iterator));
        }
    }

    /** Puts a workbook with one sheet into a source's folder. */
    void xlsx(String source, String name, String sheet, List<String> header, Stream<List<String>> rows)
            throws IOException {
        put(source, name + ".xlsx", new WorkbookContent(sheet, header, rows.toList()));
    }

    /** Puts a compressed file of lines into a source's folder. */
    void gzip(String source, String name, Iterator<String> lines) throws IOException {
        put(source, name + ".gz", out -> {
            GZIPOutputStream packed = new GZIPOutputStream(out);
            lines(lines).writeTo(packed);
            packed.finish();
        });
    }

    /** Puts a copy of a file into a source's folder. */
    void copy(String source, String name, Path file) throws IOException {
        put(source, name, out -> Files.copy(file, out));
    }

    private void put(String source, String name, Content content) throws IOException {
        write(folder.resolve(source).resolve(name), content);
    }

    static Content csv(List<String> header, Iterator<List<String>> rows) {
        return out -> {
            CSVPrinter printer = CSV.print(new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)));
            printer.printRecord(header);
            while (rows.hasNext()) {
                printer.printRecord(rows.next());
            }
            printer.flush();
        };
    }

    static Content lines(Iterator<String> lines) {
        return out -> {
            BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            while (lines.hasNext()) {
                writer.write(lines.next());
                writer.write('\n');
            }
            writer.flush();
        };
    }

    /** Writes beside and renames, so that nobody takes in half a file. */
    static void write(Path file, Content content) throws IOException {
        Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
        Path beside = folder.resolve("." + file.getFileName() + ".part");
        try (OutputStream out = Files.newOutputStream(beside)) {
            content.writeTo(out);
        }
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
