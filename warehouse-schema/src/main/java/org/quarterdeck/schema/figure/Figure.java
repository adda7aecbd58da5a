package org.quarterdeck.schema.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.schema.period.Period;

/**
 * One number: a metric, for a period and a slice.
 *
 * @param metric the metric's id
 * @param period for when
 * @param slice for which part
 * @param value at most nine decimals, without trailing zeros
 * @param numerator of a ratio; null otherwise
 * @param denominator of a ratio; null otherwise
 * @param unit what is counted: {@code visits}, {@code USD}, {@code ratio}
 * @param status how settled it is
 * @param isComplete whether the data cover the whole period
 * @param sourceRows how many rows of the fact were counted
 * @param uncertainty half the width of the 95 % interval in the same unit; null when exact
 * @param releaseId the release that holds it
 * @param digest SHA-256 of metric, period, slice and value: equal numbers have equal digests, whatever the release
 */
public record Figure(
        String metric,
        Period period,
        Slice slice,
        BigDecimal value,
        @Nullable BigDecimal numerator,
        @Nullable BigDecimal denominator,
        String unit,
        Status status,
        boolean isComplete,
        long sourceRows,
        @Nullable BigDecimal uncertainty,
        String releaseId,
        String digest) {

    /** Decimals kept of any value. */
    public static final int SCALE = 9;

    /** The same number, held by another release. */
    public Figure in(String otherReleaseId) {
        return new Figure(
                metric,
                period,
                slice,
                value,
                numerator,
                denominator,
                unit,
                status,
                isComplete,
                sourceRows,
                uncertainty,
                otherReleaseId,
                digest);
    }

    /** A value as figures keep it: rounded half up to nine decimals, without trailing zeros. */
    public static BigDecimal kept(BigDecimal value) {
        BigDecimal rounded = value.setScale(SCALE, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.signum() == 0 ? BigDecimal.ZERO : rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }

    /** The digest of a number: lower-case hexadecimal SHA-256 over the four parts, one a line. */
    public static String digest(String metric, Period period, Slice slice, BigDecimal value) {
        String text = String.join(
                "\n", metric, period.text(), slice.toString(), kept(value).toPlainString());
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
