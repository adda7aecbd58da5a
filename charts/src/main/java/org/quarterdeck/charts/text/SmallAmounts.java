package org.quarterdeck.charts.text;

import java.math.BigDecimal;
import org.quarterdeck.schema.metric.PrintedForm;

/** A pledge of $20,000 is not "$0.0 million", and nothing is "$0". */
public final class SmallAmounts {
    private static final int DIGITS_OF_A_MILLION = 6;
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private SmallAmounts() {}

    /** The form, or the exact one for a value that the form would round to nothing. */
    public static PrintedForm form(PrintedForm form, BigDecimal value) {
        if (form.rule() != PrintedForm.Rule.MILLIONS) {
            return form;
        }
        BigDecimal least = HALF.movePointRight(DIGITS_OF_A_MILLION - form.digits());
        return value.abs().compareTo(least) < 0 ? PrintedForm.of("exact") : form;
    }
}
