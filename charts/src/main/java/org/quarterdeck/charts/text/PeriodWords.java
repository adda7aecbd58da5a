package org.quarterdeck.charts.text;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.quarterdeck.schema.config.Words;
import org.quarterdeck.schema.period.Period;
import org.quarterdeck.schema.period.PeriodKind;

/** How days and periods are said. The patterns are those of {@link DateTimeFormatter}. */
public final class PeriodWords {
    private static final Words DAY = Words.of(Map.of("en", "d MMMM y", "fr", "d MMMM y", "zh", "y年M月d日"));
    private static final Words DAY_ALONE = Words.of(Map.of("en", "d MMMM", "zh", "M月d日"));
    private static final Words MONTH = Words.of(Map.of("en", "MMMM y", "zh", "y年M月"));
    private static final Words MONTH_ALONE = Words.of(Map.of("en", "LLLL"));
    private static final Words QUARTER = Words.of(Map.of("en", "QQQQ 'of' y", "fr", "QQQQ y", "zh", "y年QQQQ"));
    private static final Words TO = Words.of(Map.of("en", "to {0}", "fr", "au {0}"));
    private static final Words FROM_TO = Words.of(Map.of("en", "{0}–{1}"));

    private static final Words ON = Words.of(Map.of("en", "on {0}", "fr", "le {0}"));
    private static final Words IN = Words.of(Map.of("en", "in {0}", "fr", "en {0}"));
    private static final Words IN_QUARTER = Words.of(Map.of("en", "in the {0}", "fr", "au {0}"));
    private static final Words BY = Words.of(Map.of("en", "by {0}", "fr", "au {0}"));
    private static final Words FROM_UP_TO = Words.of(Map.of("en", "from {0} to {1}", "fr", "de {0} à {1}"));

    private PeriodWords() {}

    /** "31 May 2020". */
    public static String of(LocalDate day, String language) {
        return format(DAY, day, language);
    }

    /** A day in that year without it, "30 April"; else "31 May 2019". */
    public static String within(int year, LocalDate day, String language) {
        return day.getYear() == year ? format(DAY_ALONE, day, language) : of(day, language);
    }

    /** A month in that year without it, "April"; else, and any other period, as {@link #of(Period, String)}. */
    public static String within(int year, Period period, String language) {
        boolean month = period.kind() == PeriodKind.MONTH && period.end().getYear() == year;
        return month ? month(period.end(), language) : of(period, language);
    }

    /** "May". */
    public static String month(LocalDate day, String language) {
        return format(MONTH_ALONE, day, language);
    }

    /** "Mar", for axes. */
    public static String shortMonth(YearMonth month, String language) {
        return DateTimeFormatter.ofPattern("LLL", Locale.forLanguageTag(language))
                .format(month);
    }

    /** "May 2020", "January–May 2020", "to 31 May 2020". */
    public static String of(Period given, String language) {
        Period period = simplest(given);
        LocalDate end = period.end();
        return switch (period.kind()) {
            case DAY, EVENT -> of(end, language);
            case MONTH -> format(MONTH, end, language);
            case QUARTER -> format(QUARTER, end, language);
            case YEAR -> String.valueOf(end.getYear());
            case WEEK ->
                "ISO " + end.get(IsoFields.WEEK_BASED_YEAR) + "-W" + end.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            case TO_DATE -> TO.in(language).replace("{0}", of(end, language));
            case WINDOW -> window(FROM_TO, period, Objects.requireNonNull(period.start()), language);
        };
    }

    /** As a sentence says when: "in May 2020", "from January to May 2020", "on 21 May 2020", "by 31 May 2020". */
    public static String during(Period given, String language) {
        Period period = simplest(given);
        return switch (period.kind()) {
            case DAY, EVENT -> ON.in(language).replace("{0}", of(period, language));
            case MONTH, YEAR, WEEK -> IN.in(language).replace("{0}", of(period, language));
            case QUARTER -> IN_QUARTER.in(language).replace("{0}", of(period, language));
            case TO_DATE -> BY.in(language).replace("{0}", of(period.end(), language));
            case WINDOW -> window(FROM_UP_TO, period, Objects.requireNonNull(period.start()), language);
        };
    }

    /** The year to date is one month in January and the whole year in December, and is called so. */
    private static Period simplest(Period period) {
        return Stream.of(
                        Period.month(YearMonth.from(period.end())),
                        Period.year(period.end().getYear()))
                .filter(p -> p.end().equals(period.end()) && Objects.equals(p.start(), period.start()))
                .findFirst()
                .orElse(period);
    }

    private static String window(Words joined, Period period, LocalDate start, String language) {
        LocalDate end = period.end();
        boolean months = period.text().length() == "2020-01/2020-05".length();
        Words pattern = months ? MONTH : DAY;
        String from =
                months && start.getYear() == end.getYear() ? month(start, language) : format(pattern, start, language);
        return joined.in(language).replace("{0}", from).replace("{1}", format(pattern, end, language));
    }

    private static String format(Words pattern, LocalDate day, String language) {
        return DateTimeFormatter.ofPattern(pattern.in(language), Locale.forLanguageTag(language))
                .format(day);
    }
}
