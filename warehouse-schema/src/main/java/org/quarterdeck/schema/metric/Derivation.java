package org.quarterdeck.schema.metric;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a metric follows from others' figures of the same period: exactly one rule.
 *
 * @param ratio numerator ÷ denominator, slice by slice; not computable (no figure) when the denominator is 0
 * @param combine sums and differences, slice by slice
 * @param share of a metric's slices by one dimension, each over the sum of all; the slice without a value is left out
 * @param evenness Pielou's evenness −Σ p ln p ÷ ln n over the slices of one dimension, n fixed
 * @param topShare the share of the largest slices of one dimension among those above 0
 * @param concentration the Herfindahl–Hirschman index Σ (100 × share)² over the slices of one dimension above 0
 * @param cohorts how much of what each cohort promised was settled after so many quarters
 */
public record Derivation(
        @Nullable Ratio ratio,
        @Nullable Combine combine,
        @Nullable Share share,
        @Nullable Evenness evenness,
        @Nullable TopShare topShare,
        @Nullable Concentration concentration,
        @Nullable Cohorts cohorts) {

    /** Exactly one of them. */
    public Derivation {
        if (Stream.of(ratio, combine, share, evenness, topShare, concentration, cohorts)
                        .filter(Objects::nonNull)
                        .count()
                != 1) {
            throw new IllegalArgumentException("derived is exactly one of ratio, combine, share, evenness, top_share,"
                    + " concentration, cohorts");
        }
    }

    /** The one that there is. */
    @JsonIgnore
    public Rule rule() {
        return Stream.of(ratio, combine, share, evenness, topShare, concentration, cohorts)
                .filter(Objects::nonNull)
                .findFirst()
                .map(Rule.class::cast)
                .orElseThrow();
    }

    /** A way for a metric to follow from others. */
    public sealed interface Rule permits Ratio, Combine, Share, Evenness, TopShare, Concentration, Cohorts {
        /** The metrics that it follows from. */
        Set<String> sources();
    }

    /** Numerator and denominator, both metrics, slice by slice. */
    public record Ratio(String numerator, String denominator) implements Rule {
        @Override
        public Set<String> sources() {
            return Set.copyOf(List.of(numerator, denominator));
        }
    }

    /**
     * What stands under {@code plus}, less what stands under {@code minus}, in each slice that any of them has; where
     * another has no number for it, that is 0.
     *
     * @param decimals each is first rounded to so many, half up, so that what is printed adds up; null for all there are
     */
    public record Combine(
            List<String> plus, List<String> minus, @Nullable Integer decimals) implements Rule {
        /** Something must be added up. */
        @SuppressWarnings("NullAway") // what YAML leaves out arrives as null
        public Combine {
            plus = plus == null ? List.of() : List.copyOf(plus);
            minus = minus == null ? List.of() : List.copyOf(minus);
            if (plus.isEmpty()) {
                throw new IllegalArgumentException("combine needs plus, a list of metrics");
            }
        }

        @Override
        public Set<String> sources() {
            Set<String> sources = new TreeSet<>(plus);
            sources.addAll(minus);
            return sources;
        }
    }

    /** Shares of {@code of} by the dimension {@code by}. */
    public record Share(String of, String by) implements Rule {
        @Override
        public Set<String> sources() {
            return Set.of(of);
        }
    }

    /** Evenness of {@code of} over {@code categories} values of the dimension {@code by}. */
    public record Evenness(String of, String by, int categories) implements Rule {
        /** Of fewer than two categories there is no evenness. */
        public Evenness {
            if (categories < 2) {
                throw new IllegalArgumentException("evenness needs categories: 2 or more");
            }
        }

        @Override
        public Set<String> sources() {
            return Set.of(of);
        }
    }

    /** Share of the {@code top} largest slices of {@code of} by the dimension {@code by}. */
    public record TopShare(String of, String by, int top) implements Rule {
        /** At least the largest. */
        public TopShare {
            if (top < 1) {
                throw new IllegalArgumentException("top_share needs top: 1 or more");
            }
        }

        @Override
        public Set<String> sources() {
            return Set.of(of);
        }
    }

    /** Concentration of {@code of} over the dimension {@code by}. */
    public record Concentration(String of, String by) implements Rule {
        @Override
        public Set<String> sources() {
            return Set.of(of);
        }
    }

    /**
     * What was settled ÷ what was promised, cohort by cohort, after 0, 1, 2, … quarters; to date, as of the last day.
     * Its slices have {@code by} and {@code quarters_after}.
     *
     * @param settled a metric of quarters, sliced by cohort
     * @param promised a metric to date, sliced by cohort
     * @param by the dimension whose values are cohorts, named as quarters
     */
    public record Cohorts(String settled, String promised, String by) implements Rule {
        /** The dimension that counts quarters. */
        public static final String AFTER = "quarters_after";

        @Override
        public Set<String> sources() {
            return Set.copyOf(List.of(settled, promised));
        }
    }
}
