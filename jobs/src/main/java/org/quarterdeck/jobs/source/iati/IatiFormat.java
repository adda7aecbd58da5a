package org.quarterdeck.jobs.source.iati;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.source.format.DeliveryRefused;
import org.quarterdeck.jobs.source.format.FileFormat;
import org.quarterdeck.jobs.source.format.FileKind;
import org.quarterdeck.jobs.source.format.RowFile;
import org.quarterdeck.schema.config.Problems;

/**
 * IATI activity files, versions 2.01 to 2.03, as rows: what becomes one, and its columns, is the source's choice. Row
 * 1 has the column names; then come the file's own, counted from 2 in their order.
 *
 * @param rows what a row is; null is a mistake
 */
public record IatiFormat(@Nullable Rows rows) implements FileFormat {
    /** Read from a source. */
    @JsonCreator
    public IatiFormat(@JsonProperty("rows") @Nullable Rows rows) {
        this.rows = rows;
    }

    /** What becomes a row. */
    public enum Rows {
        /** Each transaction, of every type. */
        TRANSACTIONS,
        /** Each activity. */
        ACTIVITIES,
        /** Each organisation that takes part in an activity. */
        PARTICIPANTS,
        /** Each actual value of an indicator, and each period without one. */
        RESULTS;

        /** As a source writes it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public FileKind kind() {
        return FileKind.XML;
    }

    @Override
    public int headerRow() {
        return 1;
    }

    @Override
    public RowFile open(Path file) throws IOException, DeliveryRefused {
        return new IatiRows(ActivityReader.open(file), IatiColumns.of(rows == null ? Rows.TRANSACTIONS : rows));
    }

    @Override
    public void check(String place, Problems problems) {
        if (rows == null) {
            problems.add(
                    place,
                    "format.iati.rows: write what becomes a row: "
                            + Arrays.stream(Rows.values()).map(Rows::word).collect(Collectors.joining(", ")));
        }
    }
}
