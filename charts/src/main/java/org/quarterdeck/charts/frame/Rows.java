package org.quarterdeck.charts.frame;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.charts.pack.ChartDefinition;
import org.quarterdeck.charts.text.Choice;
import org.quarterdeck.charts.text.HiddenWords;
import org.quarterdeck.charts.text.PeriodWords;
import org.quarterdeck.charts.text.Rendered;
import org.quarterdeck.charts.text.Scope;
import org.quarterdeck.charts.text.SmallAmounts;
import org.quarterdeck.charts.text.Template.Voice;
import org.quarterdeck.charts.text.Value;
import org.quarterdeck.schema.config.Words;
import org.quarterdeck.schema.figure.Figure;
import org.quarterdeck.schema.figure.Withheld;
import org.quarterdeck.schema.metric.Additivity;
import org.quarterdeck.schema.metric.Metric;
import org.quarterdeck.schema.metric.PrintedForm;
import org.quarterdeck.schema.period.Period;

/**
 * The rows of a chart by a dimension.
 *
 * @param names how many values the dimension has, the folded ones counted; the name of the first row, its value, and how
 *     many rows have that value, as texts name them
 */
record Rows(List<ChartFrame.Row> rows, List<String> footnotes, ChartFrame.DataTable table, Map<String, Value> names) {
    /** The label that each row has for itself. */
    static final String LABEL = "row";

    static final Rows NONE = new Rows(List.of(), List.of(), new ChartFrame.DataTable(List.of(), List.of()), Map.of());

    /** The figures of one value of the dimension: first series, second series. */
    private record Member(
            String id,
            String name,
            @Nullable Figure inner,
            @Nullable Figure outer,
            @Nullable Withheld hiddenInner,
            @Nullable Withheld hiddenOuter) {
        @Nullable
        Figure figure(int series) {
            return series == 0 ? inner : outer;
        }

        @Nullable
        Withheld hidden(int series) {
            return series == 0 ? hiddenInner : hiddenOuter;
        }

        BigDecimal amount(int series) {
            Figure figure = figure(series);
            return figure == null ? BigDecimal.ZERO : figure.value();
        }
    }

    static Rows of(ChartDefinition definition, String by, Scope scope) {
        return new Builder(definition, by, scope).build();
    }

    private static final class Builder {
        private final ChartDefinition definition;
        private final ChartDefinition.Sort sort;
        private final String by;
        private final Scope scope;
        private final List<ChartDefinition.SeriesRule> series;
        private final Footnotes footnotes;

        private Builder(ChartDefinition definition, String by, Scope scope) {
            this.definition = definition;
            this.sort = Objects.requireNonNull(definition.sort());
            this.by = by;
            this.scope = scope;
            List<ChartDefinition.SeriesRule> drawn = definition.series().stream()
                    .filter(ChartDefinition.SeriesRule::drawn)
                    .toList();
            this.series = definition.against() == null ? drawn : List.of(earlier(drawn.get(0)), drawn.get(0));
            this.footnotes = new Footnotes(definition.footnotes(), by, scope);
        }

        private static ChartDefinition.SeriesRule earlier(ChartDefinition.SeriesRule rule) {
            return new ChartDefinition.SeriesRule(
                    ChartDefinition.EARLIER, rule.metric(), rule.slice(), rule.name(), rule.drawn());
        }

        private Rows build() {
            List<Member> members = members();
            // A rest of one is no rest: its row costs no more than its name.
            int shown = members.size() <= sort.top() + 1 ? members.size() : sort.top();
            List<String> ids = members.stream().map(Member::id).toList();
            footnotes.assign(ids.subList(0, shown), ids.subList(shown, ids.size()));
            List<ChartFrame.Row> rows = new ArrayList<>();
            members.subList(0, shown).forEach(m -> rows.add(row(m.name(), List.of(m))));
            List<Member> rest = members.subList(shown, members.size());
            if (!rest.isEmpty()) {
                requireAdditive();
                rows.add(row(others(rest.size()), rest));
            }
            return new Rows(List.copyOf(rows), footnotes.texts(), table(members), names(members));
        }

