package org.quarterdeck.charts.text;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.quarterdeck.schema.config.Words;
import org.quarterdeck.schema.period.Period;
import org.quarterdeck.schema.period.PeriodKind;

/** How days and periods are said. Patterns are those of {@link MonthWords}; of two days the first has a 0 and the last a 1. */
public final class PeriodWords {
    private static final Words DAY = six(
            "{d} {of} {y}", "{d} {of} {y}", "{d} de {of} de {y}", "{d} {of} {y} года", "{y}年{m}月{d}日", "{d} {of} {y}");
    private static final Words DAY_ALONE =
            six("{d} {of}", "{d} {of}", "{d} de {of}", "{d} {of}", "{m}月{d}日", "{d} {of}");
    private static final Words MONTH =
            six("{month} {y}", "{month} {y}", "{month} de {y}", "{month} {y} года", "{y}年{m}月", "{month} {y}");
    private static final Words MONTH_ALONE = six("{month}", "{month}", "{month}", "{month}", "{m}月", "{month}");
    private static final Words QUARTER = six(
            "{quarter} of {y}",
            "{quarter} {y}",
            "{quarter} de {y}",
            "{quarter} {y} года",
            "{y}年{quarter}",
            "{quarter} من عام {y}");
    private static final Words YEAR = six("{y}", "{y}", "{y}", "{y} год", "{y}年", "{y}");
    private static final Words TO = six("to {0}", "au {0}", "hasta el {0}", "по {0}", "截至{0}", "حتى {0}");

    private static final Words MONTHS = six(
            "{month0}–{month1} {y1}",
            "{month0}–{month1} {y1}",
            "{month0}–{month1} de {y1}",
            "{month0} – {month1} {y1} года",
            "{y0}年{m0}月至{m1}月",
            "{month0} – {month1} {y1}");
    private static final Words MONTHS_OF_YEARS = six(
            "{month0} {y0}–{month1} {y1}",
            "{month0} {y0}–{month1} {y1}",
            "{month0} de {y0}–{month1} de {y1}",
            "{month0} {y0} года – {month1} {y1} года",
            "{y0}年{m0}月至{y1}年{m1}月",
            "{month0} {y0} – {month1} {y1}");
    private static final Words DAYS = six(
            "{d0} {of0} {y0}–{d1} {of1} {y1}",
            "{d0} {of0} {y0}–{d1} {of1} {y1}",
            "{d0} de {of0} de {y0}–{d1} de {of1} de {y1}",
            "{d0} {of0} {y0} года – {d1} {of1} {y1} года",
            "{y0}年{m0}月{d0}日至{y1}年{m1}月{d1}日",
            "{d0} {of0} {y0} – {d1} {of1} {y1}");

    private static final Words ON = six("on {0}", "le {0}", "el {0}", "{0}", "{0}", "في {0}");
    private static final Words BY = six("by {0}", "au {0}", "al {0}", "по состоянию на {0}", "截至{0}", "حتى {0}");
    private static final Words IN_WEEK = six("in {0}", "en {0}", "en {0}", "в неделю {0}", "{0}", "في الأسبوع {0}");
    private static final Words IN_MONTH = six(
            "in {month} {y}", "en {month} {y}", "en {month} de {y}", "в {in} {y} года", "{y}年{m}月", "في {month} {y}");
    private static final Words IN_QUARTER = six(
            "in the {quarter} of {y}",
            "au {quarter} {y}",
            "en el {quarter} de {y}",
            "в {q}-м квартале {y} года",
            "{y}年{quarter}",
            "في {quarter} من عام {y}");
    private static final Words IN_YEAR = six("in {y}", "en {y}", "en {y}", "в {y} году", "{y}年", "في عام {y}");
    private static final Words FROM_MONTHS = six(
            "from {month0} to {month1} {y1}",
            "de {month0} à {month1} {y1}",
            "de {month0} a {month1} de {y1}",
            "с {of0} по {month1} {y1} года",
            "{y0}年{m0}月至{m1}月",
            "من {month0} إلى {month1} {y1}");
    private static final Words FROM_MONTHS_OF_YEARS = six(
            "from {month0} {y0} to {month1} {y1}",
            "de {month0} {y0} à {month1} {y1}",
            "de {month0} de {y0} a {month1} de {y1}",
            "с {of0} {y0} года по {month1} {y1} года",
            "{y0}年{m0}月至{y1}年{m1}月",
            "من {month0} {y0} إلى {month1} {y1}");
    private static final Words FROM_DAYS = six(
            "from {d0} {of0} {y0} to {d1} {of1} {y1}",
            "du {d0} {of0} {y0} au {d1} {of1} {y1}",
            "del {d0} de {of0} de {y0} al {d1} de {of1} de {y1}",
            "с {d0} {of0} {y0} года по {d1} {of1} {y1} года",
            "{y0}年{m0}月{d0}日至{y1}年{m1}月{d1}日",
            "من {d0} {of0} {y0} إلى {d1} {of1} {y1}");
    private static final Words SINCE_MONTH =
            six("since {month}", "depuis {month}", "desde {month}", "с {of}", "自{m}月以来", "منذ {month}");
    private static final Words SINCE_MONTH_OF_YEAR = six(
            "since {month} {y}",
            "depuis {month} {y}",
            "desde {month} de {y}",
            "с {of} {y} года",
            "自{y}年{m}月以来",
            "منذ {month} {y}");

