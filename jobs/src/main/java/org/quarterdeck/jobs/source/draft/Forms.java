package org.quarterdeck.jobs.source.draft;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.quarterdeck.jobs.source.format.Cell;

/** The forms in which a column's cells can be dates or numbers. */
final class Forms {
    private static final List<String> DATES = List.of(
            "yyyy-MM-dd",
            "dd/MM/yyyy",
            "MM/dd/yyyy",
            "d/M/yyyy",
            "M/d/yyyy",
            "dd.MM.yyyy",
            "d.M.yyyy",
            "dd-MM-yyyy",
            "yyyy/MM/dd",
            "MMMM d, yyyy",
            "d MMMM yyyy",
            "d MMM yyyy",
            "dd-MMM-yyyy",
            "yyyy-MM-dd'T00:00:00'");

    private static final Map<String, Pattern> NUMBERS = new LinkedHashMap<>();

    static {
        NUMBERS.put("en", Pattern.compile("[-+]?(\\d+|\\d{1,3}(,\\d{3})+)(\\.\\d+)?"));
        NUMBERS.put("de", Pattern.compile("[-+]?(\\d+|\\d{1,3}(\\.\\d{3})+)(,\\d+)?"));
        NUMBERS.put("fr", Pattern.compile("[-+]?(\\d+|\\d{1,3}([ \u00a0\u202f]\\d{3})+)(,\\d+)?"));
    }

    private Forms() {}

    /** The forms in which every text of a column is a date; all forms when the file knows its dates itself. */
    static List<String> dates(List<Cell> cells) {
        if (cells.isEmpty() || cells.stream().anyMatch(c -> c instanceof Cell.Numeral || c instanceof Cell.Flag)) {
            return List.of();
        }
        return DATES.stream()
                .filter(form -> cells.stream().allMatch(c -> c instanceof Cell.Moment || isDate(c.text(), form)))
                .toList();
    }

    private static boolean isDate(String text, String form) {
        try {
            DateTimeFormatter formatter = DateTimeFormatter.ofPattern(form.replace('y', 'u'), Locale.ENGLISH)
                    .withResolverStyle(ResolverStyle.STRICT);
            return LocalDate.parse(text, formatter).getYear() > 0;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** The locales in which every text of a column is a number. */
    static List<String> numbers(List<Cell> cells) {
        if (cells.isEmpty() || cells.stream().anyMatch(c -> c instanceof Cell.Moment || c instanceof Cell.Flag)) {
            return List.of();
        }
        return NUMBERS.keySet().stream()
                .filter(locale -> cells.stream()
                        .allMatch(c -> c instanceof Cell.Numeral
                                || NUMBERS.getOrDefault(locale, Pattern.compile(""))
                                        .matcher(c.text())
                                        .matches()))
                .toList();
    }

    /** What a word looks like, with every letter an {@code a} and every digit a {@code 9}: it shows no value. */
    static String shape(String text) {
        String shape = text.replaceAll("\\p{L}+", "a").replaceAll("\\d", "9").replaceAll("\\s+", " ");
        return shape.length() <= 24 ? shape : shape.substring(0, 24) + "…";
    }
}
