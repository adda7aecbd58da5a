package org.quarterdeck.charts.pack;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.charts.text.Asked;
import org.quarterdeck.charts.text.Choice;
import org.quarterdeck.charts.text.NameCheck;
import org.quarterdeck.charts.text.ValueRule;
import org.quarterdeck.schema.config.Checked;
import org.quarterdeck.schema.config.Nearest;
import org.quarterdeck.schema.config.Problems;
import org.quarterdeck.schema.config.Words;
import org.quarterdeck.schema.metric.PrintedForm;
import org.quarterdeck.schema.period.PeriodKind;

/**
 * One chart: {@code charts/packs/<pack>/<chart>.yaml}, or an office's own below {@code <home>/config/packs}. The
 * file's name without {@code .yaml} is its id.
 *
 * @param name what it is called whatever it finds; its title when there is nothing to find
 * @param question what a reader wants to know
 * @param kind how it is drawn
 * @param series what is drawn, in the order of the colours
 * @param by the dimension whose values are rows or panels
 * @param across the dimension whose values are columns; cohorts only
 * @param every the kind of period that is a column: month (when absent), quarter or year; shares and heat maps
 * @param names what values of the dimension are called, where the release has no names for them
 * @param parts the steps from one total to another; waterfalls only
 * @param over the period of the rows, in the words of values; {@code to_date} when absent
 * @param against the earlier period that the rows are compared with; dumbbells only
 * @param months at most this many months, up to the period
 * @param beside what is drawn beside its series; lines with one series only
 * @param format how values are printed in it; the metric's own rule when absent
 * @param target a fixed whole to compare with
 * @param sort the order of the rows
 * @param values names for figures, used in every text
 * @param title the finding; the first wording that applies
 * @param subtitle what is drawn, with series' names in their colours
 * @param labels words in the picture: {@code end} (steps), {@code <series>} and {@code gap} (gap), {@code row} (bullet)
 * @param events whether dated remarks are marked
 * @param footnotes marks that travel with a row
 * @param note what a reader must know
 * @param source where the data come from
 * @param alt what the picture says, for who does not see it; its name and last day where no wording applies
 */
