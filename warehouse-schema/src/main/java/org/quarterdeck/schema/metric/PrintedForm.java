package org.quarterdeck.schema.metric;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.Precision;
import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.quarterdeck.schema.config.Words;

/**
 * How a value is printed: {@code exact}, {@code {over: 1000}} (floored: "over 13,000"), {@code {millions: 1}}
 * ("$249.5 million"), {@code {percent: 0}} ("68 per cent"), {@code {decimals: 2}}. Rounds half up, apart from
 * {@code over}.
 *
 * @param rule which
 * @param digits its parameter: the step of {@code over}, else decimals
 */
public record PrintedForm(Rule rule, int digits) {
    /** The rounding rules. */
    public enum Rule {
        EXACT,
        OVER,
        MILLIONS,
        PERCENT,
        DECIMALS
    }

    private static final Set<String> NAMES = Set.of("over", "millions", "percent", "decimals");
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private static final Words MILLIONS = Words.of(Map.of(
            "en", "{0} million",
            "fr", "{0} millions",
            "es", "{0} millones",
            "ru", "{0} млн",
            "zh", "{0}百万",
            "ar", "{0} مليون"));
    private static final Words OVER = Words.of(Map.of(
            "en", "over {0}",
            "fr", "plus de {0}",
            "es", "más de {0}",
            "ru", "более {0}",
            "zh", "超过{0}",
            "ar", "أكثر من {0}"));
    private static final Words PER_CENT = Words.of(Map.of(
            "en", "{0} per cent",
            "fr", "{0} %",
            "es", "{0} %",
            "ru", "{0} %",
            "zh", "{0}%",
            "ar", "{0} في المائة"));

    /** The sign itself, no hyphen, in every language. */
    private static final String MINUS = "−";

    private static final int MOST_DECIMALS = 9;

    /** Refuses what could not be printed. */
    public PrintedForm {
        if (rule == Rule.OVER && digits < 1) {
            throw new IllegalArgumentException("over needs a step above 0, as {over: 1000}");
        }
        if (digits < 0 || (rule != Rule.OVER && digits > MOST_DECIMALS)) {
            throw new IllegalArgumentException(
                    rule.name().toLowerCase(Locale.ROOT) + " needs a number of decimals from 0 to " + MOST_DECIMALS);
        }
    }

    /** {@code exact}. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static PrintedForm of(String word) {
        if (!word.equals("exact")) {
            throw new IllegalArgumentException("\"" + word
                    + "\" is no printed form; write exact, {over: 1000}, {millions: 1}, {percent: 0} or {decimals: 2}");
        }
        return new PrintedForm(Rule.EXACT, 0);
    }

    /** A rule with its parameter. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static PrintedForm of(Map<String, Integer> rule) {
        if (rule.size() != 1 || !NAMES.containsAll(rule.keySet())) {
            throw new IllegalArgumentException(
                    "a printed form is one of over, millions, percent, decimals, as {millions: 1}");
        }
        Map.Entry<String, Integer> only = rule.entrySet().iterator().next();
        return new PrintedForm(Rule.valueOf(only.getKey().toUpperCase(Locale.ROOT)), only.getValue());
    }

    /**
     * The value as a chart or table prints it: digits always.
     *
     * @param unit the figure's unit; a currency code of ISO 4217 prints as the United Nations print it (AU$, $, €)
     * @param language ISO 639-1
     */
    public String inTable(BigDecimal value, String unit, String language) {
        ULocale locale = ULocale.forLanguageTag(language + "-u-nu-latn");
        return switch (rule) {
            case EXACT -> money(number(value, value.stripTrailingZeros().scale() > 0 ? 2 : 0, locale), unit);
            case DECIMALS -> money(number(value, digits, locale), unit);
            case OVER -> over(value, unit, language, locale);
            case MILLIONS ->
                money(
                        MessageFormat.format(
                                MILLIONS.in(language),
                                number(value.divide(MILLION, digits, RoundingMode.HALF_UP), digits, locale)),
                        unit);
            case PERCENT ->
                MessageFormat.format(PER_CENT.in(language), number(value.movePointRight(2), digits, locale));
        };
    }

    /** The value as a sentence prints it: whole numbers below ten are words. */
    public String inSentence(BigDecimal value, String unit, String language) {
        boolean small = (rule == Rule.EXACT || rule == Rule.OVER)
                && value.signum() >= 0
                && value.compareTo(BigDecimal.TEN) < 0
                && value.stripTrailingZeros().scale() <= 0
                && symbol(unit).isEmpty();
        if (small && isPrintedWhole(value)) {
            return spelled(value, language);
        }
        if (small) {
            return MessageFormat.format(OVER.in(language), spelled(floor(value), language));
        }
        return inTable(value, unit, language);
    }

    private static String spelled(BigDecimal value, String language) {
        return new RuleBasedNumberFormat(ULocale.forLanguageTag(language), RuleBasedNumberFormat.SPELLOUT)
                .format(value.intValueExact());
    }

    private BigDecimal floor(BigDecimal value) {
        BigDecimal step = BigDecimal.valueOf(digits);
        return value.divide(step, 0, RoundingMode.FLOOR).multiply(step);
    }

    /** Is it printed as it is, rather than as "over"? A value below the first step is. */
    private boolean isPrintedWhole(BigDecimal value) {
        return rule != Rule.OVER
                || floor(value).compareTo(value) == 0
                || floor(value).signum() == 0;
    }

    private String over(BigDecimal value, String unit, String language, ULocale locale) {
        return isPrintedWhole(value)
                ? money(number(value, 0, locale), unit)
                : MessageFormat.format(OVER.in(language), money(number(floor(value), 0, locale), unit));
    }

    private static String number(BigDecimal value, int decimals, ULocale locale) {
        LocalizedNumberFormatter formatter = NumberFormatter.withLocale(locale)
                .precision(Precision.fixedFraction(decimals))
                .roundingMode(RoundingMode.HALF_UP);
        String printed = formatter.format(value.abs()).toString();
        boolean isNegative = value.setScale(decimals, RoundingMode.HALF_UP).signum() < 0;
        return isNegative ? MINUS + printed : printed;
    }

    private static String money(String number, String unit) {
        String symbol = symbol(unit);
        return number.startsWith(MINUS) ? MINUS + symbol + number.substring(MINUS.length()) : symbol + number;
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
            default -> unit.length() == 3 && unit.equals(unit.toUpperCase(Locale.ROOT)) ? unit + " " : "";
        };
    }
}
