package org.quarterdeck.jobs.cli;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.cli.Listing.Column;
import org.quarterdeck.schema.figure.Figure;
import org.quarterdeck.schema.figure.Slice;
import org.quarterdeck.schema.period.Period;
import org.quarterdeck.schema.period.PeriodKind;
import picocli.CommandLine.Option;

/** Which figures are printed, and as what columns. */
final class FigureChoice {
    static final List<Column<Figure>> COLUMNS = List.of(
            new Column<>("metric", 16, Figure::metric),
            new Column<>("period_kind", 0, f -> f.period().kind().word()),
            new Column<>("period_start", 0, f -> f.period().start()),
            new Column<>("period_end", 0, f -> f.period().end()),
            new Column<>("period", 15, Figure::period),
            new Column<>("slice", 10, Figure::slice),
            new Column<>("value", 8, Figure::value),
            new Column<>("numerator", 0, Figure::numerator),
            new Column<>("denominator", 0, Figure::denominator),
            new Column<>("unit", 0, Figure::unit),
            new Column<>("status", 11, f -> f.status().word()),
            new Column<>("is_complete", 0, Figure::isComplete),
            new Column<>("source_rows", 0, Figure::sourceRows),
            new Column<>("uncertainty", 0, Figure::uncertainty),
            new Column<>("release_id", 0, Figure::releaseId),
            new Column<>("digest", 0, Figure::digest));

    @Option(names = "--period", paramLabel = "P", description = "Of one period, as 2020-05 or ../2020-05-31.")
    private @Nullable String period;

    @Option(
            names = "--slice",
            paramLabel = "S",
            description = "Of one slice, as currency=AUD;donor=AUS; an empty text is the whole.")
    private @Nullable String slice;

    /** Was any asked for? */
    boolean isMade() {
        return period != null || slice != null;
    }

    /** Those asked for; all when none was. */
    List<Figure> of(List<Figure> figures) {
        try {
            Period wantedPeriod = period == null ? null : Period.parse(period);
            Slice wantedSlice = slice == null ? null : Slice.parse(slice);
            return figures.stream()
                    .filter(f -> wantedPeriod == null || isAsked(f.period(), wantedPeriod))
                    .filter(f -> wantedSlice == null || f.slice().equals(wantedSlice))
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new UsageProblem(String.valueOf(e.getMessage()));
        }
    }

    /** An event's day is written like a day; whoever asks for one means whichever is kept. */
    private static boolean isAsked(Period period, Period wanted) {
        return period.spans(wanted) || period.text().equals(wanted.text());
    }

    /**
     * A metric's latest period of each kind, the whole of it; without a whole, its largest slices.
     *
     * @param most slices a period
     */
    static List<Figure> latest(List<Figure> figures, int most) {
        Map<PeriodKind, List<Figure>> kinds = figures.stream()
                .collect(Collectors.groupingBy(
                        f -> f.period().kind(), () -> new EnumMap<>(PeriodKind.class), Collectors.toList()));
        return kinds.values().stream()
                .flatMap(of -> {
                    Period last = of.stream()
                            .map(Figure::period)
                            .max(Comparator.naturalOrder())
                            .orElseThrow();
                    // Windows end on one day and begin on several: a year's, twelve months', since a date.
                    Map<Period, List<Figure>> ending = of.stream()
                            .filter(f -> f.period().end().equals(last.end()))
                            .collect(
                                    Collectors.groupingBy(Figure::period, java.util.TreeMap::new, Collectors.toList()));
                    return ending.values().stream()
                            .flatMap(at -> coarsest(at).stream().limit(most));
                })
                .toList();
    }

    /** By the fewest dimensions, the largest first. */
    private static List<Figure> coarsest(List<Figure> figures) {
        int fewest =
                figures.stream().mapToInt(f -> f.slice().keys().size()).min().orElse(0);
        return figures.stream()
                .filter(f -> f.slice().keys().size() == fewest)
                .sorted(Comparator.comparing(Figure::value).reversed())
                .toList();
    }
}
