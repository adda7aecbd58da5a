package org.quarterdeck.jobs.trends;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.trends.Series.Point;
import org.quarterdeck.schema.figure.Figure;
import org.quarterdeck.schema.figure.Figures;
import org.quarterdeck.schema.figure.Slice;
import org.quarterdeck.schema.metric.Additivity;
import org.quarterdeck.schema.metric.Metrics;
import org.quarterdeck.schema.period.Period;
import org.quarterdeck.schema.period.PeriodKind;
import org.quarterdeck.schema.release.Event;
import org.quarterdeck.schema.trend.Adjusted;
import org.quarterdeck.schema.trend.Forecast;
import org.quarterdeck.schema.trend.Trend;
import org.quarterdeck.schema.trend.Trends;

/**
 * From a release's figures to what is said of their series. It reads nothing else, so the same figures, metrics and events
 * always say the same.
 */
public final class TrendComputation {
    /** A number computed in another order may differ in its last digits; these it keeps. */
    private static final MathContext KEPT = new MathContext(12);

    private static final double LEVEL = 0.05;

    private final Figures figures;
    private final List<Event> events;
    private final List<Trend> trends = new ArrayList<>();
    private final List<Adjusted> adjusted = new ArrayList<>();
    private final List<Forecast> forecasts = new ArrayList<>();

    private TrendComputation(Figures figures, List<Event> events) {
        this.figures = figures;
        this.events = events;
    }

    /** Of every metric whose series are judged. */
    public static Trends of(Figures figures, Metrics metrics, List<Event> events) {
        List<TrendComputation> computations = metrics.byId().entrySet().parallelStream()
                .filter(entry -> entry.getValue().hasTrend())
                .map(entry -> {
                    TrendComputation own = new TrendComputation(figures, events);
                    own.add(entry.getKey(), entry.getValue().additive());
                    if (entry.getValue().hasForecast()) {
                        own.foresee(entry.getKey(), PeriodKind.MONTH);
                    }
                    return own;
                })
                .toList();
        return new Trends(
                computations.stream().flatMap(own -> own.trends.stream()).toList(),
                computations.stream().flatMap(own -> own.adjusted.stream()).toList(),
                computations.stream().flatMap(own -> own.forecasts.stream()).toList());
    }

    /** Of one series of values that add up, whatever its periods are. */
    public static Trends of(Figures series, String metric, PeriodKind kind) {
        TrendComputation computation = new TrendComputation(series, List.of());
        computation.addAll(metric, Additivity.YES, computation.complete(metric, kind));
        computation.foresee(metric, kind);
        return new Trends(computation.trends, computation.adjusted, computation.forecasts);
    }

    private void add(String metric, Additivity additive) {
        Map<Slice, List<Figure>> months = complete(metric, PeriodKind.MONTH);
        addAll(metric, additive, months);
        addAll(metric, additive, complete(metric, PeriodKind.QUARTER));
        // Weeks only as long as months are too few to say anything.
        Map<Slice, List<Figure>> weeks = new LinkedHashMap<>(complete(metric, PeriodKind.WEEK));
        weeks.keySet().removeIf(slice -> months.getOrDefault(slice, List.of()).size() >= Judged.LEAST_POINTS);
        addAll(metric, additive, weeks);
    }

    /** Of the whole: what its parts will be is too little to go by. */
    private void foresee(String metric, PeriodKind kind) {
        List<Figure> whole = complete(metric, kind).getOrDefault(Slice.WHOLE, List.of());
        if (!whole.isEmpty()) {
            forecasts.add(Foresight.of(metric, Slice.WHOLE, whole.get(0).unit(), series(kind, whole)));
        }
    }

    /** The figures of complete periods of each slice, in time. */
    private Map<Slice, List<Figure>> complete(String metric, PeriodKind kind) {
        return figures.of(metric).stream()
                .filter(f -> f.period().kind() == kind && f.isComplete())
                .collect(Collectors.groupingBy(Figure::slice, LinkedHashMap::new, Collectors.toList()));
    }

