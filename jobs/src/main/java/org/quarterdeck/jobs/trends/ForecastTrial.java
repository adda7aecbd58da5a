package org.quarterdeck.jobs.trends;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.trends.Forecaster.Foreseen;
import org.quarterdeck.schema.trend.Forecast.Backtest;
import org.quarterdeck.schema.trend.ForecastMethod;

/**
 * How a method would have done: month after month of the past it foresees the next twelve from what was known then, and
 * is held against what came.
 *
 * @param backtest what came of it
 */
record ForecastTrial(Backtest backtest) {
    /** Forecasts are made from so many of the last months at most. */
    private static final int MOST_ORIGINS = 36;

    /** What a forecast is made of at least. */
    static final int LEAST_KNOWN = 24;

    /** Half of the normal distribution's middle 80 %, in deviations. */
    private static final double BAND = 1.2815515655446004;

    private static final int MONTHS = Forecaster.MONTHS;

    /**
     * A value and where it lies with a probability of 80 %.
     *
     * @param value what is expected
     */
    record Band(double value, double low, double high) {
        /** Around a value; where nothing was ever below 0, neither value nor limit is. */
        static Band of(double value, double deviation, boolean isNeverBelowZero) {
            double least = isNeverBelowZero ? 0 : Double.NEGATIVE_INFINITY;
            return new Band(
                    Math.max(least, value),
                    Math.max(least, value - BAND * deviation),
                    Math.max(least, value + BAND * deviation));
        }

        boolean holds(double came) {
            return low <= came && came <= high;
        }
    }

    /** Each method that can be tried on these months, the best first; of equally good ones a naive one. */
    static List<ForecastTrial> of(double[] months, int firstMonthOfYear) {
        List<ForecastTrial> trials = new ArrayList<>();
        for (ForecastMethod method :
                List.of(ForecastMethod.SAME_MONTH, ForecastMethod.LAST_YEAR, ForecastMethod.SEASONAL_MODEL)) {
            new Attempt(method, months, firstMonthOfYear).made().ifPresent(trials::add);
        }
        trials.sort(Comparator.comparing(trial -> trial.backtest().meanError()));
        return List.copyOf(trials);
    }

    /** Has any month ever been below 0? */
    static boolean isNeverBelowZero(double[] months, int known) {
        for (int i = 0; i < known; i++) {
            if (months[i] < 0) {
                return false;
            }
        }
        return true;
    }

    /** One method, and what adds up while it is tried. */
    private static final class Attempt {
        private final ForecastMethod method;
        private final double[] months;
        private final int firstMonthOfYear;
        private int origins;
        private int held;
        private int within;
        private int years;
        private int yearsWithin;
        private double errors;

        /** @param firstMonthOfYear where the first January, or the first month if there is none before, stands */
        private Attempt(ForecastMethod method, double[] months, int firstMonthOfYear) {
            this.method = method;
            this.months = months;
            this.firstMonthOfYear = firstMonthOfYear;
        }

        private Optional<ForecastTrial> made() {
            for (int known = Math.max(LEAST_KNOWN, months.length - MOST_ORIGINS); known < months.length; known++) {
                Optional<Foreseen> foreseen = Forecaster.foresee(method, Arrays.copyOf(months, known));
                if (foreseen.isEmpty()) {
                    return Optional.empty();
                }
                hold(foreseen.get(), known);
            }
            return Optional.of(new ForecastTrial(new Backtest(
                    method.word(),
                    origins,
                    held,
                    TrendComputation.kept(errors / held),
                    scaled(errors / held),
                    TrendComputation.kept((double) within / held),
                    years,
                    years == 0 ? null : TrendComputation.kept((double) yearsWithin / years))));
        }

        private void hold(Foreseen foreseen, int known) {
            origins++;
            boolean isNeverBelowZero = isNeverBelowZero(months, known);
            for (int ahead = 0; ahead < MONTHS && known + ahead < months.length; ahead++) {
                Band band =
                        Band.of(foreseen.values().get(ahead), foreseen.errors().of(ahead, ahead), isNeverBelowZero);
                double came = months[known + ahead];
                held++;
                within += band.holds(came) ? 1 : 0;
                errors += Math.abs(band.value() - came);
            }
            int lastOfYear = MONTHS - 1 - Math.floorMod(known - firstMonthOfYear, MONTHS);
            if (known + lastOfYear < months.length) {
                Band band =
                        Band.of(foreseen.sum(0, lastOfYear), foreseen.errors().of(0, lastOfYear), isNeverBelowZero);
                double came =
                        Arrays.stream(months, known, known + lastOfYear + 1).sum();
                years++;
                yearsWithin += band.holds(came) ? 1 : 0;
            }
        }

        /** Hyndman and Koehler (2006): over the mean error of the naive forecast in all that is known. */
        private @Nullable Double scaled(double meanError) {
            double changes = 0;
            for (int i = MONTHS; i < months.length; i++) {
                changes += Math.abs(months[i] - months[i - MONTHS]);
            }
            return changes == 0 ? null : TrendComputation.kept(meanError * (months.length - MONTHS) / changes);
        }
    }
}