    /** French leaves the e out before a vowel: d’avril, d’août, d’octobre. */
    private static final Pattern FRENCH_ELISION = Pattern.compile("\\bde (?=[aeiouâéèêô])");

    private PeriodWords() {}

    private static Words six(String en, String fr, String es, String ru, String zh, String ar) {
        return Words.of(Map.of("en", en, "fr", fr, "es", es, "ru", ru, "zh", zh, "ar", ar));
    }

    /** "31 May 2020". */
    public static String of(LocalDate day, String language) {
        return said(DAY, day, language);
    }

    /** A day in that year without it, "30 April"; else "31 May 2019". */
    public static String within(int year, LocalDate day, String language) {
        return day.getYear() == year ? said(DAY_ALONE, day, language) : of(day, language);
    }

    /** A month in that year without it, "April"; else, and any other period, as {@link #of(Period, String)}. */
    public static String within(int year, Period period, String language) {
        boolean month = period.kind() == PeriodKind.MONTH && period.end().getYear() == year;
        return month ? month(period.end(), language) : of(period, language);
    }

    /** "May". */
    public static String month(LocalDate day, String language) {
        return said(MONTH_ALONE, day, language);
    }

    /** "Mar", for axes. */
    public static String shortMonth(YearMonth month, String language) {
        return MonthWords.shortName(month, language);
    }

    /** "since March" of that year, "since March 2019" of another. */
    public static String since(int year, YearMonth month, String language) {
        return said(month.getYear() == year ? SINCE_MONTH : SINCE_MONTH_OF_YEAR, month.atDay(1), language);
    }

    /** "May 2020", "January–May 2020", "to 31 May 2020". */
    public static String of(Period given, String language) {
        Period period = simplest(given);
        LocalDate end = period.end();
        return switch (period.kind()) {
            case DAY, EVENT -> of(end, language);
            case MONTH -> said(MONTH, end, language);
            case QUARTER -> said(QUARTER, end, language);
            case YEAR -> said(YEAR, end, language);
            case WEEK -> week(end, language);
            case TO_DATE -> TO.in(language).replace("{0}", of(end, language));
            case WINDOW -> window(MONTHS, MONTHS_OF_YEARS, DAYS, period, language);
        };
    }

    /** As a sentence says when: "in May 2020", "from January to May 2020", "on 21 May 2020", "by 31 May 2020". */
    public static String during(Period given, String language) {
        Period period = simplest(given);
        LocalDate end = period.end();
        return switch (period.kind()) {
            case DAY, EVENT -> ON.in(language).replace("{0}", of(period, language));
            case MONTH -> said(IN_MONTH, end, language);
            case QUARTER -> said(IN_QUARTER, end, language).replace("в 2-м", "во 2-м");
            case YEAR -> said(IN_YEAR, end, language);
            case WEEK -> IN_WEEK.in(language).replace("{0}", week(end, language));
            case TO_DATE -> BY.in(language).replace("{0}", of(end, language));
            case WINDOW -> window(FROM_MONTHS, FROM_MONTHS_OF_YEARS, FROM_DAYS, period, language);
        };
    }

    private static String week(LocalDate day, String language) {
        String week = "ISO " + day.get(IsoFields.WEEK_BASED_YEAR) + "-W" + day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        return Direction.of(language).kept(week);
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

    private static String window(Words ofYear, Words ofYears, Words ofDays, Period period, String language) {
        LocalDate start = Objects.requireNonNull(period.start());
        boolean months = period.text().length() == "2020-01/2020-05".length();
        boolean within = start.getYear() == period.end().getYear();
        Words pattern = months ? (within ? ofYear : ofYears) : ofDays;
        String from = MonthWords.filled(pattern.in(language), "0", start, language);
        String said = MonthWords.filled(from, "1", period.end(), language);
        return language.equals("fr") ? FRENCH_ELISION.matcher(said).replaceAll("d’") : said;
    }

    private static String said(Words pattern, LocalDate day, String language) {
        return MonthWords.filled(pattern.in(language), "", day, language);
    }
}
