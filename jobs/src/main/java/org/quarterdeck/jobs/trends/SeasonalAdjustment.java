package org.quarterdeck.jobs.trends;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import jdplus.toolkit.base.api.timeseries.TsData;
import jdplus.toolkit.base.api.timeseries.TsPeriod;
import jdplus.x13.base.api.x13.X13Spec;
import jdplus.x13.base.core.x13.Mstatistics;
import jdplus.x13.base.core.x13.X13Kernel;
import jdplus.x13.base.core.x13.X13Results;
import org.quarterdeck.jobs.trends.Series.Point;
import org.quarterdeck.schema.period.Period;
import org.quarterdeck.schema.period.PeriodKind;

/**
 * A monthly series without the swing of the seasons, of working days and of Easter: X-13 as JDemetra+ computes it by its
 * specification RSA4, which chooses transformation, model, outliers and calendar effects itself.
 *
 * @param months the points, in time; a missing month has none
 * @param m the statistics M1 to M11, each from 0 to 3: above 1 is bad
 * @param q their weighted mean: below 1 the adjustment is accepted
 */
record SeasonalAdjustment(List<Month> months, List<Double> m, double q) {
    /** Three of every calendar month. */
    static final int LEAST_MONTHS = 36;

    /** As long as the same month of the next year is not known, its season is estimated from one side. */
    private static final int PROVISIONAL = 12;

    private static final int M7 = 7;

    /**
     * One month.
     *
     * @param adjusted the value without seasons and calendar
     * @param trend the value without what is irregular, too
     * @param isProvisional whether later months will still change it notably
     */
    record Month(Period period, double value, double adjusted, double trend, boolean isProvisional) {}

    /** Empty for other than months, for fewer than 36, of which most are nothing, and where X-13 finds no model. */
    static Optional<SeasonalAdjustment> of(Series series) {
        if (series.kind() != PeriodKind.MONTH || series.size() < LEAST_MONTHS || isMostlyNothing(series)) {
            return Optional.empty();
        }
        X13Results results = results(series);
        if (!results.isValid()) {
            return Optional.empty();
        }
        Point first = series.points().get(0);
        double[] adjusted = results.getFinals().getD11final().getValues().toArray();
        double[] trend = results.getFinals().getD12final().getValues().toArray();
        long provisionalFrom = series.last().time() - PROVISIONAL + 1;
        List<Month> months = new ArrayList<>();
        for (Point point : series.points()) {
            int at = Math.toIntExact(point.time() - first.time());
            months.add(
                    new Month(point.period(), point.value(), adjusted[at], trend[at], point.time() >= provisionalFrom));
        }
        Mstatistics statistics = results.getDiagnostics().getMstatistics();
        List<Double> m = new ArrayList<>();
        for (int i = 1; i <= statistics.getMCount(); i++) {
            m.add(statistics.getM(i));
        }
        boolean isFinite = months.stream().allMatch(month -> Double.isFinite(month.adjusted()))
                && Double.isFinite(statistics.getQ());
        return isFinite
                ? Optional.of(new SeasonalAdjustment(months, List.copyOf(m), statistics.getQ()))
                : Optional.empty();
    }

    /** Months of which most are 0 have no season: what happens now and then is told as it is. */
    private static boolean isMostlyNothing(Series series) {
        return series.points().stream().filter(point -> point.value() == 0).count() * 2 > series.size();
    }

    static X13Results results(Series series) {
        double[] values = new double[Math.toIntExact(series.span())];
        Arrays.fill(values, Double.NaN); // what X-13 takes for missing, and fills in by its model
        Point first = series.points().get(0);
        series.points().forEach(point -> values[Math.toIntExact(point.time() - first.time())] = point.value());
        YearMonth start = YearMonth.from(first.period().end());
        TsPeriod from = TsPeriod.monthly(start.getYear(), start.getMonthValue());
        return X13Kernel.of(X13Spec.RSA4, null).process(TsData.ofInternal(from, values), null);
    }

    /** Do the statistics accept it, and is there a season that can be told from the rest (M7)? */
    boolean isAccepted() {
        return q < 1 && m.get(M7 - 1) < 1;
    }
}
