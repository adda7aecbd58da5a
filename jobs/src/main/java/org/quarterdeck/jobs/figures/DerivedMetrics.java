package org.quarterdeck.jobs.figures;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.quarterdeck.schema.figure.Slice;
import org.quarterdeck.schema.metric.Metric;
import org.quarterdeck.schema.metric.Metric.Evenness;
import org.quarterdeck.schema.metric.Metric.Ratio;
import org.quarterdeck.schema.metric.Metric.Share;
import org.quarterdeck.schema.period.Period;

/** Metrics that follow from others' numbers of the same period. What cannot be computed has no number. */
final class DerivedMetrics {
    private static final MathContext PRECISION = new MathContext(38, RoundingMode.HALF_UP);

    private final Map<String, List<Counted>> byMetric = new HashMap<>();

    /** Over what was counted. */
    DerivedMetrics(List<Counted> counted) {
        counted.forEach(this::add);
    }

    private void add(Counted number) {
        byMetric.computeIfAbsent(number.metric(), m -> new ArrayList<>()).add(number);
    }

    /** The numbers of a derived metric; they can be derived from in turn. */
    List<Counted> derive(String id, Metric metric) {
        Metric.Derivation derivation = java.util.Objects.requireNonNull(metric.derived());
        List<Counted> derived;
        if (derivation.ratio() != null) {
            derived = ratio(id, metric, derivation.ratio());
        } else if (derivation.share() != null) {
            derived = share(id, derivation.share());
        } else {
            derived = evenness(id, java.util.Objects.requireNonNull(derivation.evenness()));
        }
        derived.forEach(this::add);
        return derived;
    }

    private List<Counted> ratio(String id, Metric metric, Ratio ratio) {
        Map<Period, Map<Slice, Counted>> denominators = new HashMap<>();
        of(ratio.denominator())
                .forEach(c -> denominators
                        .computeIfAbsent(c.period(), p -> new HashMap<>())
                        .put(c.slice(), c));
        List<Counted> ratios = new ArrayList<>();
        for (Counted numerator : of(ratio.numerator())) {
            if (!keeps(metric, numerator.slice())) {
                continue;
            }
            Counted denominator =
                    denominators.getOrDefault(numerator.period(), Map.of()).get(numerator.slice());
            if (denominator != null && denominator.value().signum() != 0) {
                ratios.add(over(id, numerator, denominator.value(), denominator.rows()));
            }
        }
        return ratios;
    }

    private static boolean keeps(Metric metric, Slice slice) {
        return slice.keys().isEmpty()
                || metric.slices().stream().anyMatch(kept -> Set.copyOf(kept).equals(slice.keys()));
    }

    private List<Counted> share(String id, Share share) {
        List<Counted> shares = new ArrayList<>();
        parts(share.of(), share.by()).values().forEach(parts -> {
            BigDecimal whole = sum(parts);
            if (whole.signum() != 0) {
                long rows = parts.stream().mapToLong(Counted::rows).sum();
                parts.forEach(part -> shares.add(over(id, part, whole, rows)));
            }
        });
        return shares;
    }

    private List<Counted> evenness(String id, Evenness evenness) {
        List<Counted> figures = new ArrayList<>();
        parts(evenness.of(), evenness.by())
                .forEach((period, parts) -> pielou(parts, evenness.categories())
                        .ifPresent(value -> figures.add(new Counted(
                                id,
                                period,
                                Slice.WHOLE,
                                value,
                                null,
                                null,
                                parts.stream().mapToLong(Counted::rows).sum()))));
        return figures;
    }

    /** Pielou's evenness −Σ p ln p ÷ ln n; a category without anything adds nothing. */
    private static Optional<BigDecimal> pielou(List<Counted> parts, int categories) {
        double whole = sum(parts).doubleValue();
        if (whole == 0) {
            return Optional.empty();
        }
        double entropy = 0;
        for (Counted part : parts) {
            double p = part.value().doubleValue() / whole;
            entropy -= p > 0 ? p * StrictMath.log(p) : 0;
        }
        return Optional.of(BigDecimal.valueOf(entropy / StrictMath.log(categories)));
    }

    /** A metric's numbers by one dimension alone, period by period, in the dimension's order. */
    private Map<Period, List<Counted>> parts(String metric, String dimension) {
        Map<Period, List<Counted>> parts = new TreeMap<>();
        of(metric).stream()
                .filter(c -> c.slice().keys().equals(Set.of(dimension)))
                .sorted(java.util.Comparator.comparing(c -> c.slice().toString()))
                .forEach(c -> parts.computeIfAbsent(c.period(), p -> new ArrayList<>())
                        .add(c));
        return parts;
    }

    private static BigDecimal sum(List<Counted> parts) {
        return parts.stream().map(Counted::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Counted over(String id, Counted numerator, BigDecimal denominator, long rows) {
        return new Counted(
                id,
                numerator.period(),
                numerator.slice(),
                numerator.value().divide(denominator, PRECISION),
                numerator.value(),
                denominator,
                numerator.rows() + rows);
    }

    private List<Counted> of(String metric) {
        return byMetric.getOrDefault(metric, List.of());
    }
}