public record ChartDefinition(
        Words name,
        Kind.Question question,
        Kind kind,
        List<SeriesRule> series,
        @Nullable String by,
        @Nullable String across,
        @Nullable PeriodKind every,
        @Nullable String over,
        @Nullable String against,
        Map<String, Words> names,
        List<Part> parts,
        Integer months,
        List<Companion> beside,
        @Nullable PrintedForm format,
        @Nullable Target target,
        @Nullable Sort sort,
        Map<String, ValueRule> values,
        Choice title,
        Choice subtitle,
        Map<String, Choice> labels,
        Boolean events,
        List<FootnoteRule> footnotes,
        @Nullable Choice note,
        Choice source,
        Choice alt)
        implements Checked {
    /** What texts call the earlier number of a row. */
    public static final String EARLIER = "before";

    private static final int FIVE_YEARS = 60;
    private static final Set<PeriodKind> COLUMNS = Set.of(PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.YEAR);

    /** Absent lists are empty. */
    @SuppressWarnings("NullAway") // what YAML leaves out arrives as null
    public ChartDefinition {
        parts = parts == null ? List.of() : List.copyOf(parts);
        names = names == null ? Map.of() : Map.copyOf(names);
        series = series == null ? List.of() : List.copyOf(series);
        months = months == null ? Integer.valueOf(FIVE_YEARS) : months;
        beside = beside == null ? List.of() : List.copyOf(beside);
        events = events == null ? Boolean.FALSE : events;
        values = values == null ? Map.of() : Map.copyOf(values);
        labels = labels == null ? Map.of() : Map.copyOf(labels);
        footnotes = footnotes == null ? List.of() : List.copyOf(footnotes);
    }

    /** The dimensions of which it shows one value, which whoever draws it names. */
    public Set<String> open() {
        return Stream.concat(
                        series.stream().map(SeriesRule::slice),
                        values.values().stream().map(ValueRule::slice))
                .flatMap(slice -> Asked.open(slice).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The same of the values asked for. */
    public ChartDefinition of(Map<String, String> asked) {
        return new ChartDefinition(
                name,
                question,
                kind,
                series.stream()
                        .map(s ->
                                new SeriesRule(s.id(), s.metric(), Asked.filled(s.slice(), asked), s.name(), s.drawn()))
                        .toList(),
                by,
                across,
                every,
                over,
                against,
                names,
                parts,
                months,
                beside,
                format,
                target,
                sort,
                values.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, rule -> rule.getValue().of(asked))),
                title,
                subtitle,
                labels,
                events,
                footnotes,
                note,
                source,
                alt);
    }

    @Override
    public void check(String place, Problems problems) {
        if (!kind.questions().contains(question)) {
            problems.add(
                    place,
                    "a " + word(kind) + " chart does not answer " + word(question) + "; it answers "
                            + kind.questions().stream()
                                    .map(ChartDefinition::word)
                                    .sorted()
                                    .collect(Collectors.joining(", ")));
        }
        checkParts(place, problems);
        NameCheck check = new NameCheck(place, problems, known());
        check.finding("title", title);
        check.finding("subtitle", subtitle);
        check.finding("alt", alt);
        check.names("source", source);
        if (note != null) {
            check.names("note", note);
        }
        labels.forEach((key, label) -> check.finding("labels." + key, label));
    }

    private void checkParts(String place, Problems problems) {
        long drawn = series.stream().filter(SeriesRule::drawn).count();
        boolean pair = kind == Kind.STEP_GAP || kind == Kind.BULLET;
        boolean single = kind == Kind.RANKED_BARS || kind == Kind.DUMBBELL || kind.hasGrid();
        boolean isBridge = kind == Kind.WATERFALL;
        if (isBridge != (parts.size() > 1) || isBridge == !series.isEmpty()) {
            problems.add(
                    place, "a waterfall has parts, two at least, and no series; other kinds have series and no parts");
        } else if (isBridge && parts.get(0).as() != Step.TOTAL) {
            problems.add(place, "the first of parts is a total: as: total");
        }
        parts.stream()
                .filter(part -> !values.containsKey(part.value()))
                .forEach(part -> problems.add(
                        place,
                        "parts names the unknown value \"" + part.value() + "\""
                                + Nearest.hint(part.value(), values.keySet())));
        if (isBridge) {
            return;
        }
        if (drawn < 1 || (pair && drawn != 2) || (single && drawn != 1)) {
            problems.add(place, "a " + word(kind) + " chart draws " + (pair ? "two series" : "a series"));
        }
        checkRows(place, problems);
        if (!beside.isEmpty() && (kind != Kind.LINES || drawn != 1)) {
            problems.add(place, "beside goes with kind: lines and one series that is drawn");
        }
        if (over != null && !kind.hasRows()) {
            problems.add(place, "over goes with kind: bullet, ranked_bars or dumbbell");
        }
        if ((kind == Kind.DUMBBELL) != (against != null)) {
            problems.add(place, "against goes with kind: dumbbell");
        }
        if ((kind == Kind.STEPS_TO_TARGET) != (target != null)) {
            problems.add(place, "target goes with kind: steps_to_target");
        }
        if (!footnotes.isEmpty() && !kind.hasRows()) {
            problems.add(place, "footnotes travel with rows; only bullet, ranked_bars and dumbbell charts have them");
        }
        if (months < 1) {
            problems.add(place, "months is at least 1");
        }
        if (sort != null && series.stream().noneMatch(s -> s.id().equals(sort.by()))) {
            problems.add(
                    place,
                    "sort.by names no series; it is one of "
                            + series.stream().map(SeriesRule::id).toList());
        }
    }

    private void checkRows(String place, Problems problems) {
        if ((kind.hasRows() || kind.hasGrid()) != (by != null)) {
            problems.add(
                    place,
                    "by goes with kind: bullet, ranked_bars, dumbbell, small_multiples, shares, heat_map or cohorts");
        }
        if (kind.isSorted() && sort == null) {
            problems.add(place, "a " + word(kind) + " chart says how its rows are sorted: sort");
        }
        if (sort != null && !kind.isSorted() && kind != Kind.HEAT_MAP) {
            problems.add(
                    place, "sort goes with kind: bullet, ranked_bars, dumbbell, small_multiples, shares or heat_map");
        }
        if ((kind == Kind.COHORTS) != (across != null)) {
            problems.add(place, "across goes with kind: cohorts");
        }
        if (every != null && kind != Kind.SHARES && kind != Kind.HEAT_MAP) {
            problems.add(place, "every goes with kind: shares or heat_map");
        }
        if (every != null && !COLUMNS.contains(every)) {
            problems.add(place, "every is month, quarter or year");
        }
    }

    private Set<String> known() {
        Set<String> names = new TreeSet<>(values.keySet());
        series.forEach(s -> names.add(s.id() + ".name"));
        names.add("name");
        names.add("provisional");
        names.addAll(open());
        if (target != null) {
            names.add("target");
        }
        if (against != null) {
            names.add(EARLIER);
        }
        if (by != null) {
            names.addAll(List.of("rows", "leader", "leading", "tied"));
            series.forEach(s -> names.add(s.id()));
        }
        return names;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(java.util.Locale.ROOT);
    }

    /**
     * A series.
     *
     * @param id its name in this file
     * @param slice the part of the metric; with {@code by}, that dimension is added
     * @param name what people call it
     * @param drawn false for figures that stand in the table alone
     */
    public record SeriesRule(String id, String metric, Map<String, String> slice, Words name, Boolean drawn) {
        /** Drawn unless it says otherwise. */
        @SuppressWarnings("NullAway") // what YAML leaves out arrives as null
        public SeriesRule {
            slice = slice == null ? Map.of() : Map.copyOf(slice);
            drawn = drawn == null ? Boolean.TRUE : drawn;
        }
    }

    /**
     * A step from one total to another.
     *
     * @param value one of the chart's values
     * @param name what people call it
     * @param as what it does to the level so far
     */
    public record Part(String value, Words name, Step as) {}

    /** What a part does. */
    public enum Step {
        /** It is the level, and stands on the line of zero. */
        TOTAL,
        PLUS,
        MINUS
    }

    /** A whole to compare with, as the 193 Member States. */
    public record Target(int value, Words text) {}

    /**
     * The order of rows: by the series named, largest first; after {@code top} rows the rest is one.
     *
     * @param others what the rest is called; {@code {n}} counts it
     */
    public record Sort(String by, int top, Words others) {}

    /**
     * A footnote of every row for which the metric has a figure above 0, or whose label has these attributes.
     *
     * @param metric looked up with the row's slice
     * @param period the kind of period whose figures are told, one by one
     * @param attributes of the row's label
     */
    public record FootnoteRule(
            @Nullable String metric,
            org.quarterdeck.schema.period.@Nullable PeriodKind period,
            Map<String, String> attributes,
            Words text) {
        /** Either a metric with its period, or attributes. */
        @SuppressWarnings("NullAway") // what YAML leaves out arrives as null
        public FootnoteRule {
            attributes = attributes == null ? Map.of() : Map.copyOf(attributes);
            if ((metric == null) == attributes.isEmpty() || (metric == null) != (period == null)) {
                throw new IllegalArgumentException("a footnote asks for metric and period, or for attributes");
            }
        }
    }
}
