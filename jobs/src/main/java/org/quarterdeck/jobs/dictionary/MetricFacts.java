package org.quarterdeck.jobs.dictionary;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.schema.metric.Additivity;
import org.quarterdeck.schema.metric.Derivation;
import org.quarterdeck.schema.metric.Derivation.Cohorts;
import org.quarterdeck.schema.metric.Derivation.Combine;
import org.quarterdeck.schema.metric.Derivation.Concentration;
import org.quarterdeck.schema.metric.Derivation.Evenness;
import org.quarterdeck.schema.metric.Derivation.Ratio;
import org.quarterdeck.schema.metric.Derivation.Share;
import org.quarterdeck.schema.metric.Derivation.TopShare;
import org.quarterdeck.schema.metric.Metric;
import org.quarterdeck.schema.metric.PrintedForm;

/** A metric in words, the same in the dictionary and on the command line. */
public final class MetricFacts {
    private static final BigDecimal AN_AMOUNT = new BigDecimal("249512345.678");
    private static final BigDecimal A_COUNT = new BigDecimal("1067");
    private static final BigDecimal A_FRACTION = new BigDecimal("0.68421");
    /** What {@code over} leaves out must show. */
    private static final BigDecimal STEPS = new BigDecimal("13.4");

    private MetricFacts() {}

    /** All but title and definition; what does not apply is left out. */
    public static List<Fact> of(Metric metric) {
        List<Fact> facts = new ArrayList<>();
        add(facts, "Unit", unit(metric.unit()));
        add(facts, "Counted over", metric.fact());
        add(facts, "Expression", metric.expression());
        add(facts, "Filter", metric.filter());
        add(facts, "Groups", groups(metric));
        add(facts, "Time", time(metric));
        add(facts, "Derived", derived(metric));
        add(facts, "Periods", String.join(", ", periods(metric)));
        add(facts, "Slices", String.join(", ", slices(metric)));
        add(facts, "Complete by", metric.covered());
        add(facts, "Added up", addedUp(metric.additive()));
        add(
                facts,
                "Estimated",
                metric.approximate() ? "yes; 95 times in 100 the true number is within 1.96 % of it" : null);
        add(facts, "Trend", metric.hasTrend() ? "yes" : "no");
        add(facts, "Forecast", metric.hasForecast() ? "yes" : null);
        add(facts, "Printed", printed(metric.printed()) + ", as " + example(metric));
        add(facts, "Caveat", metric.caveat());
        add(facts, "Source", metric.source());
        add(facts, "Owner", metric.owner());
        return facts;
    }

    /** A word, or which dimension names it. */
    public static String unit(Metric.Unit unit) {
        if (unit.word() != null) {
            return unit.word();
        }
        String names = unit.names().entrySet().stream()
                .map(name -> name.getKey() + " is " + name.getValue())
                .sorted()
                .collect(Collectors.joining(", "));
        return "the " + unit.dimension() + (names.isEmpty() ? "" : " (" + names + ")");
    }

    /** The kinds of its periods, and the dates that windows are kept since. */
    public static List<String> periods(Metric metric) {
        return Stream.concat(
                        metric.periods().stream().map(MetricFacts::word),
                        metric.since().stream().map(name -> "since " + name))
                .toList();
    }

    /** What is kept beside the whole; of numbers in several units there is no whole. */
    public static List<String> slices(Metric metric) {
        return metric.slices().stream().map(slice -> String.join(" × ", slice)).toList();
    }

    /** How it follows from other metrics; null for one that is counted. */
    public static @Nullable String derived(Metric metric) {
        Derivation derivation = metric.derived();
        if (derivation == null) {
            return null;
        }
        Derivation.Rule rule = derivation.rule();
        if (rule instanceof Ratio ratio) {
            return ratio.numerator() + " ÷ " + ratio.denominator();
        }
        if (rule instanceof Combine combine) {
            String minus = combine.minus().stream().map(id -> " − " + id).collect(Collectors.joining());
            String rounded =
                    combine.decimals() == null ? "" : ", each first rounded to " + combine.decimals() + " decimals";
            return String.join(" + ", combine.plus()) + minus + rounded;
        }
        if (rule instanceof Share share) {
            return share.of() + " by " + share.by() + ", each ÷ the sum of all";
        }
        if (rule instanceof Evenness evenness) {
            return "the evenness of " + evenness.of() + " over " + evenness.categories() + " values of "
                    + evenness.by();
        }
        if (rule instanceof TopShare top) {
            return "what the " + top.top() + " largest by " + top.by() + " have of " + top.of();
        }
        if (rule instanceof Concentration concentration) {
            return "the concentration of " + concentration.of() + " by " + concentration.by()
                    + ", Σ (100 × share)², from 0 to 10,000";
        }
        Cohorts cohorts = (Cohorts) rule;
        return cohorts.settled() + " ÷ " + cohorts.promised() + ", by " + cohorts.by() + ", after 0, 1, 2, … quarters";
    }

    /** {@code yes}, {@code semi} or {@code no}, spelled out. */
    private static String addedUp(Additivity additive) {
        return switch (additive) {
            case YES -> "over time and over slices";
            case SEMI -> "over slices, never over time";
            case NO -> "never";
        };
    }

    /** As YAML has it. */
    public static String printed(PrintedForm form) {
        return form.rule() == PrintedForm.Rule.EXACT ? "exact" : word(form.rule()) + ": " + form.digits();
    }

    private static String example(Metric metric) {
        PrintedForm form = metric.printed();
        BigDecimal value = switch (form.rule()) {
            case EXACT -> A_COUNT;
            case OVER -> STEPS.multiply(BigDecimal.valueOf(form.digits()));
            case MILLIONS -> AN_AMOUNT;
            case PERCENT, DECIMALS -> A_FRACTION;
        };
        return form.inTable(value, String.valueOf(metric.unit().word()), "en");
    }

    private static @Nullable String groups(Metric metric) {
        if (metric.per().isEmpty()) {
            return null;
        }
        return "per " + String.join(", ", metric.per())
                + (metric.having() == null ? "" : ", of which count those with " + metric.having());
    }

    private static @Nullable String time(Metric metric) {
        Metric.TimeRule time = metric.time();
        if (time == null) {
            return null;
        }
        return time.isStock()
                ? "the state at a day's end: from " + time.from() + " up to and without " + time.to()
                : String.valueOf(time.on());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static void add(List<Fact> facts, String name, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            facts.add(new Fact(name, text.strip()));
        }
    }
}
