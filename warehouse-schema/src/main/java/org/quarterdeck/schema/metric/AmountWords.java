package org.quarterdeck.schema.metric;

import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.Currency;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;

/**
 * The words around amounts of money, as the United Nations write them: $249.5 million, 249,5 millions de dollars, 2.495亿美元.
 */
final class AmountWords {
    /** Of dollars, by plural; what a language does not tell apart is "other". A blank does not break. */
    private static final Map<String, Map<String, String>> DOLLARS = Map.of(
            "fr", Map.of("one", "dollar", "other", "dollars"),
            "es", Map.of("one", "dólar", "other", "dólares"),
            "ru", Map.of("other", "долл.\u00a0США"),
            "zh", Map.of("other", "美元"),
            "ar", Map.of("few", "دولارات", "many", "دولارا", "other", "دولار"));

    private static final Map<String, Map<String, String>> MILLIONS = Map.of(
            "en", Map.of("other", "million"),
            "fr", Map.of("one", "million", "other", "millions"),
            "es", Map.of("one", "millón", "other", "millones"),
            "ru", Map.of("other", "млн"),
            "ar", Map.of("few", "ملايين", "many", "مليونا", "other", "مليون"));

    private static final String BLANK = "\u00a0";
    private static final String MINUS = "−";

    private AmountWords() {}

    /** A whole amount with its unit. */
    static String whole(String number, BigDecimal value, String unit, String language) {
        return language.equals("en")
                ? before(number, unit)
                : after(number, isCurrency(unit) ? currency(plural(value, language), unit, language) : "", language);
    }

    /** An amount in millions with its unit; Chinese counts in other steps. */
    static String millions(String number, BigDecimal millions, String unit, String language) {
        String word = millionsWord(millions, language);
        if (language.equals("en")) {
            return before(number, unit) + " " + word;
        }
        String counted = after(number, word, language);
        if (!isCurrency(unit)) {
            return counted;
        }
        String of = language.equals("fr") || language.equals("es") ? " de " : language.equals("zh") ? "" : BLANK;
        // After a round million the unit has the form that it has after a million.
        return counted + of + currency(language.equals("ru") ? "many" : "other", unit, language);
    }

    private static String millionsWord(BigDecimal millions, String language) {
        return MILLIONS.getOrDefault(language, Map.of()).isEmpty()
                ? ""
                : form(MILLIONS.getOrDefault(language, Map.of()), plural(millions, language));
    }

    private static String after(String number, String word, String language) {
        return word.isEmpty() ? number : number + (language.equals("zh") ? "" : BLANK) + word;
    }

    private static String before(String number, String unit) {
        String symbol = symbol(unit);
        return number.startsWith(MINUS) ? MINUS + symbol + number.substring(MINUS.length()) : symbol + number;
    }

    private static String plural(BigDecimal value, String language) {
        return PluralRules.forLocale(ULocale.forLanguageTag(language))
                .select(value.abs().doubleValue());
    }

    private static String form(Map<String, String> words, String plural) {
        return words.getOrDefault(plural, words.getOrDefault("other", ""));
    }

    private static String currency(String plural, String unit, String language) {
        Map<String, String> dollars = DOLLARS.get(language);
        return unit.equals("USD") && dollars != null
                ? form(dollars, plural)
                : Currency.getInstance(unit)
                        .getName(ULocale.forLanguageTag(language), Currency.PLURAL_LONG_NAME, plural, new boolean[1])
                        .replace(" ", BLANK);
    }

    /** Is a unit a currency's code, as ISO 4217 writes them? */
    static boolean isCurrency(String unit) {
        return unit.length() == 3 && unit.equals(unit.toUpperCase(Locale.ROOT));
    }

    private static String symbol(String unit) {
        return switch (unit) {
            case "USD" -> "$";
            case "AUD" -> "AU$";
            case "CAD" -> "CA$";
            case "NZD" -> "NZ$";
            case "EUR" -> "€";
            case "GBP" -> "£";
            case "JPY" -> "¥";
            default -> isCurrency(unit) ? unit + " " : "";
        };
    }
}
