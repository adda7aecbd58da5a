package org.quarterdeck.jobs.figures;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.quarterdeck.schema.figure.Slice;
import org.quarterdeck.schema.metric.Derivation;
import org.quarterdeck.schema.metric.Derivation.Cohorts;
import org.quarterdeck.schema.metric.Derivation.Combine;
import org.quarterdeck.schema.metric.Derivation.Concentration;
import org.quarterdeck.schema.metric.Derivation.Evenness;
import org.quarterdeck.schema.metric.Derivation.Ratio;
import org.quarterdeck.schema.metric.Derivation.Share;
import org.quarterdeck.schema.metric.Derivation.TopShare;
import org.quarterdeck.schema.metric.Metric;
import org.quarterdeck.schema.period.Period;
import org.quarterdeck.schema.period.PeriodKind;

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
        Derivation.Rule rule = Objects.requireNonNull(metric.derived()).rule();
        List<Counted> derived;
        if (rule instanceof Ratio ratio) {
            derived = ratio(id, metric, ratio);
        } else if (rule instanceof Combine combine) {
            derived = combine(id, metric, combine);
        } else if (rule instanceof Share share) {
            derived = share(id, share);
        } else if (rule instanceof Evenness evenness) {
            derived = whole(id, parts(evenness.of(), evenness.by()), p -> pielou(p, evenness.categories()));
        } else if (rule instanceof TopShare topShare) {
            derived = topShare(id, topShare);
        } else if (rule instanceof Concentration concentration) {
            derived = whole(id, parts(concentration.of(), concentration.by()), DerivedMetrics::herfindahl);
        } else {
            derived = cohorts(id, (Cohorts) rule);
        }
        derived.forEach(this::add);
        return derived;
    }

    private List<Counted> ratio(String id, Metric metric, Ratio ratio) {
        Map<Period, Map<Slice, Counted>> denominators = places(ratio.denominator());
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

    private Map<Period, Map<Slice, Counted>> places(String metric) {
        Map<Period, Map<Slice, Counted>> places = new HashMap<>();
        of(metric)
                .forEach(c ->
                        places.computeIfAbsent(c.period(), p -> new HashMap<>()).put(c.slice(), c));
        return places;
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

    /**
     * The parts of {@code plus} and {@code minus}, slice by slice; a part that has no number for a slice is 0 there, and
     * one that is nowhere in the period leaves the sum unknown.
     */
    private List<Counted> combine(String id, Metric metric, Combine combine) {
        List<Map<Period, Map<Slice, Counted>>> parts = new ArrayList<>();
        combine.plus().forEach(part -> parts.add(places(part)));
        combine.minus().forEach(part -> parts.add(places(part)));
        List<Counted> sums = new ArrayList<>();
        for (Period period : parts.get(0).keySet()) {
            if (parts.stream().allMatch(part -> part.containsKey(period))) {
                parts.stream()
                        .flatMap(part -> part.getOrDefault(period, Map.of()).keySet().stream())
                        .distinct()
                        .filter(slice -> keeps(metric, slice))
                        .forEach(slice -> sums.add(combined(id, period, slice, parts, combine)));
            }
        }
        return sums;
    }

    private static Counted combined(
            String id, Period period, Slice slice, List<Map<Period, Map<Slice, Counted>>> parts, Combine combine) {
        BigDecimal sum = BigDecimal.ZERO;
        long rows = 0;
        for (int i = 0; i < parts.size(); i++) {
            Counted part = parts.get(i).getOrDefault(period, Map.of()).get(slice);
            if (part != null) {
                BigDecimal value = rounded(part.value(), combine);
                sum = i < combine.plus().size() ? sum.add(value) : sum.subtract(value);
                rows += part.rows();
            }
        }
        return Counted.of(id, period, slice, sum, rows);
    }

    private static BigDecimal rounded(BigDecimal value, Combine combine) {
        return combine.decimals() == null ? value : value.setScale(combine.decimals(), RoundingMode.HALF_UP);
    }

    private List<Counted> topShare(String id, TopShare rule) {
        List<Counted> shares = new ArrayList<>();
        parts(rule.of(), rule.by()).values().forEach(parts -> {
            List<Counted> largest = above0(parts);
            BigDecimal whole = sum(largest);
            if (whole.signum() > 0) {
                BigDecimal top = sum(largest.subList(0, Math.min(rule.top(), largest.size())));
                shares.add(new Counted(
                        id,
                        largest.get(0).period(),
                        Slice.WHOLE,
                        top.divide(whole, PRECISION),
                        top,
                        whole,
                        rows(largest)));
            }
        });
        return shares;
    }

    /** Those above 0, the largest first. */
    private static List<Counted> above0(List<Counted> parts) {
        return parts.stream()
                .filter(part -> part.value().signum() > 0)
                .sorted(Comparator.comparing(Counted::value)
                        .reversed()
                        .thenComparing(part -> part.slice().toString()))
                .toList();
    }

    /** Σ (100 × share)², from 0 (many small ones) to 10,000 (one alone). */
    private static Optional<BigDecimal> herfindahl(List<Counted> parts) {
        List<Counted> paying = above0(parts);
        BigDecimal whole = sum(paying);
        if (whole.signum() == 0) {
            return Optional.empty();
        }
        BigDecimal index = BigDecimal.ZERO;
        for (Counted part : paying) {
            BigDecimal share = part.value().movePointRight(2).divide(whole, PRECISION);
            index = index.add(share.multiply(share, PRECISION));
        }
        return Optional.of(index);
    }

    /** A quarter that has not begun has no number; a quarter in which nothing was settled has that of the one before. */
    private List<Counted> cohorts(String id, Cohorts rule) {
        Map<Period, List<Counted>> promised = parts(rule.promised(), rule.by());
        Optional<Period> last = promised.keySet().stream()
                .filter(period -> period.kind() == PeriodKind.TO_DATE)
                .max(Comparator.comparing(Period::end));
        if (last.isEmpty()) {
            return List.of();
        }
        Map<Slice, TreeMap<LocalDate, Counted>> settled = new HashMap<>();
        TreeSet<LocalDate> quarters = new TreeSet<>();
        for (Counted number : of(rule.settled())) {
            LocalDate start = number.period().start();
            if (number.period().kind() == PeriodKind.QUARTER && start != null) {
                quarters.add(start);
                settled.computeIfAbsent(number.slice(), s -> new TreeMap<>()).put(start, number);
            }
        }
        List<Counted> numbers = new ArrayList<>();
        for (Counted cohort : promised.getOrDefault(last.get(), List.of())) {
            if (cohort.value().signum() > 0) {
                LocalDate first = Period.parse(
                                String.valueOf(cohort.slice().values().get(rule.by())))
                        .start();
                Map<LocalDate, Counted> known = settled.getOrDefault(cohort.slice(), new TreeMap<>());
                BigDecimal sum = BigDecimal.ZERO;
                long rows = cohort.rows();
                int after = 0;
                for (LocalDate quarter : quarters.tailSet(Objects.requireNonNull(first))) {
                    Counted part = known.get(quarter);
                    sum = part == null ? sum : sum.add(part.value());
                    rows = part == null ? rows : rows + part.rows();
                    Map<String, String> values = new TreeMap<>(cohort.slice().values());
                    values.put(Cohorts.AFTER, String.valueOf(after++));
                    BigDecimal rate = sum.divide(cohort.value(), PRECISION);
                    numbers.add(new Counted(id, last.get(), Slice.of(values), rate, sum, cohort.value(), rows));
                }
            }
        }
        return numbers;
    }

    /** One number a period, of all its parts. */
    private static List<Counted> whole(
            String id, Map<Period, List<Counted>> parts, Function<List<Counted>, Optional<BigDecimal>> rule) {
        List<Counted> numbers = new ArrayList<>();
        parts.forEach((period, of) -> rule.apply(of)
                .ifPresent(value -> numbers.add(new Counted(id, period, Slice.WHOLE, value, null, null, rows(of)))));
        return numbers;
    }

    private static long rows(List<Counted> parts) {
        return parts.stream().mapToLong(Counted::rows).sum();
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
                .sorted(Comparator.comparing(c -> c.slice().toString()))
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
