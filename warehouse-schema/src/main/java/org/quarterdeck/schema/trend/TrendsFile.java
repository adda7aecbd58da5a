package org.quarterdeck.schema.trend;

import com.jerolba.carpet.CarpetParquetReader;
import com.jerolba.carpet.CarpetWriter;
import com.jerolba.carpet.ColumnNamingStrategy;
import com.jerolba.carpet.FieldMatchingStrategy;
import com.jerolba.carpet.annotation.Alias;
import com.jerolba.carpet.io.FileSystemInputFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.schema.figure.Figure;
import org.quarterdeck.schema.figure.Slice;
import org.quarterdeck.schema.figure.ZstdPages;
import org.quarterdeck.schema.period.Period;

/** {@code trends.parquet}, {@code seasonally_adjusted.parquet} and {@code forecasts.parquet}: plain Parquet files that any tool reads. */
public final class TrendsFile {
    private TrendsFile() {}

    /** The columns, under their published names (snake case). */
    private record Row(
            String metric,
            String slice,
            String periodKind,
            String firstPeriod,
            String period,
            int points,
            long gaps,
            BigDecimal value,
            String unit,
            String verdict,
            @Nullable String test,
            @Nullable Long s,
            @Nullable Double variance,
            @Nullable Double z,
            @Nullable Double p,
            @Nullable Double slope,
            @Nullable Double slopeLow,
            @Nullable Double slopeHigh,
            @Nullable String slopePer,
            @Nullable BigDecimal previousValue,
            @Nullable BigDecimal previousChange,
            @Nullable BigDecimal previousPercent,
            @Nullable BigDecimal lastYearValue,
            @Nullable BigDecimal lastYearChange,
            @Nullable BigDecimal lastYearPercent,
            @Nullable BigDecimal yearToDate,
            @Nullable BigDecimal yearToDateChange,
            @Nullable BigDecimal yearToDatePercent,
            @Alias("trailing_12_months") @Nullable BigDecimal trailing12Months,
            @Alias("trailing_12_months_change") @Nullable BigDecimal trailing12MonthsChange,
            @Alias("trailing_12_months_percent") @Nullable BigDecimal trailing12MonthsPercent,
            @Nullable Double anomalyScore,
            @Nullable String anomalyBasis,
            @Nullable Double anomalyMedian,
            @Nullable Boolean isAnomaly,
            @Nullable String anomalyDriver,
            @Nullable String changePeriod,
            @Nullable Double changeP,
            @Nullable String changeEvent,
            @Nullable Double adjustmentQ,
            @Nullable List<Double> adjustmentM,
            @Nullable Boolean isAdjustmentAccepted) {}

    private record AdjustedRow(
            String metric,
            String slice,
            String period,
            double value,
            double adjusted,
            double trend,
            boolean isProvisional) {}

    private record ForecastRow(
            String metric,
            String slice,
            String period,
            String unit,
            int history,
            @Nullable String method,
            @Nullable String reason,
            List<Forecast.Month> months,
            List<Forecast.Backtest> backtests) {}

    /** Writes trends, adjusted series and forecasts in their one order. */
    public static void write(Trends trends, Path ofTrends, Path ofAdjusted, Path ofForecasts) {
        write(trends.all(), Row.class, TrendsFile::row, ofTrends);
        write(trends.adjusted(), AdjustedRow.class, TrendsFile::row, ofAdjusted);
        write(trends.forecasts(), ForecastRow.class, TrendsFile::row, ofForecasts);
    }

    /** Reads them; a release of an earlier version has no forecasts. */
    public static Trends read(Path ofTrends, Path ofAdjusted, Path ofForecasts) {
        return new Trends(
                read(ofTrends, Row.class, TrendsFile::trend),
                read(ofAdjusted, AdjustedRow.class, TrendsFile::adjusted),
                Files.exists(ofForecasts) ? read(ofForecasts, ForecastRow.class, TrendsFile::forecast) : List.of());
    }

