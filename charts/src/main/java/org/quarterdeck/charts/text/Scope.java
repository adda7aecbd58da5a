package org.quarterdeck.charts.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.schema.config.Nearest;
import org.quarterdeck.schema.figure.Figure;
import org.quarterdeck.schema.figure.Slice;
import org.quarterdeck.schema.figure.Withheld;
import org.quarterdeck.schema.metric.Metric;
import org.quarterdeck.schema.metric.PrintedForm;
import org.quarterdeck.schema.period.Period;
import org.quarterdeck.schema.period.PeriodKind;
import org.quarterdeck.schema.release.Release;

/** What the names in a text mean: values given outright, rules over the release's figures, and a few built in. */
public final class Scope {
    /** Names that every text may use. */
    public static final List<String> BUILT_IN = List.of("period", "as_of", "data_to", "release", "office");

    private static final Pattern REFERENCE = Pattern.compile("([a-z0-9_.]+)(?:\\[([^]]*)])?@(.+)");
    private static final List<String> ATTRIBUTES =
            List.of("start", "end", "period", "numerator", "denominator", "is_complete");

    private final Release release;
    private final Periods periods;
    private final String language;
    private final Map<String, ValueRule> rules;
    private final Map<String, Value> given;

    /** A scope of one release and period. */
    public Scope(Release release, Periods periods, String language, Map<String, ValueRule> rules) {
        this(release, periods, language, rules, Map.of());
    }

    private Scope(
            Release release, Periods periods, String language, Map<String, ValueRule> rules, Map<String, Value> given) {
        this.release = release;
        this.periods = periods;
        this.language = language;
        this.rules = rules;
        this.given = given;
    }

    /** The same scope with more values; they come before rules of the same name. */
    public Scope with(Map<String, ? extends Value> more) {
        Map<String, Value> all = new HashMap<>(given);
        all.putAll(more);
        return new Scope(release, periods, language, rules, Map.copyOf(all));
    }

    /** The language of the texts, as ISO 639-1. */
    public String language() {
        return language;
    }

    /** The release. */
    public Release release() {
        return release;
    }

    /** What the words for periods mean here. */
    public Periods periods() {
        return periods;
    }

    /**
     * The value of a name.
     *
     * @throws IllegalArgumentException for an unknown name, metric or period, with the nearest known one
     */
    public Value value(String name) {
        Value value = given.get(name);
        if (value != null) {
            return value;
        }
        ValueRule rule = rules.get(name);
        if (rule != null) {
            return value(rule);
        }
        Matcher reference = REFERENCE.matcher(name);
        if (reference.matches()) {
            String slice = reference.group(2) == null ? "" : reference.group(2);
            return figure(reference.group(1), Slice.parse(slice), reference.group(3), null);
        }
        int dot = name.lastIndexOf('.');
        return dot > 0 ? attribute(value(name.substring(0, dot)), name.substring(dot + 1)) : builtIn(name);
    }

    private Value builtIn(String name) {
        return switch (name) {
            case "period" -> new Value.Span(periods.base());
            case "as_of" -> new Value.Day(release.manifest().asOf());
            case "data_to" -> new Value.Day(periods.end());
            case "release" -> new Value.Text(release.manifest().releaseId());
            case "office" -> new Value.Text(release.manifest().office().name().in(language));
            default -> throw new IllegalArgumentException("unknown name \"" + name + "\"" + hint(name));
        };
    }

    private String hint(String name) {
        Collection<String> known = new TreeSet<>(BUILT_IN);
        known.addAll(rules.keySet());
        known.addAll(given.keySet());
        return Nearest.hint(name, known);
    }

    private Value value(ValueRule rule) {
        if (rule.metric() != null && rule.period() != null) {
            Value figure = figure(rule.metric(), Slice.of(rule.slice()), rule.period(), rule.printed());
            return rule.orZero() && figure instanceof Value.Missing
                    ? nothing(rule.metric(), rule.period(), rule.printed(), figure)
                    : figure;
        }
        if (rule.trend() != null) {
            return judged(rule.trend(), rule);
        }
        if (rule.minus() != null) {
            return derived(rule.minus(), rule.printed(), null, BigDecimal::subtract);
        }
        PrintedForm percent = rule.printed() == null ? PrintedForm.of(Map.of("percent", 0)) : rule.printed();
        return rule.ratio() != null
                ? derived(rule.ratio(), percent, "ratio", Scope::over)
                : derived(
                        rule.change() == null ? List.of() : rule.change(),
                        percent,
                        "ratio",
                        (a, b) -> over(a, b).subtract(BigDecimal.ONE));
    }

