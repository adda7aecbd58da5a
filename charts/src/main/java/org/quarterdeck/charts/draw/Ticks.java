package org.quarterdeck.charts.draw;

import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.quarterdeck.charts.frame.Phrase;
import org.quarterdeck.schema.metric.PrintedForm;

/**
 * Round numbers of a scale that holds 0.
 *
 * @param bottom where the scale begins: 0, or not above the minimum
 * @param top where the scale ends: not below the maximum
 */
record Ticks(List<Double> values, double bottom, double top, String unit) {
    private static final double CLOSE = 1.06;
    private static final double HEAD = 1.02;
    private static final int MOST_DECIMALS = 9;
    private static final double[] STEPS = {1, 2, 2.5, 5, 10};
    private static final double MILLION = 1e6;
    private static final double BILLION = 1e9;
    private static final double TEN_THOUSAND = 1e4;
    private static final double HUNDRED_MILLION = 1e8;

    /**
     * At most {@code most} steps from 0 to a round number near the maximum, which is the last unless the next is close.
     * Whole numbers step by whole ones.
     */
    static Ticks upTo(double maximum, int most, String unit) {
        double highest = maximum > 0 ? maximum : 1;
        double step = step(highest, most);
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < 2 || i * step <= highest * CLOSE; i++) {
            values.add(i * step);
        }
        return new Ticks(List.copyOf(values), 0, Math.max(values.get(values.size() - 1), highest * HEAD), unit);
    }

    /** The same for a scale that reaches below 0 where the minimum does. */
    static Ticks between(double minimum, double maximum, int most, String unit) {
        if (minimum >= 0) {
            return upTo(maximum, most, unit);
        }
        double highest = Math.max(0, maximum);
        double step = step(highest - minimum, most);
        List<Double> values = new ArrayList<>();
        for (long i = (long) Math.floor(minimum / step); i == 0 || i * step <= highest * CLOSE; i++) {
            values.add(i * step);
        }
        return new Ticks(
                List.copyOf(values),
                Math.min(values.get(0), minimum * HEAD),
                Math.max(values.get(values.size() - 1), highest * HEAD),
                unit);
    }

    private static double step(double maximum, int most) {
        double power = Math.pow(10, Math.floor(Math.log10(maximum / most)));
        for (double candidate : STEPS) {
            boolean whole = candidate * power >= 1 && (candidate != 2.5 || power >= 10);
            if ((whole || maximum < 1) && candidate * power * most >= maximum) {
                return candidate * power;
            }
        }
        return Math.max(1, 10 * power);
    }

    /** How high a value stands in an area. */
    double y(double value, Rectangle2D area) {
        return area.getMaxY() - area.getHeight() * (value - bottom) / (top - bottom);
    }

    /** A tick as the axis prints it: "$50 m", "7,500", "0". */
    String label(double value, String language) {
        if (value == 0) {
            return "0";
        }
        double widest = Math.max(top, -bottom);
        for (Step step : steps(language)) {
            if (widest >= step.from()) {
                return step.words().in(language, number(value / step.unit(), language));
            }
        }
        return number(value, language);
    }

    /** In what numbers are counted from some size on. */
    private record Step(double from, double unit, Phrase words) {}

    private static List<Step> steps(String language) {
        return language.equals("zh")
                ? List.of(
                        new Step(HUNDRED_MILLION, HUNDRED_MILLION, Phrase.BILLIONS_TICK),
                        new Step(MILLION, TEN_THOUSAND, Phrase.MILLIONS_TICK))
                : List.of(
                        new Step(BILLION, BILLION, Phrase.BILLIONS_TICK),
                        new Step(MILLION, MILLION, Phrase.MILLIONS_TICK));
    }

    /** Where the unit's sign does not stand before a number, it stands in the subtitle alone. */
    private String number(double value, String language) {
        return form(value).inTable(BigDecimal.valueOf(value), language.equals("en") ? unit : "", language);
    }

    /** As many decimals as the number has. */
    private static PrintedForm form(double value) {
        BigDecimal plain = BigDecimal.valueOf(value)
                .setScale(MOST_DECIMALS, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return new PrintedForm(PrintedForm.Rule.DECIMALS, Math.max(0, plain.scale()));
    }
}
