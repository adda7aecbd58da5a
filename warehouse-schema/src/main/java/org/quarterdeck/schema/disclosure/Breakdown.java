package org.quarterdeck.schema.disclosure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The slices of a metric by one dimension through time, which add up to the whole at each day.
 *
 * <p>A secret of one slice is safe when there are days and another slice such that as many people more in the one and
 * fewer in the other, up to each of these days, would change nothing that is shown. So all that lies across these days is
 * hidden in both, and with it the least possible.
 */
final class Breakdown {
    private final List<Timeline> slices;
    private final boolean addsUp;
    private final Map<LocalDate, Set<Timeline>> cut = new HashMap<>();

    /**
     * A breakdown.
     *
     * @param addsUp whether its slices are all of the whole, so that one follows from the others
     */
    Breakdown(List<Timeline> slices, boolean addsUp) {
        this.slices = slices;
        this.addsUp = addsUp;
    }

    /** What is to be hidden to keep a secret. */
    private record Cut(Set<LocalDate> days, @Nullable Timeline partner, List<Cell> cells) {
        double people() {
            return cells.stream().mapToDouble(Cell::value).sum();
        }
    }

    /**
     * Hides what would tell a secret.
     *
     * @return whether anything had to be hidden
     */
    boolean protect() {
        boolean isChanged = false;
        for (Timeline slice : slices) {
            Set<List<LocalDate>> kept = new HashSet<>();
            for (Cell secret : slice.secrets()) {
                List<LocalDate> ends = slice.ends(secret);
                if (kept.add(ends)) {
                    isChanged |= protect(slice, ends);
                }
            }
        }
        return isChanged;
    }

    private boolean protect(Timeline slice, List<LocalDate> ends) {
        List<Cut> cuts = new ArrayList<>();
        for (LocalDate day : ends) {
            // Those that keep another secret of this day may keep this one for nothing.
            for (Timeline partner : partners(slice, day)) {
                Cut possible = cut(slice, partner, day, ends);
                if (possible != null && possible.cells().isEmpty()) {
                    return false;
                }
                if (possible != null) {
                    cuts.add(possible);
                }
            }
        }
        Cut least = cuts.stream().min(Comparator.comparingDouble(Cut::people)).orElse(null);
        if (least == null) {
            return false;
        }
        least.cells().forEach(Cell::hide);
        for (LocalDate day : least.days()) {
            Set<Timeline> both = cut.computeIfAbsent(day, d -> new HashSet<>());
            both.add(slice);
            if (least.partner() != null) {
                both.add(least.partner());
            }
        }
        return true;
    }

    private List<@Nullable Timeline> partners(Timeline slice, LocalDate day) {
        if (!addsUp) {
            List<@Nullable Timeline> alone = new ArrayList<>();
            alone.add(null);
            return alone;
        }
        Set<Timeline> first = cut.getOrDefault(day, Set.of());
        return new ArrayList<>(slices.stream()
                .filter(s -> s != slice)
                .sorted(Comparator.comparing(s -> !first.contains(s)))
                .toList());
    }

    /** Days around one end of a secret and not its other end, nor the beginning, of which everything is known. */
    private static @Nullable Cut cut(Timeline slice, @Nullable Timeline partner, LocalDate day, List<LocalDate> ends) {
        Set<LocalDate> days = new TreeSet<>(Set.of(day));
        int size = 0;
        while (days.size() > size) {
            size = days.size();
            days = slice.together(days);
            days = partner == null ? days : partner.together(days);
        }
        if (days.contains(Timeline.BEGINNING) || days.containsAll(ends)) {
            return null;
        }
        List<Cell> cells = new ArrayList<>(slice.across(days));
        if (partner != null) {
            cells.addAll(partner.across(days));
        }
        return new Cut(days, partner, cells);
    }
}
