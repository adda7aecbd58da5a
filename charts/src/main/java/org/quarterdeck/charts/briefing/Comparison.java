package org.quarterdeck.charts.briefing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.quarterdeck.charts.frame.Phrase;
import org.quarterdeck.charts.text.PeriodWords;
import org.quarterdeck.charts.text.Periods;
import org.quarterdeck.schema.figure.Figure;
import org.quarterdeck.schema.figure.Figures;
import org.quarterdeck.schema.metric.PrintedForm;
import org.quarterdeck.schema.period.Period;
import org.quarterdeck.schema.period.PeriodKind;

/**
 * How a figure differs from the period before and from the same period of the year before. Nothing is said where
 * the earlier figure is missing, or where either does not cover its whole period: half a month is not compared.
 */
record Comparison(Figures figures, Periods periods, String language) {
    private static final PrintedForm EXACT = PrintedForm.of("exact");

    List<Briefing.Change> changes(Figure figure, PrintedForm printed) {
        List<Briefing.Change> changes = new ArrayList<>();
        before(figure.period()).flatMap(p -> change(figure, p, printed)).ifPresent(changes::add);
        // of a whole year, the period before and the year before are one
        yearBefore(figure.period())
                .filter(year ->
                        changes.stream().noneMatch(c -> c.from().period().equals(year)))
                .flatMap(p -> change(figure, p, printed))
                .ifPresent(changes::add);
        return changes;
    }

    private Optional<Briefing.Change> change(Figure figure, Period earlier, PrintedForm printed) {
        return figures.find(figure.metric(), earlier, figure.slice())
                .filter(before -> before.isComplete() && figure.isComplete())
                .map(before -> new Briefing.Change(said(figure, before, printed), before));
    }

    /** What began on the same day (stocks and totals to date never began) has grown since; the rest is compared. */
    private String said(Figure figure, Figure before, PrintedForm printed) {
        BigDecimal difference = figure.value().subtract(before.value());
        boolean grown = Objects.equals(figure.period().start(), before.period().start());
        Phrase against = grown ? Phrase.SINCE : Phrase.COMPARED_WITH;
        int year = periods.end().getYear();
        String when = grown
                ? PeriodWords.within(year, before.period().end(), language)
                : PeriodWords.within(year, before.period(), language);
        String size = size(difference.abs(), figure.unit(), printed);
        if (size.equals(size(BigDecimal.ZERO, figure.unit(), printed))) {
            return against.in(language, Phrase.UNCHANGED.in(language), unbroken(when));
        }
        String sign = difference.signum() < 0 ? "−" : "+";
        return against.in(language, unbroken(sign + size + share(difference, before, printed, sign)), unbroken(when));
    }

    /** A narrow tile breaks the line between the two, never within one. */
    private static String unbroken(String text) {
        return text.replace(' ', '\u00a0');
    }

    private String size(BigDecimal size, String unit, PrintedForm printed) {
        return switch (printed.rule()) {
            case PERCENT ->
                Phrase.POINTS.in(
                        language,
                        EXACT.inTable(
                                size.movePointRight(2).setScale(printed.digits(), RoundingMode.HALF_UP), "", language));
            case OVER -> EXACT.inTable(size, unit, language);
            default -> printed.inTable(size, unit, language);
        };
    }

    /** The change in per cent; of nothing, and of what is a percentage already, there is none. */
    private String share(BigDecimal difference, Figure before, PrintedForm printed, String sign) {
        if (before.value().signum() <= 0 || printed.rule() == PrintedForm.Rule.PERCENT) {
            return "";
        }
        BigDecimal percent = difference.abs().movePointRight(2).divide(before.value(), 0, RoundingMode.HALF_UP);
        return percent.signum() == 0 ? "" : " (" + sign + EXACT.inTable(percent, "", language) + "%)";
    }

    private Optional<Period> before(Period period) {
        LocalDate start = period.start();
        LocalDate end = periods.named("previous_period").end();
        return switch (period.kind()) {
            case TO_DATE -> Optional.of(Period.toDate(end));
            case WINDOW ->
                start == null || end.isBefore(start) ? Optional.empty() : Optional.of(window(period, start, end));
            case EVENT -> Optional.empty();
            default -> start == null ? Optional.empty() : Optional.of(containing(period.kind(), start.minusDays(1)));
        };
    }

    private static Optional<Period> yearBefore(Period period) {
        LocalDate start = period.start();
        LocalDate end = yearEarlier(period.end());
        return switch (period.kind()) {
            case TO_DATE -> Optional.of(Period.toDate(end));
            // Since one day of one year there is no other year to compare with.
            case WINDOW ->
                start == null || !isMonths(period)
                        ? Optional.empty()
                        : Optional.of(window(period, start.minusYears(1), end));
            case WEEK -> Optional.of(Period.week(period.end().minus(52, ChronoUnit.WEEKS)));
            case EVENT -> Optional.empty();
            default -> Optional.of(containing(period.kind(), end));
        };
    }

    private static LocalDate yearEarlier(LocalDate day) {
        boolean monthEnd = day.equals(YearMonth.from(day).atEndOfMonth());
        return monthEnd ? YearMonth.from(day).minusYears(1).atEndOfMonth() : day.minusYears(1);
    }

    private static boolean isMonths(Period window) {
        return window.text().length() == "2020-01/2020-05".length();
    }

    private static Period window(Period like, LocalDate start, LocalDate end) {
        return isMonths(like) ? Period.window(YearMonth.from(start), YearMonth.from(end)) : Period.window(start, end);
    }

    private static Period containing(PeriodKind kind, LocalDate day) {
        return switch (kind) {
            case WEEK -> Period.week(day);
            case MONTH -> Period.month(YearMonth.from(day));
            case QUARTER -> Period.quarter(day);
            case YEAR -> Period.year(day.getYear());
            default -> Period.day(day);
        };
    }
}
