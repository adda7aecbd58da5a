package org.quarterdeck.schema.figure;

import org.quarterdeck.schema.period.Period;

/**
 * A number that stays in the office: it is there and not shown, which is neither 0 nor missing.
 *
 * @param metric the metric's id
 * @param period for when
 * @param slice for which part
 * @param unit what is counted
 * @param status how settled it is
 * @param isComplete whether the data cover the whole period
 * @param releaseId the release that holds it
 * @param fewerThan it is above 0 and below this; 0 for a number that stays only because a small one would follow from it
 */
public record Withheld(
        String metric,
        Period period,
        Slice slice,
        String unit,
        Status status,
        boolean isComplete,
        String releaseId,
        int fewerThan) {

    /** The figure without its number and without all that tells it: parts, rows counted, and the digest of the number. */
    public static Withheld of(Figure figure, int fewerThan) {
        return new Withheld(
                figure.metric(),
                figure.period(),
                figure.slice(),
                figure.unit(),
                figure.status(),
                figure.isComplete(),
                figure.releaseId(),
                fewerThan);
    }

    /** The same as a part of a sum, of which nothing is said but that it is not shown. */
    public Withheld amongOthers() {
        return new Withheld(metric, period, slice, unit, status, isComplete, releaseId, 0);
    }

    /** What stands in its place in files. */
    public String word() {
        return fewerThan > 0 ? "fewer than " + fewerThan : "not shown";
    }
}
