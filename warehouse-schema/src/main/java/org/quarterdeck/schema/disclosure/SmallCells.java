package org.quarterdeck.schema.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.schema.figure.Figure;
import org.quarterdeck.schema.figure.Figures;
import org.quarterdeck.schema.figure.Slice;
import org.quarterdeck.schema.figure.Withheld;
import org.quarterdeck.schema.metric.Additivity;
import org.quarterdeck.schema.metric.Derivation;
import org.quarterdeck.schema.metric.Metric;
import org.quarterdeck.schema.metric.Metrics;
import org.quarterdeck.schema.period.Period;

/**
 * Figures as they may leave the office. A slice of fewer people than the office says is not shown; and where its number
 * would follow from others that are shown (the whole less the other parts, a total to date less the one before), the
 * smallest of these is not shown either, until it follows no more. Then neither is what is derived from any of them.
 *
 * <p>What it protects from, and what it does not, is in {@code docs/decisions/small-cells.md}.
 */
public final class SmallCells {
    private final Metrics metrics;
    private final int least;
    private final Map<String, List<Cell>> cells = new LinkedHashMap<>();

    private SmallCells(Metrics metrics, int least) {
        this.metrics = metrics;
        this.least = least;
    }

    /**
     * The figures without those that stay in the office, which are listed beside them.
     *
     * @param least the smallest number of people that a slice is shown with; 0 shows all
     */
    public static Figures shown(Figures figures, Metrics metrics, int least) {
        if (least == 0) {
            return figures;
        }
        Map<Figure, Withheld> withheld = new SmallCells(metrics, least).withheld(figures);
        if (withheld.isEmpty()) {
            return figures;
        }
        Set<String> some = withheld.keySet().stream().map(Figure::metric).collect(Collectors.toSet());
        return new Figures(
                figures.all().stream()
                        .filter(f -> !some.contains(f.metric()) || !withheld.containsKey(f))
                        .toList(),
                withheld.values());
    }

    private Map<Figure, Withheld> withheld(Figures figures) {
        metrics.byId().forEach((id, metric) -> {
            if (metric.isOfPeople()) {
                cells.put(
                        id, figures.of(id).stream().map(f -> new Cell(f, least)).toList());
            }
        });
        if (cells.values().stream().flatMap(Collection::stream).noneMatch(Cell::isHidden)) {
            return Map.of();
        }
        hide();
        Map<Figure, Withheld> withheld = new LinkedHashMap<>();
        cells.values().stream()
                .flatMap(Collection::stream)
                .filter(Cell::isHidden)
                .forEach(c -> withheld.put(c.figure(), Withheld.of(c.figure(), c.isSmall() ? least : 0)));
        derived(figures, withheld);
        return withheld;
    }

    /** Hides as little as it takes for no small number to follow from shown ones; it ends, since nothing comes back. */
    private void hide() {
        List<Relation> relations = new ArrayList<>();
        List<Breakdown> breakdowns = new ArrayList<>();
        cells.forEach((id, of) -> {
            List<Relation> wholes = Wholes.of(of);
            relations.addAll(wholes);
            Metric metric = metrics.get(id);
            if (metric.additive() == Additivity.YES) {
                timelines(of).forEach((keys, timelines) -> {
                    timelines.forEach(t -> relations.addAll(t.relations()));
                    breakdowns.add(new Breakdown(timelines, wholes.stream().anyMatch(w -> w.isOf(keys))));
                });
            }
            relations.addAll(combined(metric, of));
        });
        boolean isChanged = true;
        while (isChanged) {
            isChanged = false;
            for (Breakdown breakdown : breakdowns) {
                isChanged |= breakdown.protect();
            }
            for (Relation relation : relations) {
                isChanged |= settle(relation);
            }
        }
    }

    private static boolean settle(Relation relation) {
        boolean isChanged = false;
        while (relation.tells()) {
            Optional<Cell> next = relation.smallest();
            if (next.isEmpty()) {
                break;
            }
            next.get().keepSecret();
            isChanged = true;
        }
        return isChanged;
    }

