package org.quarterdeck.schema.figure;

import com.jerolba.carpet.CarpetWriter;
import com.jerolba.carpet.ColumnNamingStrategy;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.schema.period.Period;

/**
 * Figures as they leave the office: the columns of {@code figures.parquet} and one more, {@code withheld}, which says
 * what stands in place of a number that stays. Such a row has no number, no parts, no count of rows and no digest.
 */
public final class ShownFiguresFile {
    private ShownFiguresFile() {}

    /** The columns, under their published names (snake case). */
    private record Row(
            String metric,
            String periodKind,
            @Nullable LocalDate periodStart,
            LocalDate periodEnd,
            String period,
            String slice,
            @Nullable BigDecimal value,
            @Nullable BigDecimal numerator,
            @Nullable BigDecimal denominator,
            String unit,
            String status,
            boolean isComplete,
            @Nullable Long sourceRows,
            @Nullable BigDecimal uncertainty,
            String releaseId,
            @Nullable String digest,
            @Nullable String withheld) {

        static Row of(Figure f) {
            return new Row(
                    f.metric(),
                    f.period().kind().word(),
                    f.period().start(),
                    f.period().end(),
                    f.period().text(),
                    f.slice().toString(),
                    scaled(f.value()),
                    scaled(f.numerator()),
                    scaled(f.denominator()),
                    f.unit(),
                    f.status().word(),
                    f.isComplete(),
                    f.sourceRows(),
                    scaled(f.uncertainty()),
                    f.releaseId(),
                    f.digest(),
                    null);
        }

        static Row of(Withheld w) {
            return new Row(
                    w.metric(),
                    w.period().kind().word(),
                    w.period().start(),
                    w.period().end(),
                    w.period().text(),
                    w.slice().toString(),
                    null,
                    null,
                    null,
                    w.unit(),
                    w.status().word(),
                    w.isComplete(),
                    null,
                    null,
                    w.releaseId(),
                    null,
                    w.word());
        }

        private static @Nullable BigDecimal scaled(@Nullable BigDecimal value) {
            return value == null ? null : value.setScale(Figure.SCALE, RoundingMode.HALF_UP);
        }
    }

    private record Placed(String metric, Period period, String slice, Row row) {}

    /** Writes figures, and what stays, in the one order of figures. */
    public static void write(Figures figures, Path file) {
        List<Placed> rows = Stream.concat(
                        figures.all().stream()
                                .map(f -> new Placed(
                                        f.metric(), f.period(), f.slice().toString(), Row.of(f))),
                        figures.withheld().stream()
                                .map(w -> new Placed(
                                        w.metric(), w.period(), w.slice().toString(), Row.of(w))))
                .sorted(Comparator.comparing(Placed::metric)
                        .thenComparing(Placed::period)
                        .thenComparing(Placed::slice))
                .toList();
        try (var out = new BufferedOutputStream(Files.newOutputStream(file));
                var writer = new CarpetWriter.Builder<>(out, Row.class)
                        .withColumnNamingStrategy(ColumnNamingStrategy.SNAKE_CASE)
                        .withDefaultDecimal(38, Figure.SCALE)
                        .withCompressionCodec(CompressionCodecName.ZSTD)
                        .build()) {
            for (Placed placed : rows) {
                writer.write(placed.row());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the figures to " + file, e);
        }
    }
}
