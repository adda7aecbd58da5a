package org.quarterdeck.schema.figure;

import com.jerolba.carpet.CarpetParquetReader;
import com.jerolba.carpet.CarpetWriter;
import com.jerolba.carpet.ColumnNamingStrategy;
import com.jerolba.carpet.FieldMatchingStrategy;
import com.jerolba.carpet.io.FileSystemInputFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.schema.period.Period;
import org.quarterdeck.schema.period.PeriodKind;

/** {@code figures.parquet}: the figures of a release as one plain Parquet file that any tool reads. */
public final class FiguresFile {
    private FiguresFile() {}

    /** The columns, under their published names (snake case). */
    private record Row(
            String metric,
            String periodKind,
            @Nullable LocalDate periodStart,
            LocalDate periodEnd,
            String period,
            String slice,
            BigDecimal value,
            @Nullable BigDecimal numerator,
            @Nullable BigDecimal denominator,
            String unit,
            String status,
            boolean isComplete,
            long sourceRows,
            @Nullable BigDecimal uncertainty,
            String releaseId,
            String digest) {}

    /** Reads a release's figures. */
    public static Figures read(Path file) {
        try (ParquetReader<Row> rows = CarpetParquetReader.builder(new FileSystemInputFile(file.toFile()), Row.class)
                .fieldMatchingStrategy(FieldMatchingStrategy.SNAKE_CASE)
                .withCodecFactory(new ZstdPages())
                .build()) {
            List<Figure> figures = new ArrayList<>();
            Shared shared = new Shared();
            for (Row row = rows.read(); row != null; row = rows.read()) {
                figures.add(figure(row, shared));
            }
            return new Figures(figures);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the figures in " + file + ": it is missing or damaged", e);
        } catch (RuntimeException e) {
            // A damaged file is told by whichever part of the reader comes upon it.
            throw new IllegalStateException("cannot read the figures in " + file + ": it is damaged", e);
        }
    }

    /** Writes figures in their one order; the same figures give the same bytes within a process. */
    public static void write(Figures figures, Path file) {
        try (var out = new BufferedOutputStream(Files.newOutputStream(file));
                var writer = new CarpetWriter.Builder<>(out, Row.class)
                        .withColumnNamingStrategy(ColumnNamingStrategy.SNAKE_CASE)
                        .withDefaultDecimal(38, Figure.SCALE)
                        .withCompressionCodec(CompressionCodecName.ZSTD)
                        .build()) {
            for (Figure figure : figures.all()) {
                writer.write(row(figure));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the figures to " + file, e);
        }
    }

    private static Row row(Figure f) {
        return new Row(
                f.metric(),
                f.period().kind().word(),
                f.period().start(),
                f.period().end(),
                f.period().text(),
                f.slice().toString(),
                scaled(f.value()),
                scaledOrNull(f.numerator()),
                scaledOrNull(f.denominator()),
                f.unit(),
                f.status().word(),
                f.isComplete(),
                f.sourceRows(),
                scaledOrNull(f.uncertainty()),
                f.releaseId(),
                f.digest());
    }

    /** What many rows have alike, once. */
    private record Shared(Map<String, Slice> slices, Map<Period, Period> periods, Map<String, String> words) {
        Shared() {
            this(new HashMap<>(), new HashMap<>(), new HashMap<>());
        }

        Slice slice(String text) {
            return slices.computeIfAbsent(text, Slice::parse);
        }

        Period period(Row r) {
            Period period = new Period(PeriodKind.of(r.periodKind()), r.periodStart(), r.periodEnd(), r.period());
            return periods.computeIfAbsent(period, p -> p);
        }

        String word(String text) {
            return words.computeIfAbsent(text, t -> t);
        }
    }

    private static Figure figure(Row r, Shared shared) {
        return new Figure(
                shared.word(r.metric()),
                shared.period(r),
                shared.slice(r.slice()),
                Figure.kept(r.value()),
                keptOrNull(r.numerator()),
                keptOrNull(r.denominator()),
                shared.word(r.unit()),
                Status.of(r.status()),
                r.isComplete(),
                r.sourceRows(),
                keptOrNull(r.uncertainty()),
                shared.word(r.releaseId()),
                r.digest());
    }

    private static BigDecimal scaled(BigDecimal value) {
        return value.setScale(Figure.SCALE, RoundingMode.HALF_UP);
    }

    private static @Nullable BigDecimal scaledOrNull(@Nullable BigDecimal value) {
        return value == null ? null : scaled(value);
    }

    private static @Nullable BigDecimal keptOrNull(@Nullable BigDecimal value) {
        return value == null ? null : Figure.kept(value);
    }
}
