package org.quarterdeck.jobs.source;

import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a source writes its numbers: the decimal and group signs of its locale, and nothing else. Groups have three
 * digits; currency signs, percent signs, exponents and accountants' parentheses are no part of a number.
 */
public final class NumberForm {
    /** Spaces that locales and office programmes use for one another. */
    private static final String SPACES = " \u00a0\u202f";

    private static final String APOSTROPHES = "'\u2019";

    /** The form in which configuration writes numbers. */
    static final NumberForm PLAIN = of("en");

    private final String locale;
    private final Pattern pattern;

    private NumberForm(String locale, Pattern pattern) {
        this.locale = locale;
        this.pattern = pattern;
    }

    /**
     * The form of a locale, by its BCP 47 tag.
     *
     * @throws IllegalArgumentException for a tag that is no known locale
     */
    public static NumberForm of(String tag) {
        Locale locale = Locale.forLanguageTag(tag);
        if (locale.getLanguage().isEmpty()
                || Arrays.stream(Locale.getISOLanguages()).noneMatch(locale.getLanguage()::equals)) {
            throw new IllegalArgumentException("\"" + tag + "\" is no locale; write it as en, de or fr-CH");
        }
        DecimalFormatSymbols signs = DecimalFormatSymbols.getInstance(locale);
        String group = "[" + Pattern.quote(alike(signs.getGroupingSeparator())) + "]";
        String decimal = Pattern.quote(String.valueOf(signs.getDecimalSeparator()));
        return new NumberForm(
                tag,
                Pattern.compile("(?<sign>[-+\u2212]?)"
                        + "(?<whole>\\d+|\\d{1,3}(?<group>" + group + ")\\d{3}(?:\\k<group>\\d{3})*)"
                        + "(?:" + decimal + "(?<fraction>\\d+))?"));
    }

    private static String alike(char group) {
        if (SPACES.indexOf(group) >= 0) {
            return SPACES;
        }
        return APOSTROPHES.indexOf(group) >= 0 ? APOSTROPHES : String.valueOf(group);
    }

    /** Is it a number in this form? */
    public boolean fits(String text) {
        return pattern.matcher(text).matches();
    }

    /** Reads a number, exactly. */
    BigDecimal read(String text) throws CellRejected {
        Matcher number = pattern.matcher(text);
        if (!number.matches()) {
            throw new CellRejected(
                    "number",
                    text,
                    "is not a number as " + locale + " writes it"
                            + (text.startsWith("(") ? "; write a minus sign, not parentheses" : "; correct it"));
        }
        String sign = number.group("sign").isEmpty() || number.group("sign").equals("+") ? "" : "-";
        String fraction = number.group("fraction");
        return new BigDecimal(
                sign + number.group("whole").replaceAll("\\D", "") + (fraction == null ? "" : "." + fraction));
    }
}
