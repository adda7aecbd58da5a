package org.quarterdeck.charts.text;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The names of months and quarters, in the cases and manner of the United Nations. */
final class MonthWords {
    /** Where Russian says in which month something was. */
    private static final List<String> RUSSIAN_IN = List.of(
            "январе",
            "феврале",
            "марте",
            "апреле",
            "мае",
            "июне",
            "июле",
            "августе",
            "сентябре",
            "октябре",
            "ноябре",
            "декабре");

    /** The United Nations give both names of each month, those of the Levant and those from Latin. */
    private static final List<String> ARABIC = List.of(
            "كانون الثاني/يناير",
            "شباط/فبراير",
            "آذار/مارس",
            "نيسان/أبريل",
            "أيار/مايو",
            "حزيران/يونيه",
            "تموز/يوليه",
            "آب/أغسطس",
            "أيلول/سبتمبر",
            "تشرين الأول/أكتوبر",
            "تشرين الثاني/نوفمبر",
            "كانون الأول/ديسمبر");

    private MonthWords() {}

    /**
     * Fills a pattern of a day: {@code {d}}, {@code {m}} and {@code {y}} are numbers; {@code {month}}, {@code {of}} and
     * {@code {in}} name the month alone, in a date ("31 of May") and for when ("in May"); {@code {quarter}} and {@code {q}}
     * are its quarter. {@code end} stands behind each, so that a pattern may hold two days.
     */
    static String filled(String pattern, String end, LocalDate day, String language) {
        int month = day.getMonthValue();
        return pattern.replace("{d" + end + "}", number(day.getDayOfMonth(), language))
                .replace("{m" + end + "}", String.valueOf(month))
                .replace("{y" + end + "}", String.valueOf(day.getYear()))
                .replace("{month" + end + "}", name("LLLL", day, language))
                .replace("{of" + end + "}", name("MMMM", day, language))
                .replace("{in" + end + "}", language.equals("ru") ? RUSSIAN_IN.get(month - 1) : "")
                .replace("{quarter" + end + "}", formatted("QQQQ", day, language))
                .replace("{q" + end + "}", String.valueOf((month + 2) / 3));
    }

    /** French begins its months with the first, and counts the rest. */
    private static String number(int day, String language) {
        return day == 1 && language.equals("fr") ? "1er" : String.valueOf(day);
    }

    private static String name(String pattern, LocalDate day, String language) {
        return language.equals("ar") ? ARABIC.get(day.getMonthValue() - 1) : formatted(pattern, day, language);
    }

    /** "Mar", for axes. */
    static String shortName(YearMonth month, String language) {
        return formatted("LLL", month.atDay(1), language);
    }

    private static String formatted(String pattern, LocalDate day, String language) {
        return DateTimeFormatter.ofPattern(pattern, Locale.forLanguageTag(language))
                .format(day);
    }
}
