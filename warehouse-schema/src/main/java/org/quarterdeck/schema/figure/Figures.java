package org.quarterdeck.schema.figure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.schema.period.Period;
import org.quarterdeck.schema.period.PeriodKind;

/** The figures of one release, in memory: some ten thousand rows, looked up by metric, period and slice. */
public final class Figures {

    private record Key(String metric, String period, Slice slice) {}

    private final List<Figure> all;
    private final Map<String, List<Figure>> byMetric = new LinkedHashMap<>();
    private final List<Withheld> withheld;
    private @Nullable Map<Key, Figure> byKey;

    /** Figures in their one order: metric, period, slice. */
    public Figures(Collection<Figure> figures) {
        this(figures, List.of());
    }

    /**
     * Figures of which some stay in the office.
     *
     * @param withheld those that are there and not among the figures
     */
    public Figures(Collection<Figure> figures, Collection<Withheld> withheld) {
        this.withheld = List.copyOf(withheld);
        all = figures.stream().sorted(Figures::inOrder).toList();
        for (Figure figure : all) {
            byMetric.computeIfAbsent(figure.metric(), m -> new ArrayList<>()).add(figure);
        }
    }

    /** Most of a hundred thousand figures share their metric and period with the next. */
    private static int inOrder(Figure one, Figure other) {
        int order = one.metric().equals(other.metric()) ? 0 : one.metric().compareTo(other.metric());
        if (order == 0 && !one.period().equals(other.period())) {
            order = one.period().compareTo(other.period());
        }
        return order == 0 ? one.slice().toString().compareTo(other.slice().toString()) : order;
    }

    /** Every figure, by metric, period and slice. */
    public List<Figure> all() {
        return all;
    }

    /** The figure of a period and slice; empty when it is missing, which is never the same as 0. */
    public Optional<Figure> find(String metric, Period period, Slice slice) {
        return Optional.ofNullable(byKey().get(new Key(metric, period.text(), slice)));
    }

    /** Made when it is first asked for: whoever lists figures never does. */
    private synchronized Map<Key, Figure> byKey() {
        Map<Key, Figure> made = byKey;
        if (made == null) {
            made = new HashMap<>(2 * all.size());
            for (Figure figure : all) {
                // The day of an event and the day itself are written alike; their slices tell them apart.
                made.put(new Key(figure.metric(), figure.period().text(), figure.slice()), figure);
            }
            byKey = made;
        }
        return made;
    }

    /** A metric's figures of one kind of period and one slice, in time. A missing period has no entry. */
    public List<Figure> series(String metric, PeriodKind kind, Slice slice) {
        return of(metric).stream()
                .filter(f -> f.period().kind() == kind && f.slice().equals(slice))
                .toList();
    }

    /** A metric's figures of one period, one for each value of the dimensions named (no more, no fewer). */
    public List<Figure> across(String metric, Period period, Set<String> dimensions) {
        return of(metric).stream()
                .filter(f -> f.period().text().equals(period.text())
                        && f.slice().keys().equals(dimensions))
                .toList();
    }

    /** Every number that stays in the office; none among figures that have not been looked through. */
    public List<Withheld> withheld() {
        return withheld;
    }

    /** The number of a period and slice, if it stays in the office. */
    public Optional<Withheld> withheld(String metric, Period period, Slice slice) {
        return withheld.stream()
                .filter(w -> w.metric().equals(metric)
                        && w.period().text().equals(period.text())
                        && w.slice().equals(slice))
                .findFirst();
    }

    /** A metric's numbers of one kind of period and one slice that stay in the office. */
    public List<Withheld> withheldSeries(String metric, PeriodKind kind, Slice slice) {
        return withheld.stream()
                .filter(w -> w.metric().equals(metric)
                        && w.period().kind() == kind
                        && w.slice().equals(slice))
                .toList();
    }

    /** A metric's numbers of one period that stay in the office, of slices with the dimensions named. */
    public List<Withheld> withheldAcross(String metric, Period period, Set<String> dimensions) {
        return withheld.stream()
                .filter(w -> w.metric().equals(metric)
                        && w.period().text().equals(period.text())
                        && w.slice().keys().equals(dimensions))
                .toList();
    }

    /** Every figure of a metric. */
    public List<Figure> of(String metric) {
        return byMetric.getOrDefault(metric, List.of());
    }
}