    private void addAll(String metric, Additivity additive, Map<Slice, List<Figure>> complete) {
        Map<Slice, Series> series = new LinkedHashMap<>();
        complete.forEach((slice, points) ->
                series.put(slice, series(points.get(0).period().kind(), points)));
        Drivers drivers = new Drivers(additive, series);
        series.forEach((slice, points) -> add(metric, slice, complete.getOrDefault(slice, List.of()), points, drivers));
    }

    private void add(String metric, Slice slice, List<Figure> complete, Series series, Drivers drivers) {
        Figure last = complete.get(complete.size() - 1);
        Comparisons comparisons = new Comparisons(figures, metric, slice, drivers.additive());
        trends.add(new Trend(
                metric,
                slice,
                complete.get(0).period(),
                last.period(),
                series.size(),
                series.span() - series.size(),
                last.value(),
                last.unit(),
                judgement(series),
                comparisons.previous(last.period()),
                comparisons.lastYear(last.period()),
                comparisons.yearToDate(last.period()),
                comparisons.trailing12Months(last.period()),
                Anomaly.ofLast(series)
                        .map(found -> anomaly(found, slice, series.last(), drivers))
                        .orElse(null),
                ChangePoint.of(series)
                        .map(change -> changePoint(metric, change))
                        .orElse(null),
                slice.equals(Slice.WHOLE) ? adjustment(metric, slice, series) : null));
    }

    private static Series series(PeriodKind kind, List<Figure> figures) {
        return Series.of(
                kind,
                figures.stream()
                        .map(f -> new Point(f.period(), f.value().doubleValue()))
                        .toList());
    }

    /** The verdict over a series as it is kept. */
    static Trend.Judgement judgement(Series series) {
        Judged judged = Judged.of(series);
        Kendall kendall = judged.kendall();
        TheilSen slope = judged.slope();
        if (kendall == null || slope == null) {
            return new Trend.Judgement(judged.verdict(), null, null, null, null, null, null, null, null, null);
        }
        return new Trend.Judgement(
                judged.verdict(),
                judged.test(),
                kendall.s(),
                kept(kendall.variance()),
                kept(kendall.z()),
                kept(kendall.p()),
                kept(slope.slope()),
                slope.low() == null ? null : kept(slope.low()),
                slope.high() == null ? null : kept(slope.high()),
                judged.isPerYear() ? PeriodKind.YEAR.word() : series.kind().word());
    }

    /** A number without the digits that depend on the order of computing. */
    static double kept(double value) {
        return new BigDecimal(value).round(KEPT).doubleValue();
    }

    private static Trend.Anomaly anomaly(Anomaly found, Slice slice, Point last, Drivers drivers) {
        return new Trend.Anomaly(
                found.score() == null ? null : kept(found.score()),
                found.basis(),
                kept(found.median()),
                found.isFlagged(),
                found.isFlagged()
                        ? drivers.of(slice, last, last.value() - found.median()).orElse(null)
                        : null);
    }

    private Trend.ChangePoint changePoint(String metric, ChangePoint change) {
        Period from = change.from();
        String label = change.p() < LEVEL
                ? events.stream()
                        .filter(event ->
                                event.metrics().isEmpty() || event.metrics().contains(metric))
                        .filter(event -> from.contains(event.on())
                                || Positions.before(from).contains(event.on()))
                        .map(event -> event.label().in("en"))
                        .distinct()
                        .collect(Collectors.joining("; "))
                : "";
        return new Trend.ChangePoint(from, kept(change.p()), label.isEmpty() ? null : label);
    }

    private Trend.@Nullable Adjustment adjustment(String metric, Slice slice, Series series) {
        Optional<SeasonalAdjustment> found = SeasonalAdjustment.of(series);
        found.ifPresent(adjustment -> adjustment
                .months()
                .forEach(month -> adjusted.add(new Adjusted(
                        metric,
                        slice,
                        month.period(),
                        month.value(),
                        kept(month.adjusted()),
                        kept(month.trend()),
                        month.isProvisional()))));
        return found.map(adjustment -> new Trend.Adjustment(
                        kept(adjustment.q()),
                        adjustment.m().stream().map(TrendComputation::kept).toList(),
                        adjustment.isAccepted()))
                .orElse(null);
    }
}