        private Map<String, Value> names(List<Member> members) {
            Map<String, Value> names = new TreeMap<>(leader(members));
            names.put("rows", Value.Amount.count(members.size()));
            return names;
        }

        private Map<String, Value> leader(List<Member> members) {
            int key = keyed();
            if (members.isEmpty() || members.get(0).figure(key) == null || mayLead(members, key)) {
                return Map.of(
                        "leader",
                        new Value.Missing(by),
                        "leading",
                        new Value.Missing(by),
                        "tied",
                        new Value.Missing(by));
            }
            Member first = members.get(0);
            long tied = members.stream()
                    .filter(m -> m.amount(key).compareTo(first.amount(key)) == 0)
                    .count();
            return Map.of(
                    "leader", new Value.Text(first.name()),
                    "leading", sum(key, List.of(first)),
                    "tied", Value.Amount.count(tied));
        }

        /** May a number that is not shown be larger than all that are? */
        private static boolean mayLead(List<Member> members, int key) {
            BigDecimal leading = members.get(0).amount(key);
            return members.stream()
                    .map(m -> m.hidden(key))
                    .filter(Objects::nonNull)
                    .anyMatch(w -> w.fewerThan() == 0 || leading.compareTo(BigDecimal.valueOf(w.fewerThan())) < 0);
        }

        private String name(String id) {
            Words given = definition.names().get(id);
            return given == null ? scope.label(by, id) : given.in(scope.language());
        }

        /** The series by which rows are sorted. */
        private int keyed() {
            return series.get(0).id().equals(sort.by()) ? 0 : 1;
        }

        private List<Member> members() {
            Map<String, Figure> inner = figures(0);
            Map<String, Figure> outer = series.size() > 1 ? figures(1) : Map.of();
            Map<String, Withheld> hiddenInner = hidden(0);
            Map<String, Withheld> hiddenOuter = series.size() > 1 ? hidden(1) : Map.of();
            TreeSet<String> ids = new TreeSet<>(inner.keySet());
            ids.addAll(outer.keySet());
            ids.addAll(hiddenInner.keySet());
            ids.addAll(hiddenOuter.keySet());
            int key = keyed();
            return ids.stream()
                    .map(id -> new Member(
                            id,
                            PlainText.of(name(id)),
                            inner.get(id),
                            outer.get(id),
                            hiddenInner.get(id),
                            hiddenOuter.get(id)))
                    .sorted(Comparator.comparing((Member m) -> m.amount(key))
                            .thenComparing(m -> m.amount(1 - key))
                            .reversed()
                            .thenComparing(Member::name)
                            .thenComparing(Member::id))
                    .toList();
        }

        private Map<String, Figure> figures(int index) {
            ChartDefinition.SeriesRule rule = series.get(index);
            scope.release().metrics().get(rule.metric());
            Map<String, Figure> figures = new LinkedHashMap<>();
            for (Figure figure : scope.release().figures().across(rule.metric(), period(index), keys(rule))) {
                Map<String, String> slice = figure.slice().values();
                if (slice.entrySet().containsAll(rule.slice().entrySet())) {
                    figures.put(slice.getOrDefault(by, ""), figure);
                }
            }
            return figures;
        }

        private Map<String, Withheld> hidden(int index) {
            ChartDefinition.SeriesRule rule = series.get(index);
            Map<String, Withheld> hidden = new LinkedHashMap<>();
            for (Withheld one : scope.release().figures().withheldAcross(rule.metric(), period(index), keys(rule))) {
                Map<String, String> slice = one.slice().values();
                if (slice.entrySet().containsAll(rule.slice().entrySet())) {
                    hidden.put(slice.getOrDefault(by, ""), one);
                }
            }
            return hidden;
        }

        private Period period(int index) {
            String later = definition.over() == null ? "to_date" : definition.over();
            return scope.periods().named(index == 0 && definition.against() != null ? definition.against() : later);
        }

        private Set<String> keys(ChartDefinition.SeriesRule rule) {
            Set<String> keys = new TreeSet<>(rule.slice().keySet());
            keys.add(by);
            return keys;
        }

