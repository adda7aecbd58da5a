package org.quarterdeck.charts.text;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.quarterdeck.schema.config.Nearest;
import org.quarterdeck.schema.figure.Figure;
import org.quarterdeck.schema.metric.Metric;
import org.quarterdeck.schema.period.Period;
import org.quarterdeck.schema.period.PeriodKind;

/**
 * Periods as texts name them, relative to the one that a pack or briefing is made for. What runs "to" a day runs to
 * the period's end, or to the as-of date while the period is open.
 *
 * @param base the pack's or briefing's own period
 * @param asOf the release's as-of date
 * @param dates days that {@code since:<name>} may name
 */
public record Periods(Period base, LocalDate asOf, Map<String, LocalDate> dates) {
    private static final List<String> WORDS = List.of(
            "period",
            "previous_period",
            "month",
            "previous_month",
            "quarter",
            "year",
            "year_to_date",
            "to_date",
            "previous_to_date",
            "last_event",
            "since:<date>");

    /** Refuses a period that the release cannot know. */
    public Periods {
        LocalDate start = base.start() == null ? base.end() : base.start();
        if (start.isAfter(asOf)) {
            throw new IllegalArgumentException("the release as of " + asOf + " knows nothing of " + base
                    + "; choose a later release or an earlier period");
        }
    }

    /** The last day that anything here may count. */
    public LocalDate end() {
        return base.end().isAfter(asOf) ? asOf : base.end();
    }

    /** The calendar month in which the period ends. */
    public YearMonth month() {
        return YearMonth.from(end());
    }

    /**
     * The period of a word for a metric; empty when the metric has none such.
     *
     * @throws IllegalArgumentException for a word that is none, with the nearest
     */
    Optional<Period> named(String word, Metric metric, List<Figure> figures) {
        return word.startsWith("since:")
                ? since(word.substring("since:".length()), metric, figures)
                : Optional.of(named(word));
    }

    /** The period of a word that means the same for every metric. */
    public Period named(String word) {
        return switch (word) {
            case "period" -> base;
            case "previous_period" -> previous();
            case "month" -> Period.month(month());
            case "previous_month" -> Period.month(month().minusMonths(1));
            case "quarter" -> Period.quarter(end());
            case "year" -> Period.year(end().getYear());
            case "year_to_date" -> Period.window(YearMonth.of(end().getYear(), 1), month());
            case "to_date" -> Period.toDate(end());
            case "previous_to_date" -> Period.toDate(month().minusMonths(1).atEndOfMonth());
            default -> written(word);
        };
    }

    private Period previous() {
        LocalDate start = base.start();
        if (start == null) {
            return Period.toDate(month().minusMonths(1).atEndOfMonth());
        }
        LocalDate before = start.minusDays(1);
        return switch (base.kind()) {
            case MONTH -> Period.month(YearMonth.from(before));
            case QUARTER -> Period.quarter(before);
            case YEAR -> Period.year(before.getYear());
            case WEEK -> Period.week(before);
            default ->
                Period.window(before.minusDays(start.datesUntil(base.end()).count()), before);
        };
    }

    /**
     * Only windows since an event are written with days. The office's dates are not in the release, so the name
     * decides by itself only while the metric keeps windows since one date; several need {@code dates}.
     */
    private Optional<Period> since(String name, Metric metric, List<Figure> figures) {
        LocalDate given = dates.get(name);
        if (given != null) {
            return given.isAfter(end()) ? Optional.empty() : Optional.of(Period.window(given, end()));
        }
        if (!metric.since().contains(name)) {
            throw new IllegalArgumentException(
                    "the metric is not kept since \"" + name + "\"" + Nearest.hint(name, metric.since()));
        }
        if (metric.since().size() > 1) {
            throw new IllegalArgumentException("the metric is kept since several dates; write the day of \"" + name
                    + "\" under dates, as dates: {" + name + ": 2020-03-01}");
        }
        return figures.stream()
                .map(Figure::period)
                .filter(p -> p.kind() == PeriodKind.WINDOW && p.text().length() > "2020-01/2020-05".length())
                .filter(p -> p.end().equals(end()))
                .findFirst();
    }

    private static Period written(String word) {
        if (!word.isEmpty() && (Character.isDigit(word.charAt(0)) || word.startsWith(".."))) {
            return Period.parse(word);
        }
        throw new IllegalArgumentException("unknown period \"" + word + "\"" + Nearest.hint(word, WORDS));
    }
}