    /** By dimensions, slice by slice. Wholes are always shown, so their own time tells nothing new. */
    private static Map<Set<String>, List<Timeline>> timelines(List<Cell> of) {
        Set<Period> known = of.stream().map(c -> c.figure().period()).collect(Collectors.toSet());
        Map<Slice, List<Cell>> slices = of.stream()
                .collect(Collectors.groupingBy(c -> c.figure().slice(), LinkedHashMap::new, Collectors.toList()));
        slices.remove(Slice.WHOLE);
        Map<Set<String>, List<Timeline>> timelines = new LinkedHashMap<>();
        slices.forEach((slice, own) ->
                timelines.computeIfAbsent(slice.keys(), k -> new ArrayList<>()).add(new Timeline(own, known)));
        return timelines;
    }

    /** Sums of other metrics of people, place by place. */
    private List<Relation> combined(Metric metric, List<Cell> of) {
        Derivation.Combine rule =
                metric.derived() == null ? null : metric.derived().combine();
        if (rule == null || !cells.keySet().containsAll(rule.sources())) {
            return List.of();
        }
        List<Relation> relations = new ArrayList<>();
        Map<String, Map<Place, Cell>> places = new HashMap<>();
        rule.sources().forEach(id -> places.put(id, places(cells.getOrDefault(id, List.of()))));
        for (Cell sum : of) {
            List<Cell> plus = new ArrayList<>(at(rule.plus(), places, sum));
            List<Cell> minus = new ArrayList<>(at(rule.minus(), places, sum));
            minus.add(sum);
            relations.add(new Relation(plus, minus));
        }
        return relations.stream().filter(Relation::holds).toList();
    }

    private static List<Cell> at(List<String> ids, Map<String, Map<Place, Cell>> places, Cell sum) {
        Place place = Place.of(sum.figure());
        return ids.stream()
                .map(id -> places.getOrDefault(id, Map.of()).get(place))
                .filter(java.util.Objects::nonNull)
                .toList();
    }

    private static Map<Place, Cell> places(List<Cell> cells) {
        Map<Place, Cell> places = new HashMap<>();
        cells.forEach(c -> places.put(Place.of(c.figure()), c));
        return places;
    }

    private record Place(Period period, Slice slice) {
        static Place of(Figure figure) {
            return new Place(figure.period(), figure.slice());
        }
    }

    /** What follows from a number that stays stays with it, and what follows from that. */
    private void derived(Figures figures, Map<Figure, Withheld> withheld) {
        boolean isChanged = true;
        while (isChanged) {
            isChanged = false;
            Map<String, Set<Place>> gone = new TreeMap<>();
            withheld.keySet()
                    .forEach(f -> gone.computeIfAbsent(f.metric(), m -> new HashSet<>())
                            .add(Place.of(f)));
            for (Map.Entry<String, Metric> metric : metrics.byId().entrySet()) {
                Derivation derivation = metric.getValue().derived();
                if (derivation != null && !cells.containsKey(metric.getKey())) {
                    for (Figure figure : figures.of(metric.getKey())) {
                        if (!withheld.containsKey(figure) && follows(figure, derivation.rule(), gone)) {
                            withheld.put(figure, Withheld.of(figure, 0));
                            isChanged = true;
                        }
                    }
                }
            }
        }
    }

    /** Ratios and sums follow from the same place; shares and indices from all slices of the period. */
    private static boolean follows(Figure figure, Derivation.Rule rule, Map<String, Set<Place>> gone) {
        boolean isByPlace = rule instanceof Derivation.Ratio || rule instanceof Derivation.Combine;
        return rule.sources().stream().map(gone::get).anyMatch(places -> follows(figure, isByPlace, places));
    }

    private static boolean follows(Figure figure, boolean isByPlace, @Nullable Set<Place> places) {
        if (places == null) {
            return false;
        }
        return isByPlace
                ? places.contains(Place.of(figure))
                : places.stream().anyMatch(p -> p.period().equals(figure.period()));
    }
}
