package org.quarterdeck.jobs.source;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.quarterdeck.jobs.source.csv.CsvFormat;
import org.quarterdeck.jobs.source.format.Cell;
import org.quarterdeck.jobs.source.format.DeliveryRefused;
import org.quarterdeck.jobs.source.format.FileFormat;
import org.quarterdeck.jobs.source.format.HeaderRow;
import org.quarterdeck.jobs.source.format.RowFileWriter;
import org.quarterdeck.jobs.source.xlsx.XlsxFormat;

/**
 * Writes rejected rows for a person to repair: in the form of their source, with their own columns as they were
 * delivered, behind those that say which row it is and what is wrong. Only its owner can read the file.
 */
public final class RejectExport {
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final String NOTE = "Repair the rows below, keep their first two columns, then: quarterdeck replay";

    private final FileSource source;
    private final List<Part> parts;

    /**
     * Rejected rows of one delivery.
     *
     * @param reasons what is wrong, and the remedy, by row
     */
    public record Part(Delivery delivery, SortedMap<Long, String> reasons) {
        private RejectedRows rows(FileSource source) {
            return new RejectedRows(delivery, source, new TreeSet<>(reasons.keySet()));
        }
    }

    /** How a file is begun, and how many rows stand above its column names. */
    private record Form(Beginning beginning, int headerRow) {}

    @FunctionalInterface
    private interface Beginning {
        RowFileWriter begin(OutputStream out) throws IOException;
    }

    /** Rows of one source's deliveries. */
    public RejectExport(FileSource source, List<Part> parts) {
        this.source = source;
        this.parts = List.copyOf(parts);
    }

    /**
     * Writes the file, whole or not at all.
     *
     * @param file ends in {@code .csv} or {@code .xlsx}; what is there is written over
     * @throws DeliveryRefused when the rows cannot stand together in such a file, with the remedy
     */
    public void write(Path file) throws IOException, DeliveryRefused {
        List<Form> forms = forms(String.valueOf(file.getFileName()));
        List<String> names = names();
        Path beside = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            for (Form form : forms) {
                if (isWritten(beside, names, form)) {
                    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                    return;
                }
            }
            throw new DeliveryRefused("a row has what no text file can hold; write a workbook (.xlsx)");
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /** In the declared encoding, and where that lacks characters in one that has them all. */
    private List<Form> forms(String name) throws DeliveryRefused {
        CsvFormat csv = source.format().ofRepairs().csv();
        XlsxFormat xlsx = source.format().ofRepairs().xlsx();
        if (name.toLowerCase(Locale.ROOT).endsWith(".csv") && csv != null) {
            return List.of(
                    new Form(out -> csv.write(out, false), rowOfNames(csv)),
                    new Form(out -> csv.write(out, true), rowOfNames(csv)));
        }
        if (name.toLowerCase(Locale.ROOT).endsWith(".xlsx") && xlsx != null) {
            return List.of(new Form(xlsx::write, rowOfNames(xlsx)));
        }
        throw new DeliveryRefused("repaired rows of the source come as "
                + (csv == null ? "" : ".csv") + (csv == null || xlsx == null ? "" : " or ")
                + (xlsx == null ? "" : ".xlsx")
                + "; name the file so");
    }

    private static int rowOfNames(FileFormat format) {
        return format.headerRow() == HeaderRow.FIND ? 1 : format.headerRow();
    }

    private List<String> names() throws IOException, DeliveryRefused {
        List<String> names = parts.get(0).rows(source).names();
        for (Part part : parts) {
            if (!part.rows(source).names().equals(names)) {
                throw new DeliveryRefused(parts.get(0).delivery().deliveryId() + " and "
                        + part.delivery().deliveryId() + " have different columns; export one at a time (--delivery)");
            }
        }
        return names;
    }

    /** False when the encoding lacks a character. */
    private boolean isWritten(Path beside, List<String> names, Form form) throws IOException, DeliveryRefused {
        Files.deleteIfExists(beside);
        Files.createFile(beside, OWNER_ONLY);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(beside));
                RowFileWriter writer = form.beginning().begin(out)) {
            for (int row = 1; row < form.headerRow(); row++) {
                writer.write(List.of(new Cell.Text(row == 1 ? NOTE : "")));
            }
            writer.write(Stream.concat(RepairColumns.NAMES.stream(), names.stream())
                    .<Cell>map(Cell.Text::new)
                    .toList());
            for (Part part : parts) {
                part.rows(source)
                        .read((rowNo, own, cells) -> writer.write(
                                row(part, rowNo, String.valueOf(part.reasons().get(rowNo)), cells)));
            }
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static List<Cell> row(Part part, long rowNo, String reason, List<Cell> cells) {
        List<Cell> row = new ArrayList<>();
        row.add(new Cell.Text(part.delivery().deliveryId()));
        row.add(new Cell.Text(String.valueOf(rowNo)));
        row.add(new Cell.Text(reason));
        row.addAll(cells);
        return row;
    }
}
