package org.quarterdeck.schema.trend;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.quarterdeck.schema.figure.Slice;
import org.quarterdeck.schema.figure.Withheld;
import org.quarterdeck.schema.period.PeriodKind;

/**
 * What is said of all series of a release.
 *
 * @param all by metric, slice and kind of period
 * @param adjusted seasonally adjusted series, by metric, slice and period
 * @param forecasts by metric and slice
 */
public record Trends(List<Trend> all, List<Adjusted> adjusted, List<Forecast> forecasts) {
    /** In their one order. */
    public Trends {
        all = all.stream()
                .sorted(Comparator.comparing(Trend::metric)
                        .thenComparing(t -> t.slice().toString())
                        .thenComparing(t -> t.period().kind()))
                .toList();
        adjusted = adjusted.stream()
                .sorted(Comparator.comparing(Adjusted::metric)
                        .thenComparing(a -> a.slice().toString())
                        .thenComparing(Adjusted::period))
                .toList();
        forecasts = forecasts.stream()
                .sorted(Comparator.comparing(Forecast::metric)
                        .thenComparing(f -> f.slice().toString()))
                .toList();
    }

    /** Of a metric and a slice, over periods of one kind. */
    public Optional<Trend> find(String metric, Slice slice, PeriodKind kind) {
        return all.stream()
                .filter(t -> t.metric().equals(metric)
                        && t.slice().equals(slice)
                        && t.period().kind() == kind)
                .findFirst();
    }

    /** Without what is said of a series of which any number is withheld: a slope or a sum of the last year may tell it. */
    public Trends without(List<Withheld> withheld) {
        Set<Of> gone = withheld.stream().map(w -> new Of(w.metric(), w.slice())).collect(Collectors.toSet());
        return new Trends(
                all.stream()
                        .filter(t -> !gone.contains(new Of(t.metric(), t.slice())))
                        .toList(),
                adjusted.stream()
                        .filter(a -> !gone.contains(new Of(a.metric(), a.slice())))
                        .toList(),
                forecasts.stream()
                        .filter(f -> !gone.contains(new Of(f.metric(), f.slice())))
                        .toList());
    }

    private record Of(String metric, Slice slice) {}

    /** What is expected of a metric and a slice; empty where nobody asked for a forecast. */
    public Optional<Forecast> forecast(String metric, Slice slice) {
        return forecasts.stream()
                .filter(f -> f.metric().equals(metric) && f.slice().equals(slice))
                .findFirst();
    }
}
