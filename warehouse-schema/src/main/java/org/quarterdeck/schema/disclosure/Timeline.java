package org.quarterdeck.schema.disclosure;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.quarterdeck.schema.period.Period;
import org.quarterdeck.schema.period.PeriodKind;

/**
 * One slice of a metric whose numbers add up over time. Its periods are spans between days: a month leads from the last
 * day before it to its own last day, a total to date from the beginning. A number then is what was counted up to the one
 * day, less what was counted up to the other.
 */
final class Timeline {
    /** The day before all days, up to which nobody was counted. */
    static final LocalDate BEGINNING = LocalDate.MIN;

    /** From the end of a day to the end of another. */
    private record Span(LocalDate from, LocalDate to) implements Comparable<Span> {
        static Span of(Period period) {
            LocalDate start = period.start();
            return new Span(start == null ? BEGINNING : start.minusDays(1), period.end());
        }

        @Override
        public int compareTo(Span other) {
            int order = from.compareTo(other.from);
            return order == 0 ? to.compareTo(other.to) : order;
        }

        boolean crosses(Set<LocalDate> days) {
            return days.contains(from) != days.contains(to);
        }

        LocalDate other(LocalDate day) {
            return day.equals(from) ? to : from;
        }
    }

    /** The cells of each span; none where nobody was counted, as everybody may know. */
    private final Map<Span, List<Cell>> cells = new LinkedHashMap<>();

    private final Map<LocalDate, SortedSet<Span>> spans = new HashMap<>();

    /**
     * The timeline of a slice.
     *
     * @param all its cells
     * @param known the periods that the metric has figures for; the slice has none where nobody was counted
     */
    Timeline(List<Cell> all, Set<Period> known) {
        known.stream().filter(p -> p.kind() != PeriodKind.EVENT).forEach(p -> cells(Span.of(p)));
        all.stream()
                .filter(c -> !isEvent(c))
                .forEach(c -> cells(Span.of(c.figure().period())).add(c));
        // All of an event falls on its day: it is as many as its total to date.
        Optional<List<Cell>> latest = cells.entrySet().stream()
                .filter(e ->
                        e.getKey().from().equals(BEGINNING) && !e.getValue().isEmpty())
                .max(Map.Entry.comparingByKey(Comparator.comparing(Span::to)))
                .map(Map.Entry::getValue);
        latest.ifPresent(total -> all.stream()
                .filter(c -> isEvent(c) && c.value() == total.get(0).value())
                .forEach(total::add));
    }

    private static boolean isEvent(Cell cell) {
        return cell.figure().period().kind() == PeriodKind.EVENT;
    }

    private List<Cell> cells(Span span) {
        for (LocalDate day : List.of(span.from(), span.to())) {
            spans.computeIfAbsent(day, d -> new TreeSet<>()).add(span);
        }
        return cells.computeIfAbsent(span, s -> new ArrayList<>());
    }

    /** The cells that must not be found out. */
    List<Cell> secrets() {
        return cells.values().stream()
                .flatMap(List::stream)
                .filter(Cell::isSecret)
                .toList();
    }

    /** The days between which a cell lies. */
    List<LocalDate> ends(Cell cell) {
        return cells.entrySet().stream()
                .filter(e -> e.getValue().contains(cell))
                .flatMap(e -> List.of(e.getKey().from(), e.getKey().to()).stream())
                .toList();
    }

    /** Days that go together with others, since nobody was counted between them and that is no secret. */
    Set<LocalDate> together(Set<LocalDate> days) {
        Set<LocalDate> all = new TreeSet<>(days);
        Deque<LocalDate> open = new ArrayDeque<>(days);
        while (!open.isEmpty()) {
            LocalDate day = open.remove();
            for (Span span : spans.getOrDefault(day, new TreeSet<>())) {
                if (cells(span).stream().allMatch(c -> c.value() == 0) && all.add(span.other(day))) {
                    open.add(span.other(day));
                }
            }
        }
        return all;
    }

    /**
     * What is to be hidden so that what was counted up to any of these days could as well have been more or less, by the
     * same for each of them.
     */
    List<Cell> across(Set<LocalDate> days) {
        return days.stream()
                .flatMap(day -> spans.getOrDefault(day, new TreeSet<>()).stream())
                .filter(span -> span.crosses(days))
                .distinct()
                .flatMap(span -> cells(span).stream())
                .filter(Cell::canGiveWay)
                .toList();
    }

    /** Every period that is two others in a row, or months in a row, with those. */
    List<Relation> relations() {
        List<Relation> relations = new ArrayList<>();
        List.copyOf(cells.entrySet()).forEach(entry -> {
            Span whole = entry.getKey();
            List<Cell> of = entry.getValue();
            if (!of.isEmpty()) {
                for (Span first : spans.getOrDefault(whole.from(), new TreeSet<>())) {
                    Span second = new Span(first.to(), whole.to());
                    if (first.from().equals(whole.from()) && cells.containsKey(second) && !first.equals(whole)) {
                        relations.add(new Relation(of.subList(0, 1), parts(List.of(first, second))));
                    }
                }
                months(whole).ifPresent(months -> relations.add(new Relation(of.subList(0, 1), months)));
                of.stream().skip(1).forEach(same -> relations.add(new Relation(of.subList(0, 1), List.of(same))));
            }
        });
        return relations.stream().filter(Relation::holds).toList();
    }

    private List<Cell> parts(List<Span> parts) {
        return parts.stream().flatMap(s -> cells(s).stream().limit(1)).toList();
    }

    private Optional<List<Cell>> months(Span whole) {
        if (whole.from().equals(BEGINNING)) {
            return Optional.empty();
        }
        List<Span> months = new ArrayList<>();
        LocalDate day = whole.from();
        while (day.isBefore(whole.to())) {
            LocalDate next = YearMonth.from(day.plusDays(1)).atEndOfMonth();
            months.add(new Span(day, next));
            day = next;
        }
        boolean isWhole = months.size() > 1 && cells.keySet().containsAll(months);
        return isWhole && day.equals(whole.to()) ? Optional.of(parts(months)) : Optional.empty();
    }
}
