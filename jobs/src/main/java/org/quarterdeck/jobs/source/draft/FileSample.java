package org.quarterdeck.jobs.source.draft;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.source.csv.CsvFormat;
import org.quarterdeck.jobs.source.format.Cell;
import org.quarterdeck.jobs.source.format.DeliveryRefused;
import org.quarterdeck.jobs.source.format.FileFormat;
import org.quarterdeck.jobs.source.format.FileRow;
import org.quarterdeck.jobs.source.format.HeaderRow;
import org.quarterdeck.jobs.source.format.RowFile;
import org.quarterdeck.jobs.source.format.Unpacked;
import org.quarterdeck.jobs.source.iati.IatiFormat;
import org.quarterdeck.jobs.source.json.JsonOutline;
import org.quarterdeck.jobs.source.xlsx.XlsxFormat;

/**
 * The beginning of a file: how it is written, and its first rows.
 *
 * @param format as the source's {@code format} writes it
 * @param notes what was seen and cannot be told for sure
 * @param names its column names; white space in them is one space
 * @param rows of cells under the names; a short row ends early
 * @param tagged the column in which a row of HXL tags, as {@code #adm1+name}, shows; null without such a row
 */
record FileSample(
        String format,
        List<String> notes,
        List<String> names,
        List<List<Cell>> rows,
        @Nullable String tagged) {
    private static final int ROWS = 400;
    private static final int HEAD_ROWS = 15;
    private static final int BYTES = 1 << 16;
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");
    private static final List<String> DELIMITERS = List.of(",", ";", "\t", "|");

    /**
     * Reads a file's beginning, in each of the ways in which it can be taken.
     *
     * @throws DeliveryRefused when nobody could draft a source for it
     */
    static List<FileSample> of(Path file) throws IOException, DeliveryRefused {
        try (Unpacked content = Unpacked.of(file)) {
            return switch (content.kind()) {
                case WORKBOOK -> List.of(workbook(content.file()));
                case TEXT -> List.of(text(content.file()));
                case JSON -> List.of(objects(content.file()));
                case XML -> activities(content.file());
                default ->
                    throw new DeliveryRefused(
                            "it is " + content.words() + "; sources are drafted for CSV, TSV, XLSX, JSON and IATI");
            };
        }
    }

    /** Rows with their number, those with cells only. */
    private record Read(List<Long> numbers, List<List<Cell>> rows) {
        static Read of(FileFormat format, Path file) throws IOException, DeliveryRefused {
            return of(format, file, List.of());
        }

        static Read of(FileFormat format, Path file, List<String> columns) throws IOException, DeliveryRefused {
            Read read = new Read(new ArrayList<>(), new ArrayList<>());
            try (RowFile open = format.open(file, columns)) {
                for (FileRow row = open.next(); row != null && read.rows.size() < ROWS; row = open.next()) {
                    if (row instanceof FileRow.Cells cells) {
                        read.numbers.add(row.rowNo());
                        read.rows.add(cells.cells());
                    }
                }
            }
            return read;
        }

        /** The place of the fullest row of words among the first: of several alike the first. */
        int header() {
            int best = 0;
            for (int at = 1; at < Math.min(HEAD_ROWS, rows.size()); at++) {
                if (!isTags(rows.get(at)) && words(rows.get(at)) > words(rows.get(best))) {
                    best = at;
                }
            }
            return best;
        }

        int cells() {
            return rows.isEmpty() ? 0 : rows.size() * (int) words(rows.get(header()));
        }
    }

    private static long words(List<Cell> row) {
        return row.stream()
                .filter(cell -> cell instanceof Cell.Text && !cell.isEmpty())
                .map(Cell::text)
                .distinct()
                .count();
    }

    /** Is it a row of tags after the Humanitarian Exchange Language? */
    private static boolean isTags(List<Cell> row) {
        long filled = row.stream().filter(cell -> !cell.isEmpty()).count();
        long tags = row.stream().filter(cell -> cell.text().startsWith("#")).count();
        return tags > 1 && tags * 2 > filled;
    }

    private static FileSample text(Path file) throws IOException, DeliveryRefused {
        List<String> notes = new ArrayList<>();
        String encoding = encoding(file, notes);
        Read best = null;
        String delimiter = ",";
        for (String sign : DELIMITERS) {
            Read read = Read.of(new CsvFormat(encoding, sign, HeaderRow.FIND), file);
            if (best == null || read.cells() > best.cells()) {
                best = read;
                delimiter = sign;
            }
        }
        String format = "csv: {encoding: " + encoding + ", delimiter: " + Yaml.quoted(delimiter);
        return sample(format, best, notes);
    }

    private static String encoding(Path file, List<String> notes) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(BYTES);
        }
        long zeros = 0;
        long evenZeros = 0;
        for (int at = 0; at < head.length; at++) {
            zeros += head[at] == 0 ? 1 : 0;
            evenZeros += head[at] == 0 && at % 2 == 0 ? 1 : 0;
        }
        if (zeros * 4 > head.length) {
            return evenZeros * 2 > zeros ? "UTF-16BE" : "UTF-16LE";
        }
        int end = head.length;
        // The last sign may be cut off by where the reading ended; a line's end is never part of one.
        while (head.length == BYTES && end > 0 && head[end - 1] != '\n') {
            end--;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(head, 0, end));
            return "UTF-8";
        } catch (CharacterCodingException e) {
            notes.add(
                    "the file is not UTF-8; windows-1252 reads it, but so does it any file: look at accented letters");
            return "windows-1252";
        }
    }

    private static FileSample workbook(Path file) throws IOException, DeliveryRefused {
        List<XlsxFormat.SheetName> sheets = XlsxFormat.sheets(file);
        List<String> notes = new ArrayList<>();
        Read best = null;
        String chosen = "";
        for (XlsxFormat.SheetName sheet : sheets) {
            Read read = Read.of(new XlsxFormat(sheet.name(), HeaderRow.FIND), file);
            if (!sheet.isHidden() && (best == null || read.cells() > best.cells())) {
                best = read;
                chosen = sheet.name();
            }
        }
        if (sheets.size() > 1) {
            notes.add("of the sheets "
                    + String.join(
                            ", ",
                            sheets.stream()
                                    .map(s -> "\"" + s.name() + "\"" + (s.isHidden() ? " (hidden)" : ""))
                                    .toList())
                    + " the one taken has most rows and columns");
        }
        return sample("xlsx: {sheet: " + Yaml.scalar(chosen), best, notes);
    }

    private static List<FileSample> activities(Path file) throws IOException, DeliveryRefused {
        List<FileSample> samples = new ArrayList<>();
        for (IatiFormat.Rows rows : IatiFormat.Rows.values()) {
            Read read = Read.of(new IatiFormat(rows), file);
            if (read.rows.size() > 1) {
                samples.add(new FileSample(
                        "iati: {rows: " + rows.word() + "}",
                        List.of("an IATI file can also be read as other rows; config/examples has a source for each"),
                        read.rows.get(0).stream().map(Cell::text).toList(),
                        read.rows.subList(1, read.rows.size()),
                        null));
            }
        }
        if (samples.isEmpty()) {
            throw new DeliveryRefused("it has no activity that keeps to the schema; try it with an example source");
        }
        return samples;
    }

    private static FileSample objects(Path file) throws IOException, DeliveryRefused {
        List<String> notes = new ArrayList<>();
        String encoding = encoding(file, notes);
        JsonOutline outline = JsonOutline.of(file, encoding);
        if (outline.columns().isEmpty()) {
            throw new DeliveryRefused("it has no objects to draft a source from");
        }
        if (outline.lists().size() > 1) {
            notes.add("of the lists " + String.join(", ", outline.lists().keySet()) + " the longest is taken");
        }
        Read read = Read.of(outline.format(), file, outline.columns());
        String rows = outline.format().rows();
        String format = Stream.of(
                        rows == null ? "" : "rows: " + Yaml.scalar(rows),
                        encoding.equals("UTF-8") ? "" : "encoding: " + encoding)
                .filter(key -> !key.isEmpty())
                .collect(Collectors.joining(", ", "json: {", "}"));
        List<String> names = read.rows.get(0).stream().map(Cell::text).toList();
        int columns = outline.columns().size();
        return new FileSample(
                format,
                List.copyOf(notes),
                names.subList(0, columns),
                read.rows.subList(1, read.rows.size()).stream()
                        .map(row -> row.subList(0, columns))
                        .toList(),
                null);
    }

    private static FileSample sample(String format, @Nullable Read read, List<String> notes) throws DeliveryRefused {
        if (read == null || read.rows.isEmpty()) {
            throw new DeliveryRefused("it has no rows to draft a source from");
        }
        int header = read.header();
        if (header > 0) {
            notes.add("row " + read.numbers.get(header) + " is taken for the column names; " + header
                    + (header == 1 ? " row stands" : " rows stand") + " above it");
        }
        List<List<Cell>> rows = new ArrayList<>();
        List<String> names = read.rows.get(header).stream()
                .map(cell -> SPACE.matcher(cell.text()).replaceAll(" ").strip())
                .toList();
        String tagged = null;
        for (int at = header + 1; at < read.rows.size(); at++) {
            if (isTags(read.rows.get(at))) {
                List<Cell> tags = read.rows.get(at);
                tagged = IntStream.range(0, Math.min(tags.size(), names.size()))
                        .filter(i -> tags.get(i).text().startsWith("#"))
                        .mapToObj(names::get)
                        .findFirst()
                        .orElse(null);
            } else {
                rows.add(read.rows.get(at));
            }
        }
        long twice = names.stream().filter(n -> !n.isEmpty()).count()
                - names.stream().filter(n -> !n.isEmpty()).distinct().count();
        if (twice > 0) {
            notes.add("a column name stands twice; rename one in the file, or it will be refused");
        }
        return new FileSample(
                format + ", header_row: " + read.numbers.get(header) + "}", List.copyOf(notes), names, rows, tagged);
    }

    /** The field of a row that a column is in, where it is but a part of it; null for a column by itself. */
    @Nullable
    String container(String name) {
        return format.startsWith("json") ? JsonOutline.within(name) : null;
    }

    /** The filled cells of a column. */
    List<Cell> column(int at) {
        return rows.stream()
                .filter(row -> at < row.size() && !row.get(at).isEmpty())
                .map(row -> row.get(at))
                .toList();
    }
}
