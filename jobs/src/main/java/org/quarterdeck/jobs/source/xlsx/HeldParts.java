package org.quarterdeck.jobs.source.xlsx;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.xssf.usermodel.XSSFRelation;
import org.quarterdeck.jobs.source.format.DeliveryRefused;

/**
 * The parts of a workbook that its reader holds in memory whole, while it streams the sheets. Each has a limit, so that
 * a workbook made of a million styles is refused before it fills the heap.
 */
final class HeldParts {
    /** Excel keeps 65,490 cell formats, which are some 10 MB; as objects they take ten times as much. */
    private static final long LARGEST_STYLES = 16L << 20;

    /** Up to 3 million short texts, which take four times as much as objects. */
    private static final long LARGEST_TEXTS = 64L << 20;

    private static final Map<XSSFRelation, Long> LIMITS = Map.of(
            XSSFRelation.STYLES, LARGEST_STYLES,
            XSSFRelation.THEME, LARGEST_STYLES,
            XSSFRelation.WORKBOOK, LARGEST_STYLES,
            XSSFRelation.SHARED_STRINGS, LARGEST_TEXTS);

    private HeldParts() {}

    /**
     * Unpacks them once, keeping nothing.
     *
     * @throws DeliveryRefused when one is larger than any that an office makes
     */
    static void check(Path file) throws IOException, DeliveryRefused {
        try {
            // Read only and reverted: the library may write to a package that it closes.
            OPCPackage parts = OPCPackage.open(file.toFile(), PackageAccess.READ);
            try {
                for (Map.Entry<XSSFRelation, Long> limit : LIMITS.entrySet()) {
                    long unpacked = 0;
                    for (PackagePart part :
                            parts.getPartsByContentType(limit.getKey().getContentType())) {
                        unpacked += size(part, limit.getValue() - unpacked);
                    }
                    refuse(limit.getKey(), unpacked > limit.getValue(), limit.getValue());
                }
            } finally {
                parts.revert();
            }
        } catch (OpenXML4JException e) {
            throw XlsxRows.unreadable(new IllegalArgumentException(e));
        }
    }

    /** Counted while it is unpacked, for what a package says of its sizes may be a lie; no further than a limit. */
    private static long size(PackagePart part, long limit) throws DeliveryRefused {
        byte[] block = new byte[1 << 16];
        long size = 0;
        try (InputStream in = part.getInputStream()) {
            for (int read = in.read(block); read >= 0 && size <= limit; read = in.read(block)) {
                size += read;
            }
        } catch (IOException e) {
            // The library says so, too, of a part that unpacks to far more than its size.
            throw XlsxRows.unreadable(new UncheckedIOException(e));
        }
        return size;
    }

    private static void refuse(XSSFRelation part, boolean isTooLarge, long limit) throws DeliveryRefused {
        if (isTooLarge) {
            String what = part == XSSFRelation.SHARED_STRINGS ? "texts" : "styles";
            throw new DeliveryRefused("its " + what + " are more than " + (limit >> 20)
                    + " MB, which fill the memory; save the sheet as CSV, or deliver it in parts");
        }
    }
}
