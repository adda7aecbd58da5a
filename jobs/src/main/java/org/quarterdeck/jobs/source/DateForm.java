package org.quarterdeck.jobs.source;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.regex.Pattern;

/** The one form in which a source writes its dates. Nothing else is a date: {@code 03/04/2020} is never guessed at. */
public final class DateForm {
    /** Years outside are slips of the pen, or a spreadsheet's day 0. */
    private static final int FIRST_YEAR = 1945;

    private static final int LAST_YEAR = 2100;
    private static final LocalDate SAMPLE = LocalDate.of(2020, 5, 27);
    private static final Pattern SHORT_YEAR = Pattern.compile("(?<![yu])[yu]{1,3}(?![yu])");
    private static final Pattern QUOTED = Pattern.compile("'[^']*'");

    /** The form in which configuration writes dates. */
    static final DateForm ISO = of("yyyy-MM-dd");

    private final String pattern;
    private final DateTimeFormatter formatter;

    private DateForm(String pattern, DateTimeFormatter formatter) {
        this.pattern = pattern;
        this.formatter = formatter;
    }

    /**
     * A form, by a pattern of {@link DateTimeFormatter}; names of months are English.
     *
     * @throws IllegalArgumentException when the pattern does not tell year, month and day without doubt
     */
    public static DateForm of(String pattern) {
        if (SHORT_YEAR.matcher(QUOTED.matcher(pattern).replaceAll("")).find()) {
            throw new IllegalArgumentException("\"" + pattern + "\" writes the year short; write it as yyyy");
        }
        try {
            // Strictly resolved, a year of an era (y) needs its era; the year itself (u) is what people mean.
            DateTimeFormatter formatter = DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ENGLISH)
                    .withResolverStyle(ResolverStyle.STRICT);
            if (!LocalDate.parse(formatter.format(SAMPLE), formatter).equals(SAMPLE)) {
                throw new IllegalArgumentException("\"" + pattern + "\" does not tell one day from another");
            }
            return new DateForm(pattern, formatter);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "\"" + pattern + "\" does not tell a day; write it as yyyy-MM-dd or dd/MM/yyyy", e);
        }
    }

    /** Is it a date in this form, and one that can be meant? */
    public boolean fits(String text) {
        try {
            read(text);
            return true;
        } catch (CellRejected e) {
            return false;
        }
    }

    /** Reads a date, exactly in this form. */
    LocalDate read(String text) throws CellRejected {
        try {
            return plausible(LocalDate.parse(text, formatter));
        } catch (DateTimeException e) {
            throw new CellRejected("date", text, "is not a date in the form " + pattern + "; write it in that form");
        }
    }

    /** A date that can be meant. */
    static LocalDate plausible(LocalDate date) throws CellRejected {
        if (date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR) {
            throw new CellRejected(
                    "date",
                    date.toString(),
                    "is outside the years " + FIRST_YEAR + " to " + LAST_YEAR + "; correct the year");
        }
        return date;
    }
}