    /** A verdict is about the periods up to its own; of one that has not yet come here, nothing is known. */
    private Value judged(String id, ValueRule rule) {
        Metric metric = release.metrics().get(id);
        PeriodKind every = rule.every() == null ? PeriodKind.MONTH : rule.every();
        PrintedForm form = rule.printed() == null ? metric.printed() : rule.printed();
        return release.trends()
                .flatMap(all -> all.find(id, Slice.of(rule.slice()), every))
                .filter(trend -> !trend.period().end().isAfter(periods.end()))
                .<Value>map(trend -> new Value.Judged(trend, form))
                .orElseGet(
                        () -> new Value.Missing("the trend of " + metric.title().in(language)));
    }

    private static BigDecimal over(BigDecimal a, BigDecimal b) {
        return a.divide(b, MathContext.DECIMAL64);
    }

    private Value derived(
            List<String> names,
            @Nullable PrintedForm form,
            @Nullable String unit,
            java.util.function.BinaryOperator<BigDecimal> rule) {
        if (!(value(names.get(0)) instanceof Value.Amount first)) {
            return new Value.Missing(names.get(0));
        }
        if (!(value(names.get(1)) instanceof Value.Amount second)) {
            return new Value.Missing(names.get(1));
        }
        if (unit != null && second.amount().signum() == 0) {
            return new Value.Missing(names.get(0) + " over " + names.get(1) + ", which is 0");
        }
        List<Figure> from = Stream.concat(first.from().stream(), second.from().stream())
                .distinct()
                .toList();
        return new Value.Amount(
                rule.apply(first.amount(), second.amount()),
                unit == null ? first.unit() : unit,
                form == null ? first.form() : form,
                from);
    }

    private Value figure(String id, Slice slice, String word, @Nullable PrintedForm printed) {
        Metric metric = release.metrics().get(id);
        if (word.equals("last_event")) {
            return lastEvent(id, slice, printed == null ? metric.printed() : printed)
                    .orElseGet(() -> missing(metric, slice, word));
        }
        Optional<Period> period = periods.named(word, metric, release.figures().of(id));
        return period.flatMap(p -> release.figures().find(id, p, slice))
                .<Value>map(f -> Value.Amount.of(f, printed == null ? metric.printed() : printed))
                .or(() -> period.flatMap(p -> release.figures().withheld(id, p, slice))
                        .map(Value.Hidden::new))
                .orElseGet(() -> missing(metric, slice, word));
    }

    /** Where the whole has a figure, a slice without one is nothing; else nobody knows. */
    private Value nothing(String id, String word, @Nullable PrintedForm printed, Value missing) {
        return figure(id, Slice.WHOLE, word, printed) instanceof Value.Amount whole
                ? new Value.Amount(BigDecimal.ZERO, whole.unit(), whole.form(), List.of())
                : missing;
    }

    private Value missing(Metric metric, Slice slice, String word) {
        return new Value.Missing(
                metric.title().in(language) + (slice.values().isEmpty() ? "" : " [" + slice + "]") + ", " + said(word));
    }

    private String said(String word) {
        return word.startsWith("since:") || word.equals("last_event")
                ? word.replace(':', ' ').replace('_', ' ')
                : PeriodWords.of(periods.named(word), language);
    }

    /** A figure or what is withheld of one, in time. */
    private record Dated(Period period, Value value) {}

    /** The latest event of the period whose slice matches; a value may end in {@code *}. */
    private Optional<Value> lastEvent(String id, Slice slice, PrintedForm form) {
        Stream<Dated> shown = release.figures().of(id).stream()
                .filter(f -> matches(f.slice(), slice))
                .map(f -> new Dated(f.period(), Value.Amount.of(f, form)));
        Stream<Dated> hidden = release.figures().withheld().stream()
                .filter(w -> w.metric().equals(id) && matches(w.slice(), slice))
                .map(w -> new Dated(w.period(), new Value.Hidden(w)));
        return Stream.concat(shown, hidden)
                .filter(d -> d.period().kind() == PeriodKind.EVENT || d.period().kind() == PeriodKind.DAY)
                .filter(d -> periods.base().contains(d.period().end()))
                .max(Comparator.comparing(Dated::period))
                .map(Dated::value);
    }

