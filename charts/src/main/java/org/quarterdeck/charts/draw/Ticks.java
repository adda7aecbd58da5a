package org.quarterdeck.charts.draw;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.quarterdeck.charts.frame.Phrase;
import org.quarterdeck.schema.metric.PrintedForm;

/** Round numbers of a scale that starts at 0. */
record Ticks(List<Double> values, String unit) {
    private static final double[] STEPS = {1, 2, 2.5, 5, 10};
    private static final double MILLION = 1e6;
    private static final double BILLION = 1e9;

    /** At most {@code most} steps from 0 to a round number not below the maximum; whole numbers step by whole ones. */
    static Ticks upTo(double maximum, int most, String unit) {
        double top = maximum > 0 ? maximum : 1;
        double power = Math.pow(10, Math.floor(Math.log10(top / most)));
        double step = 10 * power;
        for (double candidate : STEPS) {
            boolean whole = candidate * power >= 1 && (candidate != 2.5 || power >= 10);
            if (whole && candidate * power * most >= top) {
                step = candidate * power;
                break;
            }
        }
        step = Math.max(1, step);
        List<Double> values = new ArrayList<>();
        for (int i = 0; i == 0 || values.get(i - 1) < top; i++) {
            values.add(i * step);
        }
        return new Ticks(List.copyOf(values), unit);
    }

    double top() {
        return values.get(values.size() - 1);
    }

    /** A tick as the axis prints it: "$50 m", "7,500", "0". */
    String label(double value, String language) {
        if (value == 0) {
            return "0";
        }
        if (top() >= BILLION) {
            return Phrase.BILLIONS_TICK.in(language, number(value / BILLION, language));
        }
        if (top() >= MILLION) {
            return Phrase.MILLIONS_TICK.in(language, number(value / MILLION, language));
        }
        return number(value, language);
    }

    private String number(double value, String language) {
        return form(value).inTable(BigDecimal.valueOf(value), unit, language);
    }

    /** As many decimals as a step of a scale in millions can have. */
    private static PrintedForm form(double value) {
        boolean whole = Math.abs(value - Math.rint(value)) < 1e-9;
        boolean tenths = Math.abs(value * 10 - Math.rint(value * 10)) < 1e-9;
        return new PrintedForm(PrintedForm.Rule.DECIMALS, whole ? 0 : tenths ? 1 : 2);
    }
}
