package org.quarterdeck.jobs.trends;

import java.time.LocalDate;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import org.quarterdeck.schema.period.Period;
import org.quarterdeck.schema.period.PeriodKind;

/** Where periods lie in time, counted in periods of their own kind, and in the calendar. */
final class Positions {
    private static final long MONTHS = 12;
    private static final long QUARTERS = 4;
    private static final long DAYS_OF_WEEK = 7;

    /** The first Monday of the count of weeks: any would do. */
    private static final LocalDate A_MONDAY = LocalDate.of(1970, 1, 5);

    private Positions() {}

    /** Do periods of that kind follow each other, so that they make a series? */
    static boolean isRegular(PeriodKind kind) {
        return switch (kind) {
            case DAY, WEEK, MONTH, QUARTER, YEAR -> true;
            case WINDOW, TO_DATE, EVENT -> false;
        };
    }

    /** How many periods of its kind lie before it: those that follow each other differ by 1. */
    static long inTime(Period period) {
        LocalDate end = period.end();
        return switch (period.kind()) {
            case DAY -> end.toEpochDay();
            case WEEK -> Math.floorDiv(end.toEpochDay() - A_MONDAY.toEpochDay(), DAYS_OF_WEEK);
            case MONTH -> end.getLong(ChronoField.PROLEPTIC_MONTH);
            case QUARTER -> end.getYear() * QUARTERS + end.get(IsoFields.QUARTER_OF_YEAR) - 1;
            case YEAR -> end.getYear();
            case WINDOW, TO_DATE, EVENT -> throw none(period);
        };
    }

    /** The place in the calendar: the day of the week, the ISO week, the month, the quarter; years are all alike. */
    static int inCalendar(Period period) {
        LocalDate end = period.end();
        return switch (period.kind()) {
            case DAY -> end.getDayOfWeek().getValue();
            case WEEK -> end.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            case MONTH -> end.getMonthValue();
            case QUARTER -> end.get(IsoFields.QUARTER_OF_YEAR);
            case YEAR -> 1;
            case WINDOW, TO_DATE, EVENT -> throw none(period);
        };
    }

    /** The period before, of the same kind. */
    static Period before(Period period) {
        LocalDate end = period.end();
        return switch (period.kind()) {
            case DAY -> Period.day(end.minusDays(1));
            case WEEK -> Period.week(end.minusWeeks(1));
            case MONTH -> Period.month(java.time.YearMonth.from(end).minusMonths(1));
            case QUARTER -> Period.quarter(end.minusMonths(MONTHS / QUARTERS));
            case YEAR -> Period.year(end.getYear() - 1);
            case WINDOW, TO_DATE, EVENT -> throw none(period);
        };
    }

    /**
     * The same period a year before, by the calendar. What last year did not have compares with what came just before:
     * 29 February with the 28th, ISO week 53 with week 52.
     */
    static Period lastYear(Period period) {
        LocalDate end = period.end();
        return switch (period.kind()) {
            case DAY -> Period.day(end.minusYears(1));
            case WEEK -> weekLastYear(end);
            case MONTH -> Period.month(java.time.YearMonth.from(end).minusYears(1));
            case QUARTER -> Period.quarter(end.minusMonths(MONTHS));
            case YEAR -> Period.year(end.getYear() - 1);
            case WINDOW, TO_DATE, EVENT -> throw none(period);
        };
    }

    private static Period weekLastYear(LocalDate day) {
        int year = day.get(IsoFields.WEEK_BASED_YEAR) - 1;
        LocalDate within = LocalDate.of(year, 1, 4); // always in the first week
        long last = within.range(IsoFields.WEEK_OF_WEEK_BASED_YEAR).getMaximum();
        long week = Math.min(last, day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
        return Period.week(within.plusWeeks(week - 1));
    }

    private static IllegalArgumentException none(Period period) {
        return new IllegalArgumentException(
                period + " is no period of a series; a series is of days, weeks, months, quarters or years");
    }
}