    private static boolean matches(Slice slice, Slice wanted) {
        return slice.keys().equals(wanted.keys())
                && wanted.values().entrySet().stream().allMatch(e -> {
                    String value = slice.values().getOrDefault(e.getKey(), "");
                    String pattern = e.getValue();
                    return pattern.endsWith("*")
                            ? value.startsWith(pattern.substring(0, pattern.length() - 1))
                            : value.equals(pattern);
                });
    }

    private Value attribute(Value value, String attribute) {
        if (value instanceof Value.Missing) {
            return value;
        }
        if (value instanceof Value.Judged judged) {
            return TrendWords.attribute(judged, attribute, language);
        }
        if (value instanceof Value.Hidden hidden && ATTRIBUTES.contains(attribute)) {
            return hidden(hidden.withheld(), attribute);
        }
        if (!ATTRIBUTES.contains(attribute)
                || !(value instanceof Value.Amount number)
                || number.from().isEmpty()) {
            throw new IllegalArgumentException(
                    "unknown attribute \"" + attribute + "\"" + Nearest.hint(attribute, ATTRIBUTES));
        }
        Figure figure = number.from().get(0);
        return switch (attribute) {
            case "start", "end", "period" -> of(figure.period(), attribute);
            case "is_complete" -> Value.Amount.count(number.from().stream().allMatch(Figure::isComplete) ? 1 : 0);
            default -> part(figure, attribute.equals("numerator") ? figure.numerator() : figure.denominator());
        };
    }

    private static Value of(Period period, String attribute) {
        return switch (attribute) {
            case "start" ->
                period.start() == null ? new Value.Missing("start of " + period) : new Value.Day(period.start());
            case "end" -> new Value.Day(period.end());
            default -> new Value.Span(period);
        };
    }

    /** When it was is no secret; its parts are. */
    private static Value hidden(Withheld withheld, String attribute) {
        return switch (attribute) {
            case "start", "end", "period" -> of(withheld.period(), attribute);
            case "is_complete" -> Value.Amount.count(withheld.isComplete() ? 1 : 0);
            default -> new Value.Missing("a part of " + withheld.metric());
        };
    }

    private static Value part(Figure figure, @Nullable BigDecimal part) {
        return part == null
                ? new Value.Missing("a part of " + figure.metric())
                : new Value.Amount(part, "", PrintedForm.of("exact"), List.of(figure));
    }

    /** One scope for each figure of a metric in a period that has exactly these dimensions, by name, then by id. */
    public List<Scope> each(String metric, String period, Map<String, String> slice, List<String> by) {
        Metric definition = release.metrics().get(metric);
        SortedMap<Slice, Value> values = new TreeMap<>(Comparator.comparing(Slice::toString));
        Set<String> dimensions = new TreeSet<>(keys(slice, by));
        periods.named(period, definition, release.figures().of(metric)).ifPresent(p -> {
            release.figures()
                    .across(metric, p, dimensions)
                    .forEach(f -> values.put(f.slice(), Value.Amount.of(f, definition.printed())));
            release.figures()
                    .withheldAcross(metric, p, dimensions)
                    .forEach(w -> values.put(w.slice(), new Value.Hidden(w)));
        });
        return values.entrySet().stream()
                .filter(e -> e.getKey().values().entrySet().containsAll(slice.entrySet()))
                .map(e -> {
                    Map<String, Value> more = new TreeMap<>();
                    more.put("value", e.getValue());
                    e.getKey().values().forEach((k, v) -> more.put(k, new Value.Text(label(k, v))));
                    return with(more);
                })
                .toList();
    }

    private static List<String> keys(Map<String, String> slice, List<String> by) {
        List<String> keys = new ArrayList<>(slice.keySet());
        keys.addAll(by);
        return keys;
    }

    /** What a dimension's value is called; a Member State's label serves wherever a State stands. */
    public String label(String dimension, String value) {
        return release.labels()
                .find(dimension, value)
                .or(() -> dimension.equals("beneficiary") ? release.labels().find("state", value) : Optional.empty())
                .map(l -> l.name().in(language))
                .orElse(value);
    }
}