        private void requireAdditive() {
            for (ChartDefinition.SeriesRule rule : series) {
                if (scope.release().metrics().get(rule.metric()).additive() == Additivity.NO) {
                    throw new IllegalArgumentException(rule.metric() + " does not add up over " + by
                            + "; raise sort.top so that no row is folded");
                }
            }
        }

        private String others(int n) {
            return Choice.of(sort.others().byLanguage())
                    .render(scope.with(Map.of("n", Value.Amount.count(n))), Voice.TABLE)
                    .map(Rendered::plain)
                    .orElse("");
        }

        private ChartFrame.Row row(String name, List<Member> members) {
            Map<String, Value> given = new TreeMap<>();
            for (int i = 0; i < series.size(); i++) {
                given.put(series.get(i).id(), sum(i, members));
            }
            Choice label = definition.labels().get(LABEL);
            String text = label == null
                    ? ""
                    : label.render(scope.with(given), Voice.TABLE)
                            .map(Rendered::plain)
                            .orElse("");
            return new ChartFrame.Row(
                    name,
                    footnotes.marks(members.stream().map(Member::id).toList()),
                    amount(given.get(series.get(0).id())),
                    series.size() > 1 ? amount(given.get(series.get(1).id())) : null,
                    text);
        }

        private static @Nullable BigDecimal amount(@Nullable Value value) {
            return value instanceof Value.Amount number ? number.amount() : null;
        }

        /** A sum of which a part is not shown would tell it. */
        private Value sum(int index, List<Member> members) {
            List<Withheld> hidden = members.stream()
                    .map(m -> m.hidden(index))
                    .flatMap(Stream::ofNullable)
                    .toList();
            if (!hidden.isEmpty()) {
                return new Value.Hidden(
                        members.size() == 1 ? hidden.get(0) : hidden.get(0).amongOthers());
            }
            List<Figure> figures = members.stream()
                    .map(m -> m.figure(index))
                    .flatMap(Stream::ofNullable)
                    .toList();
            if (figures.isEmpty()) {
                return new Value.Missing(series.get(index).metric());
            }
            Metric metric = scope.release().metrics().get(series.get(index).metric());
            BigDecimal sum = figures.stream().map(Figure::value).reduce(BigDecimal.ZERO, BigDecimal::add);
            return new Value.Amount(sum, figures.get(0).unit(), form(metric, sum), figures);
        }

        private ChartFrame.DataTable table(List<Member> members) {
            List<String> columns = new ArrayList<>();
            columns.add(DimensionWords.of(by, scope.language()));
            for (int i = 0; i < series.size(); i++) {
                String name = capital(series.get(i).name().in(scope.language()));
                columns.add(
                        definition.against() == null
                                ? name
                                : name + ", " + PeriodWords.of(period(i), scope.language()));
            }
            return new ChartFrame.DataTable(
                    List.copyOf(columns),
                    members.stream()
                            .map(m -> new ChartFrame.DataTable.TableRow(
                                    m.name() + footnotes.marks(List.of(m.id())), cells(m)))
                            .toList());
        }

        private List<ChartFrame.DataTable.Cell> cells(Member member) {
            return IntStream.range(0, series.size())
                    .mapToObj(i -> cell(member, i))
                    .toList();
        }

        private ChartFrame.DataTable.Cell cell(Member member, int index) {
            Figure figure = member.figure(index);
            Withheld hidden = member.hidden(index);
            if (hidden != null) {
                return new ChartFrame.DataTable.Cell(HiddenWords.of(hidden, scope.language()), null, hidden);
            }
            Metric metric = scope.release().metrics().get(series.get(index).metric());
            return figure == null
                    ? new ChartFrame.DataTable.Cell("–", null)
                    : new ChartFrame.DataTable.Cell(
                            form(metric, figure.value()).inTable(figure.value(), figure.unit(), scope.language()),
                            figure);
        }

        private PrintedForm form(Metric metric, BigDecimal value) {
            return SmallAmounts.form(Optional.ofNullable(definition.format()).orElse(metric.printed()), value);
        }

        private static String capital(String text) {
            return text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1);
        }
    }
}
