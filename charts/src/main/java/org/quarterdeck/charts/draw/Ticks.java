package org.quarterdeck.charts.draw;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.quarterdeck.charts.frame.Phrase;
import org.quarterdeck.schema.metric.PrintedForm;

/**
 * Round numbers of a scale that starts at 0.
 *
 * @param top where the scale ends: not below the maximum
 */
record Ticks(List<Double> values, double top, String unit) {
    private static final double CLOSE = 1.06;
    private static final double HEAD = 1.02;
    private static final int MOST_DECIMALS = 9;
    private static final double[] STEPS = {1, 2, 2.5, 5, 10};
    private static final double MILLION = 1e6;
    private static final double BILLION = 1e9;

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
        return new Ticks(List.copyOf(values), Math.max(values.get(values.size() - 1), highest * HEAD), unit);
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

    /** A tick as the axis prints it: "$50 m", "7,500", "0". */
    String label(double value, String language) {
        if (value == 0) {
            return "0";
        }
        if (top >= BILLION) {
            return Phrase.BILLIONS_TICK.in(language, number(value / BILLION, language));
        }
        if (top >= MILLION) {
            return Phrase.MILLIONS_TICK.in(language, number(value / MILLION, language));
        }
        return number(value, language);
    }

    private String number(double value, String language) {
        return form(value).inTable(BigDecimal.valueOf(value), unit, language);
    }

    /** As many decimals as the number has. */
    private static PrintedForm form(double value) {
        BigDecimal plain = BigDecimal.valueOf(value)
                .setScale(MOST_DECIMALS, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return new PrintedForm(PrintedForm.Rule.DECIMALS, Math.max(0, plain.scale()));
    }
}
