package org.quarterdeck.charts.text;

import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.quarterdeck.schema.config.Nearest;
import org.quarterdeck.schema.figure.Figure;
import org.quarterdeck.schema.metric.PrintedForm;
import org.quarterdeck.schema.period.Period;

/**
 * Prints one value in one form; the form comes after the bar of a slot, and nothing means the metric's own.
 *
 * @param year the year that needs no mention: "since March" in it, "since March 2020" in any other
 */
record Form(String language, Template.Voice voice, int year) {
    private static final List<String> KNOWN = List.of(
            "",
            "table",
            "exact",
            "bare",
            "percent",
            "cents",
            "capital",
            "month",
            "month_year",
            "during",
            "since",
            "plural");

    static void check(String form) {
        String word = form.startsWith("plural ") ? "plural" : base(form);
        if (!KNOWN.contains(word)) {
            throw new IllegalArgumentException("unknown form \"" + word + "\"" + Nearest.hint(word, KNOWN));
        }
        if (word.equals("plural") && !cases(form).containsKey("other")) {
            throw new IllegalArgumentException(
                    "\"" + form + "\" needs at least \"other\"; write it as plural one: donor; other: donors");
        }
    }

    /** A form may be followed by capital, as in {@code {period|during|capital}}. */
    private static String base(String form) {
        return isCapital(form) && form.contains("|") ? form.substring(0, form.lastIndexOf('|')) : form;
    }

    private static boolean isCapital(String form) {
        return form.equals("capital") || form.endsWith("|capital");
    }

    Rendered.Piece print(Value value, String form) {
        if (value instanceof Value.Missing missing) {
            throw new MissingFigure(missing.what());
        }
        if (value instanceof Value.Amount number) {
            boolean inflection = form.startsWith("plural ");
            return new Rendered.Piece(
                    number(number, form), inflection ? List.<Figure>of() : number.from(), OptionalInt.empty());
        }
        if (value instanceof Value.Hidden hidden) {
            String words = form.startsWith("plural ")
                    ? cases(form).getOrDefault("other", "")
                    : cased(HiddenWords.of(hidden.withheld(), language), form);
            return new Rendered.Piece(words, List.of(), OptionalInt.empty());
        }
        if (value instanceof Value.Judged judged) {
            String verdict = TrendWords.of(judged.trend(), language);
            return new Rendered.Piece(cased(verdict, form), List.of(), OptionalInt.empty());
        }
        if (value instanceof Value.SeriesName name) {
            return new Rendered.Piece(cased(name.text(), form), List.of(), OptionalInt.of(name.series()));
        }
        return new Rendered.Piece(cased(words(value, base(form)), form), List.of(), OptionalInt.empty());
    }

    private String words(Value value, String form) {
        if (value instanceof Value.Day day) {
            return switch (form) {
                case "month" -> month(day.day());
                case "during" -> PeriodWords.during(Period.day(day.day()), language);
                case "since" -> PeriodWords.since(year, YearMonth.from(day.day()), language);
                case "month_year" -> PeriodWords.of(Period.month(YearMonth.from(day.day())), language);
                default -> PeriodWords.of(day.day(), language);
            };
        }
        if (value instanceof Value.Span span) {
            return switch (form) {
                case "month" -> month(span.period().end());
                case "during" -> PeriodWords.during(span.period(), language);
                default -> PeriodWords.of(span.period(), language);
            };
        }
        return ((Value.Text) value).text();
    }

    private String month(LocalDate day) {
        return PeriodWords.within(year, Period.month(YearMonth.from(day)), language);
    }

    private String number(Value.Amount number, String form) {
        BigDecimal amount = number.amount();
        return switch (form) {
            case "table" -> number.form().inTable(amount, number.unit(), language);
            case "exact" -> PrintedForm.of("exact").inTable(amount, number.unit(), language);
            case "bare" -> bare(number);
            case "percent" -> PrintedForm.share(amount.abs(), language);
            case "cents" -> digits(amount.movePointRight(2));
            default ->
                form.startsWith("plural ") ? plural(number.form().counted(amount), form) : cased(own(number), form);
        };
    }

    private String own(Value.Amount number) {
        return voice == Template.Voice.SENTENCE
                ? number.form().inSentence(number.amount(), number.unit(), language)
                : number.form().inTable(number.amount(), number.unit(), language);
    }

    /** Without the words of a unit that follows: "$44.1 of $48.0 million". */
    private String bare(Value.Amount number) {
        return number.form().bare(number.amount(), number.unit(), language);
    }

    private String digits(BigDecimal amount) {
        return PrintedForm.of("exact").inTable(amount.setScale(0, RoundingMode.HALF_UP), "", language);
    }

    private String plural(BigDecimal amount, String form) {
        Map<String, String> cases = cases(form);
        String category =
                PluralRules.forLocale(ULocale.forLanguageTag(language)).select(amount.doubleValue());
        return cases.getOrDefault(category, cases.getOrDefault("other", ""));
    }

    private static Map<String, String> cases(String form) {
        Map<String, String> cases = new LinkedHashMap<>();
        for (String one : form.substring("plural ".length()).split(";", -1)) {
            int colon = one.indexOf(':');
            if (colon > 0) {
                cases.put(
                        one.substring(0, colon).strip(),
                        one.substring(colon + 1).strip());
            }
        }
        return cases;
    }

    private String cased(String text, String form) {
        if (!isCapital(form) || text.isEmpty()) {
            return text;
        }
        int first = text.offsetByCodePoints(0, 1);
        return text.substring(0, first).toUpperCase(Locale.forLanguageTag(language)) + text.substring(first);
    }
}
