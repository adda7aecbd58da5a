package org.quarterdeck.jobs.trends;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import jdplus.toolkit.base.api.arima.SarimaOrders;
import jdplus.toolkit.base.api.data.DoubleSeq;
import jdplus.toolkit.base.core.regarima.RegArimaEstimation;
import jdplus.toolkit.base.core.regarima.RegArimaForecasts;
import jdplus.toolkit.base.core.regarima.RegArimaModel;
import jdplus.toolkit.base.core.regsarima.RegSarimaComputer;
import jdplus.toolkit.base.core.sarima.SarimaModel;
import jdplus.toolkit.base.core.stats.likelihood.ConcentratedLikelihoodWithMissing;
import org.quarterdeck.schema.trend.ForecastMethod;

/**
 * The ways to foresee up to twelve months, each with the deviation that its own model gives it.
 *
 * <p>All work on the amounts themselves and not on their logarithms: receipts are 0 in many months and below 0 in some
 * (refunds), and it is their sums that matter.
 */
final class Forecaster {
    /** As far as they see. */
    static final int MONTHS = 12;

    /** Two parameters of the model are estimated. */
    private static final int PARAMETERS = 2;

    private Forecaster() {}

    /**
     * The months to come.
     *
     * @param values of each
     * @param errors how far off they may be
     */
    record Foreseen(List<Double> values, Errors errors) {
        private static Foreseen of(double[] values, Errors errors) {
            return new Foreseen(Arrays.stream(values).boxed().toList(), errors);
        }

        /** The sum of some of them, the first being 0, both ends in. */
        double sum(int from, int to) {
            return values.subList(from, to + 1).stream()
                    .mapToDouble(Double::doubleValue)
                    .sum();
        }
    }

    /** The standard deviation of the error of a sum of months to come. */
    @FunctionalInterface
    interface Errors {
        /** Of those from one to another, the first being 0, both in. */
        double of(int from, int to);
    }

    /** What a method foresees after some months, of which there are two years at least; empty where it finds nothing. */
    static Optional<Foreseen> foresee(ForecastMethod method, double[] months) {
        Foreseen foreseen = switch (method) {
            case SEASONAL_MODEL -> model(months);
            case SAME_MONTH -> sameMonth(months);
            case LAST_YEAR -> lastYear(months);
        };
        boolean isFinite = foreseen.values().stream().allMatch(Double::isFinite)
                && Double.isFinite(foreseen.errors().of(0, MONTHS - 1));
        return isFinite ? Optional.of(foreseen) : Optional.empty();
    }

    /** Box and Jenkins' model of level and seasons, by exact likelihood; the variance is freed of the parameters. */
    private static Foreseen model(double[] months) {
        DoubleSeq series = DoubleSeq.of(months);
        RegArimaModel.Builder<SarimaModel> builder = RegArimaModel.builder();
        builder.y(series);
        builder.arima(
                SarimaModel.builder(SarimaOrders.airline(MONTHS)).setDefault().build());
        RegArimaEstimation<SarimaModel> estimated = RegSarimaComputer.PROCESSOR.process(builder.build(), null);
        SarimaModel model = estimated.getModel().arima();
        ConcentratedLikelihoodWithMissing likelihood = estimated.getConcentratedLikelihood();
        double variance = likelihood.ssq() / (likelihood.degreesOfFreedom() - PARAMETERS);
        double[] values =
                RegArimaForecasts.calcForecast(model, series, MONTHS, variance).getForecasts();
        return Foreseen.of(values, ofShocks(model.getPsiWeights().getWeights(MONTHS), Math.sqrt(variance)));
    }

    /** Each month brings a shock of its own, which moves those after it, too, by these weights. */
    private static Errors ofShocks(double[] weights, double deviation) {
        return (from, to) -> {
            double squares = 0;
            for (int shock = 0; shock <= to; shock++) {
                double moved = 0;
                for (int month = Math.max(from, shock); month <= to; month++) {
                    moved += weights[month - shock];
                }
                squares += moved * moved;
            }
            return deviation * Math.sqrt(squares);
        };
    }

    private static Foreseen sameMonth(double[] months) {
        double squares = 0;
        for (int i = MONTHS; i < months.length; i++) {
            squares += Math.pow(months[i] - months[i - MONTHS], 2);
        }
        double deviation = Math.sqrt(squares / (months.length - MONTHS));
        return Foreseen.of(
                Arrays.copyOfRange(months, months.length - MONTHS, months.length),
                (from, to) -> deviation * Math.sqrt(to - from + 1.0));
    }

    /** The level is known by twelve months only: all months to come share its error. */
    private static Foreseen lastYear(double[] months) {
        double squares = 0;
        for (int i = MONTHS; i < months.length; i++) {
            squares += Math.pow(months[i] - mean(months, i), 2);
        }
        double variance = squares / (months.length - MONTHS) / (1 + 1.0 / MONTHS);
        double[] values = new double[MONTHS];
        Arrays.fill(values, mean(months, months.length));
        return Foreseen.of(values, (from, to) -> {
            double count = to - from + 1.0;
            return Math.sqrt(variance * count * (1 + count / MONTHS));
        });
    }

    private static double mean(double[] months, int before) {
        return Arrays.stream(months, before - MONTHS, before).average().orElse(0);
    }
}
