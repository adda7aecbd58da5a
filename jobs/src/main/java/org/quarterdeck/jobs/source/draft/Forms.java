package org.quarterdeck.jobs.source.draft;

import java.util.List;
import org.quarterdeck.jobs.source.DateForm;
import org.quarterdeck.jobs.source.NumberForm;
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
            "yyyy-MM-dd'T00:00:00'",
            "yyyy-MM-dd'T00:00:00Z'");

    private static final List<String> NUMBERS = List.of("en", "de", "fr");

    private Forms() {}

    /** The forms in which every text of a column is a date; all forms when the file knows its dates itself. */
    static List<String> dates(List<Cell> cells) {
        if (cells.isEmpty() || cells.stream().anyMatch(c -> c instanceof Cell.Numeral || c instanceof Cell.Flag)) {
            return List.of();
        }
        return DATES.stream()
                .filter(pattern -> {
                    DateForm form = DateForm.of(pattern);
                    return cells.stream().allMatch(c -> c instanceof Cell.Moment || form.fits(c.text()));
                })
                .toList();
    }

    /** The locales in which every text of a column is a number. */
    static List<String> numbers(List<Cell> cells) {
        if (cells.isEmpty() || cells.stream().anyMatch(c -> c instanceof Cell.Moment || c instanceof Cell.Flag)) {
            return List.of();
        }
        return NUMBERS.stream()
                .filter(locale -> {
                    NumberForm form = NumberForm.of(locale);
                    return cells.stream().allMatch(c -> c instanceof Cell.Numeral || form.fits(c.text()));
                })
                .toList();
    }

    /** What a word looks like, with every letter an {@code a} and every digit a {@code 9}: it shows no value. */
    static String shape(String text) {
        String shape = text.replaceAll("\\p{L}+", "a").replaceAll("\\d", "9").replaceAll("\\s+", " ");
        return shape.length() <= 24 ? shape : shape.substring(0, 24) + "…";
    }
}
