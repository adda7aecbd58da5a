package org.quarterdeck.jobs.trends;

import java.util.Arrays;
import org.hipparchus.special.Erf;

/**
 * What a test of Kendall's kind found.
 *
 * @param s pairs that rise less pairs that fall
 * @param variance of S, if there were no trend
 */
record Kendall(long s, double variance) {
    /** The standard score of S, one nearer to 0 since S only takes whole values. */
    double z() {
        return variance <= 0 || s == 0 ? 0 : (s - Long.signum(s)) / Math.sqrt(variance);
    }

    /** How often chance alone leads as far from 0, to either side. Of equal values alone: always. */
    double p() {
        return twoSided(z());
    }

    /** How often a standard normal variable lies as far from 0 as a score, to either side. */
    static double twoSided(double z) {
        return Erf.erfc(Math.abs(z) / Math.sqrt(2));
    }

    /**
     * The test of Mann (1945) on values in time, with the variance of Kendall (1975) for values that are equal.
     */
    static Kendall mann(double[] values) {
        long s = 0;
        for (int i = 0; i < values.length; i++) {
            for (int j = i + 1; j < values.length; j++) {
                s += sign(values[i], values[j]);
            }
        }
        return new Kendall(s, variance(values));
    }

    /** 1 for a value that rises, -1 for one that falls, 0 for one that stays. */
    static int sign(double from, double to) {
        return to > from ? 1 : to < from ? -1 : 0;
    }

    private static double variance(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double eighteenfold = term(sorted.length);
        int from = 0;
        for (int i = 1; i <= sorted.length; i++) {
            if (i == sorted.length || sorted[i] != sorted[from]) {
                eighteenfold -= term(i - from);
                from = i;
            }
        }
        return eighteenfold / 18;
    }

    private static double term(double n) {
        return n * (n - 1) * (2 * n + 5);
    }
}
