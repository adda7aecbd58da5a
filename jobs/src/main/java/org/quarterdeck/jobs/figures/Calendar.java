package org.quarterdeck.jobs.figures;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.quarterdeck.jobs.office.OfficeSettings;
import org.quarterdeck.schema.metric.Metric;
import org.quarterdeck.schema.metric.Metric.KeptPeriod;
import org.quarterdeck.schema.period.Period;

/**
 * The periods of which figures are kept, from a fact's first day up to the as-of date. The last month, quarter or
 * year may still be open; its figures are provisional.
 *
 * @param asOf nothing after it counts
 * @param referenceDates further days at whose end totals to date are kept
 * @param named days by the names that metrics use
 */
record Calendar(LocalDate asOf, List<LocalDate> referenceDates, Map<String, LocalDate> named) {
    private static final int TRAILING_MONTHS = 12;

    static Calendar of(OfficeSettings office, LocalDate asOf) {
        return new Calendar(asOf, office.referenceDates(), office.dates());
    }

    /** Every period that a metric keeps, apart from events, which have days of their own. */
    List<Period> periods(Metric metric, LocalDate first) {
        if (first.isAfter(asOf)) {
            return List.of();
        }
        Stream<Period> regular = metric.periods().stream().flatMap(kept -> kept(kept, first).stream());
        Stream<Period> since = metric.since().stream().flatMap(name -> since(name).stream());
        return Stream.concat(regular, since).distinct().sorted().toList();
    }

    private List<Period> kept(KeptPeriod kept, LocalDate first) {
        return switch (kept) {
            case DAY -> first.datesUntil(asOf.plusDays(1)).map(Period::day).toList();
            case WEEK -> each(first, Period::week, day -> day.plusWeeks(1));
            case MONTH -> months(first).map(Period::month).toList();
            case QUARTER -> each(first, Period::quarter, day -> day.plusMonths(3));
            case YEAR -> each(first, day -> Period.year(day.getYear()), day -> day.plusYears(1));
            case YEAR_TO_DATE ->
                months(first)
                        .filter(month -> month.getMonthValue() > 1)
                        .map(month -> Period.window(month.withMonth(1), month))
                        .toList();
            case TRAILING_12_MONTHS ->
                months(first)
                        .map(month -> Period.window(month.minusMonths(TRAILING_MONTHS - 1L), month))
                        .toList();
            case TO_DATE -> ends(first).map(Period::toDate).toList();
            case EVENT -> List.of();
        };
    }

    private List<Period> each(
            LocalDate first, Function<LocalDate, Period> period, Function<LocalDate, LocalDate> next) {
        List<Period> periods = new ArrayList<>();
        LocalDate day = period.apply(first).start();
        while (day != null && !day.isAfter(asOf)) {
            periods.add(period.apply(day));
            day = next.apply(day);
        }
        return periods;
    }

    private Stream<YearMonth> months(LocalDate first) {
        return Stream.iterate(
                YearMonth.from(first), month -> !month.isAfter(YearMonth.from(asOf)), month -> month.plusMonths(1));
    }

    /** Month ends, reference dates and the as-of date itself. */
    private Stream<LocalDate> ends(LocalDate first) {
        TreeSet<LocalDate> ends = new TreeSet<>(referenceDates);
        months(first).map(YearMonth::atEndOfMonth).forEach(ends::add);
        ends.add(asOf);
        return ends.stream().filter(day -> !day.isBefore(first) && !day.isAfter(asOf));
    }

    /** An office that does not date the name has no such windows; {@code doctor} says so. */
    private List<Period> since(String name) {
        LocalDate from = named.get(name);
        return from == null || from.isAfter(asOf)
                ? List.of()
                : ends(from).map(end -> Period.window(from, end)).toList();
    }
}
