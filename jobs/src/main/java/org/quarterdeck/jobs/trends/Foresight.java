package org.quarterdeck.jobs.trends;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.quarterdeck.jobs.trends.ForecastTrial.Band;
import org.quarterdeck.jobs.trends.Forecaster.Foreseen;
import org.quarterdeck.jobs.trends.Series.Point;
import org.quarterdeck.schema.figure.Slice;
import org.quarterdeck.schema.period.Period;
import org.quarterdeck.schema.period.PeriodKind;
import org.quarterdeck.schema.trend.Forecast;
import org.quarterdeck.schema.trend.ForecastMethod;

/** The forecast of a series of months: by the method that did best so far, and by a naive one unless another did better. */
final class Foresight {
    /** Fewer complete months in a row leave less than a year to try methods on. */
    static final int LEAST_MONTHS = 36;

    private static final int MONTHS = Forecaster.MONTHS;

    private Foresight() {}

    /** Of a metric and a slice; without months, and with the reason, where there is too little to go by. */
    static Forecast of(String metric, Slice slice, String unit, Series series) {
        Period last = series.last().period();
        if (series.kind() != PeriodKind.MONTH) {
            return none(metric, slice, unit, last, 0, "forecasts are of months, and these are no months");
        }
        List<Point> run = lastRun(series);
        if (run.size() < LEAST_MONTHS) {
            return none(
                    metric,
                    slice,
                    unit,
                    last,
                    run.size(),
                    LEAST_MONTHS + " complete months in a row are the least, and there are " + run.size());
        }
        double[] values = run.stream().mapToDouble(Point::value).toArray();
        int firstJanuary =
                Math.floorMod(1 - YearMonth.from(run.get(0).period().end()).getMonthValue(), MONTHS);
        List<ForecastTrial> trials = ForecastTrial.of(values, firstJanuary);
        for (ForecastTrial trial : trials) {
            ForecastMethod method = trial.backtest().by();
            Optional<Foreseen> foreseen = Forecaster.foresee(method, values);
            if (foreseen.isPresent()) {
                return new Forecast(
                        metric,
                        slice,
                        last,
                        unit,
                        run.size(),
                        method,
                        null,
                        months(foreseen.get(), YearMonth.from(last.end()), values),
                        trials.stream().map(ForecastTrial::backtest).toList());
            }
        }
        return none(metric, slice, unit, last, run.size(), "its values are too large to calculate with");
    }

    private static Forecast none(String metric, Slice slice, String unit, Period last, int history, String reason) {
        return new Forecast(metric, slice, last, unit, history, null, reason, List.of(), List.of());
    }

    /** The points up to the last before which none is missing. */
    private static List<Point> lastRun(Series series) {
        List<Point> points = series.points();
        int from = points.size() - 1;
        while (from > 0 && points.get(from - 1).time() == points.get(from).time() - 1) {
            from--;
        }
        return points.subList(from, points.size());
    }

    private static List<Forecast.Month> months(Foreseen foreseen, YearMonth last, double[] known) {
        boolean isNeverBelowZero = ForecastTrial.isNeverBelowZero(known, known.length);
        double counted = 0;
        for (int i = 1; i <= last.getMonthValue() % MONTHS; i++) {
            counted += known[known.length - i];
        }
        List<Forecast.Month> months = new ArrayList<>();
        int from = 0;
        for (int ahead = 0; ahead < MONTHS; ahead++) {
            YearMonth month = last.plusMonths(ahead + 1L);
            if (month.getMonthValue() == 1) {
                from = ahead;
                counted = 0;
            }
            Band own = Band.of(foreseen.values().get(ahead), foreseen.errors().of(ahead, ahead), isNeverBelowZero);
            Band sum = Band.of(foreseen.sum(from, ahead), foreseen.errors().of(from, ahead), isNeverBelowZero);
            months.add(new Forecast.Month(
                    Period.month(month).text(),
                    TrendComputation.kept(own.value()),
                    TrendComputation.kept(own.low()),
                    TrendComputation.kept(own.high()),
                    TrendComputation.kept(counted + sum.value()),
                    TrendComputation.kept(counted + sum.low()),
                    TrendComputation.kept(counted + sum.high())));
        }
        return months;
    }
}
