package org.quarterdeck.charts.frame;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.quarterdeck.charts.pack.Companion;
import org.quarterdeck.charts.text.Scope;
import org.quarterdeck.schema.figure.Figure;
import org.quarterdeck.schema.figure.Slice;
import org.quarterdeck.schema.trend.Forecast;

/**
 * A line beside a counted one.
 *
 * @param name what people call it
 * @param values by month; a month for which there is none has no entry
 * @param why what a reader must know of it; empty when nothing
 */
public record Beside(Companion kind, String name, SortedMap<YearMonth, Band> values, Optional<String> why) {
    private static final int YEAR = 12;

    /** A value and the band around it, of no width where there is none. */
    public record Band(double value, double low, double high) {
        static Band of(double value) {
            return new Band(value, value, value);
        }
    }

    /** What is asked for beside a line. */
    static List<Beside> of(List<Companion> kinds, ChartFrame.Line line, String metric, Slice slice, Scope scope) {
        List<Beside> all = new ArrayList<>();
        for (Companion kind : kinds) {
            all.add(
                    switch (kind) {
                        case TWELVE_MONTH_MEAN -> mean(line, scope.language());
                        case SEASONALLY_ADJUSTED -> adjusted(line, metric, slice, scope);
                        case FORECAST -> forecast(metric, slice, scope);
                    });
        }
        return List.copyOf(all);
    }

    private static Beside mean(ChartFrame.Line line, String language) {
        SortedMap<YearMonth, Band> values = new TreeMap<>();
        for (YearMonth month : line.points().keySet()) {
            List<Figure> months = new ArrayList<>(line.points()
                    .subMap(month.minusMonths(YEAR - 1L), month.plusMonths(1))
                    .values());
            if (months.size() == YEAR && months.stream().allMatch(Figure::isComplete)) {
                values.put(
                        month,
                        Band.of(months.stream()
                                .mapToDouble(f -> f.value().doubleValue())
                                .average()
                                .orElseThrow()));
            }
        }
        return new Beside(Companion.TWELVE_MONTH_MEAN, Phrase.TWELVE_MONTH_MEAN.in(language), values, Optional.empty());
    }

    private static Beside adjusted(ChartFrame.Line line, String metric, Slice slice, Scope scope) {
        SortedMap<YearMonth, Band> values = new TreeMap<>();
        scope.release().trends().stream()
                .flatMap(all -> all.adjusted().stream())
                .filter(a -> a.metric().equals(metric) && a.slice().equals(slice))
                .filter(a -> line.points().containsKey(YearMonth.from(a.period().end())))
                .forEach(a -> values.put(YearMonth.from(a.period().end()), Band.of(a.adjusted())));
        return new Beside(
                Companion.SEASONALLY_ADJUSTED,
                Phrase.ADJUSTED.in(scope.language()),
                values,
                values.isEmpty() ? Optional.of(Phrase.NOT_ADJUSTED.in(scope.language())) : Optional.empty());
    }

    /** A forecast that was made after the chart's period says nothing of it. */
    private static Beside forecast(String metric, Slice slice, Scope scope) {
        SortedMap<YearMonth, Band> values = new TreeMap<>();
        Optional<Forecast> forecast = scope.release()
                .trends()
                .flatMap(all -> all.forecast(metric, slice))
                .filter(f -> !f.period().end().isAfter(scope.periods().end()));
        forecast.ifPresent(f -> f.months()
                .forEach(m -> values.put(YearMonth.parse(m.period()), new Band(m.value(), m.low(), m.high()))));
        String why = values.isEmpty() ? Phrase.NOT_FORESEEN.in(scope.language()) : Phrase.BAND.in(scope.language());
        return new Beside(Companion.FORECAST, Phrase.EXPECTED.in(scope.language()), values, Optional.of(why));
    }
}
