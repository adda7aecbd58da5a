package org.quarterdeck.schema.trend;

import org.quarterdeck.schema.figure.Slice;
import org.quarterdeck.schema.period.Period;

/**
 * A month of a series without the swing of the seasons.
 *
 * @param value as it was counted
 * @param adjusted without seasons and calendar
 * @param trend without what is irregular, too
 * @param isProvisional whether later months will still change it notably
 */
public record Adjusted(
        String metric,
        Slice slice,
        Period period,
        double value,
        double adjusted,
        double trend,
        boolean isProvisional) {}