    private static <T, R extends Record> void write(List<T> all, Class<R> type, Function<T, R> row, Path file) {
        try (var out = new BufferedOutputStream(Files.newOutputStream(file));
                var writer = new CarpetWriter.Builder<>(out, type)
                        .withColumnNamingStrategy(ColumnNamingStrategy.SNAKE_CASE)
                        .withDefaultDecimal(38, Figure.SCALE)
                        .withCompressionCodec(CompressionCodecName.ZSTD)
                        .build()) {
            for (T each : all) {
                writer.write(row.apply(each));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the trends to " + file, e);
        }
    }

    private static <T, R extends Record> List<T> read(Path file, Class<R> type, Function<R, T> made) {
        try (ParquetReader<R> rows = CarpetParquetReader.builder(new FileSystemInputFile(file.toFile()), type)
                .fieldMatchingStrategy(FieldMatchingStrategy.SNAKE_CASE)
                .withCodecFactory(new ZstdPages())
                .build()) {
            List<T> all = new ArrayList<>();
            for (R row = rows.read(); row != null; row = rows.read()) {
                all.add(made.apply(row));
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the trends in " + file + ": it is missing or damaged", e);
        } catch (RuntimeException e) {
            // A damaged file is told by whichever part of the reader comes upon it.
            throw new IllegalStateException("cannot read the trends in " + file + ": it is damaged", e);
        }
    }

    private static Row row(Trend t) {
        Trend.Judgement judged = t.judgement();
        Trend.Anomaly anomaly = t.anomaly();
        Trend.ChangePoint change = t.changePoint();
        Trend.Adjustment adjustment = t.adjustment();
        return new Row(
                t.metric(),
                t.slice().toString(),
                t.period().kind().word(),
                t.first().text(),
                t.period().text(),
                t.points(),
                t.gaps(),
                scaled(t.value()),
                t.unit(),
                judged.verdict().word(),
                from(judged.test(), TrendTest::word),
                judged.s(),
                judged.variance(),
                judged.z(),
                judged.p(),
                judged.slope(),
                judged.slopeLow(),
                judged.slopeHigh(),
                judged.slopePer(),
                scaled(t.previous(), Change::before),
                scaled(t.previous(), Change::absolute),
                scaled(t.previous(), Change::percent),
                scaled(t.lastYear(), Change::before),
                scaled(t.lastYear(), Change::absolute),
                scaled(t.lastYear(), Change::percent),
                scaled(t.yearToDate(), Change::value),
                scaled(t.yearToDate(), Change::absolute),
                scaled(t.yearToDate(), Change::percent),
                scaled(t.trailing12Months(), Change::value),
                scaled(t.trailing12Months(), Change::absolute),
                scaled(t.trailing12Months(), Change::percent),
                from(anomaly, Trend.Anomaly::score),
                from(anomaly, a -> a.basis().word()),
                from(anomaly, Trend.Anomaly::median),
                from(anomaly, Trend.Anomaly::isFlagged),
                from(from(anomaly, Trend.Anomaly::driver), Slice::toString),
                from(change, c -> c.from().text()),
                from(change, Trend.ChangePoint::p),
                from(change, Trend.ChangePoint::event),
                from(adjustment, Trend.Adjustment::q),
                from(adjustment, Trend.Adjustment::m),
                from(adjustment, Trend.Adjustment::isAccepted));
    }

    private static Trend trend(Row r) {
        return new Trend(
                r.metric(),
                Slice.parse(r.slice()),
                Period.parse(r.firstPeriod()),
                Period.parse(r.period()),
                r.points(),
                r.gaps(),
                Figure.kept(r.value()),
                r.unit(),
                new Trend.Judgement(
                        Verdict.of(r.verdict()),
                        from(r.test(), TrendTest::of),
                        r.s(),
                        r.variance(),
                        r.z(),
                        r.p(),
                        r.slope(),
                        r.slopeLow(),
                        r.slopeHigh(),
                        r.slopePer()),
                change(r.previousChange(), r.value(), r.previousPercent()),
                change(r.lastYearChange(), r.value(), r.lastYearPercent()),
                change(r.yearToDateChange(), r.yearToDate(), r.yearToDatePercent()),
                change(r.trailing12MonthsChange(), r.trailing12Months(), r.trailing12MonthsPercent()),
                r.isAnomaly() == null || r.anomalyBasis() == null || r.anomalyMedian() == null
                        ? null
                        : new Trend.Anomaly(
                                r.anomalyScore(),
                                AnomalyBasis.of(r.anomalyBasis()),
                                r.anomalyMedian(),
                                r.isAnomaly(),
                                from(r.anomalyDriver(), Slice::parse)),
                r.changePeriod() == null || r.changeP() == null
                        ? null
                        : new Trend.ChangePoint(Period.parse(r.changePeriod()), r.changeP(), r.changeEvent()),
                r.adjustmentQ() == null || r.adjustmentM() == null || r.isAdjustmentAccepted() == null
                        ? null
                        : new Trend.Adjustment(r.adjustmentQ(), r.adjustmentM(), r.isAdjustmentAccepted()));
    }

    private static AdjustedRow row(Adjusted a) {
        return new AdjustedRow(
                a.metric(),
                a.slice().toString(),
                a.period().text(),
                a.value(),
                a.adjusted(),
                a.trend(),
                a.isProvisional());
    }

    private static Adjusted adjusted(AdjustedRow r) {
        return new Adjusted(
                r.metric(),
                Slice.parse(r.slice()),
                Period.parse(r.period()),
                r.value(),
                r.adjusted(),
                r.trend(),
                r.isProvisional());
    }

    private static ForecastRow row(Forecast f) {
        return new ForecastRow(
                f.metric(),
                f.slice().toString(),
                f.period().text(),
                f.unit(),
                f.history(),
                from(f.method(), ForecastMethod::word),
                f.reason(),
                f.months(),
                f.backtests());
    }

    private static Forecast forecast(ForecastRow r) {
        return new Forecast(
                r.metric(),
                Slice.parse(r.slice()),
                Period.parse(r.period()),
                r.unit(),
                r.history(),
                from(r.method(), ForecastMethod::of),
                r.reason(),
                r.months(),
                r.backtests());
    }

    private static @Nullable Change change(
            @Nullable BigDecimal absolute, @Nullable BigDecimal value, @Nullable BigDecimal percent) {
        return absolute == null || value == null
                ? null
                : new Change(
                        Figure.kept(value),
                        Figure.kept(value.subtract(absolute)),
                        Figure.kept(absolute),
                        from(percent, Figure::kept));
    }

    private static <A, B> @Nullable B from(@Nullable A value, Function<A, @Nullable B> part) {
        return value == null ? null : part.apply(value);
    }

    private static @Nullable BigDecimal scaled(@Nullable Change change, Function<Change, @Nullable BigDecimal> part) {
        return from(from(change, part), TrendsFile::scaled);
    }

    private static BigDecimal scaled(BigDecimal value) {
        return value.setScale(Figure.SCALE, RoundingMode.HALF_UP);
    }
}
