package org.quarterdeck.schema.period;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.threeten.extra.YearQuarter;
import org.threeten.extra.YearWeek;

/**
 * A period in the one grammar used everywhere (after ISO 8601 and EDTF): {@code 2020-05-27} a day,
 * {@code 2020-W22} an ISO week, {@code 2020-05} a month, {@code 2020-Q2} a quarter, {@code 2020} a year,
 * {@code 2020-01/2020-05} or {@code 2020-03-17/2020-05-30} a window with both ends in, {@code ../2020-05-31} to
 * date since the beginning.
 *
 * @param kind what it is
 * @param start its first day; null for a period to date, which has no beginning
 * @param end its last day
 * @param text its canonical form
 */
public record Period(PeriodKind kind, @Nullable LocalDate start, LocalDate end, String text)
        implements Comparable<Period> {
    private static final Comparator<Period> WITH_ONE_END = Comparator.comparing(
                    Period::start, Comparator.nullsFirst(Comparator.<LocalDate>naturalOrder()))
            .thenComparing(Period::kind)
            .thenComparing(Period::text);
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");
    private static final Pattern WEEK = Pattern.compile("\\d{4}-W\\d{2}");
    private static final Pattern QUARTER = Pattern.compile("\\d{4}-Q[1-4]");
    private static final Pattern YEAR = Pattern.compile("\\d{4}");
    private static final Pattern TO_DATE = Pattern.compile("\\.\\./\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern WINDOW =
            Pattern.compile("(\\d{4}-\\d{2})/(\\d{4}-\\d{2})|(\\d{4}-\\d{2}-\\d{2})/(\\d{4}-\\d{2}-\\d{2})");

    private static final String GRAMMAR = "write it as 2020-05-27, 2020-W22, 2020-05, 2020-Q2, 2020, 2020-01/2020-05,"
            + " 2020-03-17/2020-05-30 or ../2020-05-31";

    /**
     * Reads a period.
     *
     * @throws IllegalArgumentException when the text is no period, with the grammar by example
     */
    public static Period parse(String text) {
        try {
            return parsed(text.strip());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not a period: " + e.getMessage() + "; " + GRAMMAR, e);
        }
    }

    private static Period parsed(String text) {
        if (DAY.matcher(text).matches()) {
            return day(LocalDate.parse(text));
        }
        if (WEEK.matcher(text).matches()) {
            return week(text);
        }
        if (MONTH.matcher(text).matches()) {
            return month(YearMonth.parse(text));
        }
        if (QUARTER.matcher(text).matches()) {
            return quarter(YearQuarter.parse(text).atDay(1));
        }
        if (YEAR.matcher(text).matches()) {
            return year(Integer.parseInt(text));
        }
        if (TO_DATE.matcher(text).matches()) {
            return toDate(LocalDate.parse(text.substring(3)));
        }
        Matcher window = WINDOW.matcher(text);
        if (window.matches()) {
            return window.group(1) != null
                    ? window(YearMonth.parse(window.group(1)), YearMonth.parse(window.group(2)))
                    : window(LocalDate.parse(window.group(3)), LocalDate.parse(window.group(4)));
        }
        throw new IllegalArgumentException("\"" + text + "\" is not a period; " + GRAMMAR);
    }

    private static Period week(String text) {
        Period week = week(YearWeek.parse(text).atDay(java.time.DayOfWeek.MONDAY));
        if (!week.text().equals(text)) {
            throw new DateTimeException("that year has no such week");
        }
        return week;
    }

    /** A day. */
    public static Period day(LocalDate day) {
        return new Period(PeriodKind.DAY, day, day, day.toString());
    }

    /** The day of an event. */
    public static Period event(LocalDate day) {
        return new Period(PeriodKind.EVENT, day, day, day.toString());
    }

    /** The ISO week that holds the day. */
    public static Period week(LocalDate day) {
        LocalDate monday = day.with(TemporalAdjusters.previousOrSame(java.time.DayOfWeek.MONDAY));
        String text = String.format(
                Locale.ROOT,
                "%04d-W%02d",
                day.get(IsoFields.WEEK_BASED_YEAR),
                day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
        return new Period(PeriodKind.WEEK, monday, monday.plusDays(6), text);
    }

    /** A calendar month. */
    public static Period month(YearMonth month) {
        return new Period(PeriodKind.MONTH, month.atDay(1), month.atEndOfMonth(), month.toString());
    }

    /** The quarter that holds the day. */
    public static Period quarter(LocalDate day) {
        YearQuarter quarter = YearQuarter.from(day);
        return new Period(PeriodKind.QUARTER, quarter.atDay(1), quarter.atEndOfQuarter(), quarter.toString());
    }

    /** A calendar year. */
    public static Period year(int year) {
        return new Period(
                PeriodKind.YEAR,
                LocalDate.of(year, 1, 1),
                LocalDate.of(year, 12, 31),
                String.format(Locale.ROOT, "%04d", year));
    }

    /** Whole months from one to another, both in. */
    public static Period window(YearMonth from, YearMonth to) {
        return window(from.atDay(1), to.atEndOfMonth(), from + "/" + to);
    }

    /** Days from one to another, both in; written in days, even where they are whole months. */
    public static Period window(LocalDate from, LocalDate to) {
        return window(from, to, from + "/" + to);
    }

    private static Period window(LocalDate from, LocalDate to, String text) {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("\"" + text + "\" ends before it begins");
        }
        return new Period(PeriodKind.WINDOW, from, to, text);
    }

    /** Since the beginning, up to the end of the day. */
    public static Period toDate(LocalDate day) {
        return new Period(PeriodKind.TO_DATE, null, day, "../" + day);
    }

    /** Is it the same span of the same kind, however it is written? */
    public boolean spans(Period other) {
        return kind == other.kind && Objects.equals(start, other.start) && end.equals(other.end);
    }

    /** Does the day lie in it? */
    public boolean contains(LocalDate day) {
        return (start == null || !day.isBefore(start)) && !day.isAfter(end);
    }

    /** The canonical text. */
    @Override
    public String toString() {
        return text;
    }

    /** In time: by end, then the longer first. */
    @Override
    public int compareTo(Period other) {
        int order = end.compareTo(other.end);
        return order == 0 ? WITH_ONE_END.compare(this, other) : order;
    }
}
