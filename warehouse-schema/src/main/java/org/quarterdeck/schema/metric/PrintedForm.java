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
    private static final BigDecimal HUNDRED_MILLION = BigDecimal.valueOf(100_000_000);
    private static final int DIGITS_OF_TEN_THOUSAND = 4;
    private static final int DIGITS_OF_A_MILLION = 6;
    private static final Words OVER = Words.of(Map.of(
            "en", "over {0}",
            "fr", "plus de {0}",
            "es", "más de {0}",
            "ru", "более {0}",
            "zh", "超过{0}",
            "ar", "أكثر من {0}"));
    private static final Words PER_CENT = Words.of(Map.of(
            "en", "{0} per cent",
            "fr", "{0}\u00a0%",
            "es", "{0}\u00a0%",
            "ru", "{0}\u00a0%",
            "zh", "{0}%",
            "ar", "{0} في المائة"));

    /** The sign itself, no hyphen, in every language. */
    private static final String MINUS = "−";

    private static final String LEFT_MARK = "\u200e";

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
        ULocale locale = latin(language);
        return switch (rule) {
            case EXACT -> AmountWords.whole(exact(value, locale), value, unit, language);
            case DECIMALS -> AmountWords.whole(number(value, digits, locale), value, unit, language);
            case OVER -> over(value, unit, language, locale);
            case MILLIONS -> millions(value, unit, language, locale);
            case PERCENT ->
                MessageFormat.format(PER_CENT.in(language), number(value.movePointRight(2), digits, locale));
        };
    }

    private String millions(BigDecimal value, String unit, String language, ULocale locale) {
        if (language.equals("zh")) {
            return AmountWords.millions(inHundredMillions(value, locale), value, unit, language);
        }
        BigDecimal millions = value.divide(MILLION, digits, RoundingMode.HALF_UP);
        return AmountWords.millions(number(millions, digits, locale), millions, unit, language);
    }

    /** As exact as in millions: 2.495亿, 1,240万. */
    private String inHundredMillions(BigDecimal value, ULocale locale) {
        BigDecimal rounded = value.divide(MILLION, digits, RoundingMode.HALF_UP).movePointRight(DIGITS_OF_A_MILLION);
        boolean large = rounded.abs().compareTo(HUNDRED_MILLION) >= 0;
        BigDecimal counted = rounded.movePointLeft(large ? 2 * DIGITS_OF_TEN_THOUSAND : DIGITS_OF_TEN_THOUSAND)
                .stripTrailingZeros();
        return number(counted, Math.max(0, counted.scale()), locale) + (large ? "亿" : "万");
    }

    /**
     * The value without the words of its unit, for "$44.1 of $48.0 million". Chinese keeps the step that it counts in, since
     * two amounts may have two.
     */
    public String bare(BigDecimal value, String unit, String language) {
        if (rule != Rule.MILLIONS) {
            return inTable(value, language.equals("en") ? unit : "", language);
        }
        return language.equals("zh")
                ? inHundredMillions(value, latin(language))
                : new PrintedForm(Rule.DECIMALS, digits)
                        .inTable(value.divide(MILLION), language.equals("en") ? unit : "", language);
    }

    /** A share in whole per cent, as charts print it: 68%, 68 %. */
    public static String share(BigDecimal ratio, String language) {
        String digits = number(ratio.movePointRight(2), 0, latin(language));
        return switch (language) {
            case "fr", "es", "ru" -> digits + "\u00a0%";
            case "ar" -> digits + LEFT_MARK + "%" + LEFT_MARK;
            default -> digits + "%";
        };
    }

    /** A change with the sign that it has. */
    public String change(BigDecimal value, String unit, String language) {
        String printed = inTable(value, unit, language);
        return value.signum() > 0 ? sign("+", latin(language)) + printed : printed;
    }

    /** Digits are those of the rest in Arabic too, as the United Nations print their statistics. */
    private static ULocale latin(String language) {
        return ULocale.forLanguageTag(language + "-u-nu-latn");
    }

    /** A sign would leave its number in a text that runs from right to left. */
    private static String sign(String sign, ULocale locale) {
        return locale.getLanguage().equals("ar") ? LEFT_MARK + sign : sign;
    }

    private static String exact(BigDecimal value, ULocale locale) {
        return number(value, value.stripTrailingZeros().scale() > 0 ? 2 : 0, locale);
    }

    /** The value as a sentence prints it: whole numbers below ten are words. */
    public String inSentence(BigDecimal value, String unit, String language) {
        boolean small = (rule == Rule.EXACT || rule == Rule.OVER)
                && value.signum() >= 0
                && value.compareTo(BigDecimal.TEN) < 0
                && value.stripTrailingZeros().scale() <= 0
                && !AmountWords.isCurrency(unit);
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

    /** The number that a noun beside the printed value agrees with: "over 13,000 visits", whatever they end in. */
    public BigDecimal counted(BigDecimal value) {
        return isPrintedWhole(value) ? value : floor(value);
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
                ? AmountWords.whole(number(value, 0, locale), value, unit, language)
                : MessageFormat.format(
                        OVER.in(language),
                        AmountWords.whole(number(floor(value), 0, locale), floor(value), unit, language));
    }

    private static String number(BigDecimal value, int decimals, ULocale locale) {
        LocalizedNumberFormatter formatter = NumberFormatter.withLocale(locale)
                .precision(Precision.fixedFraction(decimals))
                .roundingMode(RoundingMode.HALF_UP);
        String printed = formatter.format(value.abs()).toString();
        boolean isNegative = value.setScale(decimals, RoundingMode.HALF_UP).signum() < 0;
        return isNegative ? sign(MINUS, locale) + printed : printed;
    }
}
