package org.quarterdeck.charts.frame;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.quarterdeck.charts.frame.Grid.Cell;
import org.quarterdeck.charts.frame.Grid.Column;
import org.quarterdeck.charts.frame.Grid.State;
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
import org.quarterdeck.schema.figure.Slice;
import org.quarterdeck.schema.figure.Status;
import org.quarterdeck.schema.figure.Withheld;
import org.quarterdeck.schema.metric.Additivity;
import org.quarterdeck.schema.metric.Metric;
import org.quarterdeck.schema.metric.PrintedForm;
import org.quarterdeck.schema.period.Period;
import org.quarterdeck.schema.period.PeriodKind;

/**
 * A grid from the figures of one series: a row for each value of a dimension, a column for each period, or for each
 * value of a second dimension.
 *
 * @param table the same for reading, every row by itself
 * @param names what texts may say of the rows
 */
record Grids(Grid grid, ChartFrame.DataTable table, Map<String, Value> names) {
    static final Grids NONE = new Grids(Grid.NONE, new ChartFrame.DataTable(List.of(), List.of()), Map.of());

    static Grids of(ChartDefinition definition, String by, Scope scope) {
        return new Builder(definition, by, scope).build();
    }

    /** A row before it is drawn: its figures and what stays in the office, by column. */
    private record Member(String id, String name, Map<Integer, Figure> figures, Map<Integer, Withheld> hidden) {
        BigDecimal sum() {
            return figures.values().stream().map(Figure::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    /** A column and the figures in it. */
    private record Filled(Column column, List<Figure> figures, List<Withheld> hidden) {
        boolean isEmpty() {
            return figures.isEmpty() && hidden.isEmpty();
        }
    }

    private static final class Builder {
        private final ChartDefinition definition;
        private final String by;
        private final Scope scope;
        private final ChartDefinition.SeriesRule series;
        private final Metric metric;

        private Builder(ChartDefinition definition, String by, Scope scope) {
            this.definition = definition;
            this.by = by;
            this.scope = scope;
            this.series = definition.series().stream()
                    .filter(ChartDefinition.SeriesRule::drawn)
                    .findFirst()
                    .orElseThrow();
            this.metric = scope.release().metrics().get(series.metric());
        }

        private Grids build() {
            List<Filled> columns = columns();
            List<Member> members = sorted(members(columns));
            int shown = members.size();
            ChartDefinition.Sort sort = definition.sort();
            if (sort != null && members.size() > sort.top() + 1) {
                shown = sort.top();
                requireAdditive();
            }
            List<Grid.Row> rows = new ArrayList<>();
            members.subList(0, shown).forEach(m -> rows.add(row(m.name(), List.of(m), columns.size())));
            List<Member> rest = members.subList(shown, members.size());
            if (!rest.isEmpty()) {
                rows.add(row(others(Objects.requireNonNull(sort), rest.size()), rest, columns.size()));
            }
            return new Grids(
                    new Grid(columns.stream().map(Filled::column).toList(), List.copyOf(rows)),
                    table(columns, members),
                    names(members));
        }

        private List<Filled> columns() {
            return definition.across() == null ? periods() : across(definition.across());
        }

        /** From the first period with a figure to the chart's own. */
        private List<Filled> periods() {
            PeriodKind kind = definition.every() == null ? PeriodKind.MONTH : definition.every();
            YearMonth last = scope.periods().month();
            List<Filled> filled = new ArrayList<>();
            Period before = null;
            for (YearMonth month = last.minusMonths(definition.months() - 1L);
                    !month.isAfter(last);
                    month = month.plusMonths(1)) {
                Period period = period(kind, month.atDay(1));
                if (!period.equals(before)) {
                    Filled column = filled(column(period), period, keys(by));
                    if (!filled.isEmpty() || !column.isEmpty()) {
                        filled.add(column);
                    }
                    before = period;
                }
            }
            return filled;
        }

        private static Period period(PeriodKind kind, LocalDate day) {
            return switch (kind) {
                case QUARTER -> Period.quarter(day);
                case YEAR -> Period.year(day.getYear());
                default -> Period.month(YearMonth.from(day));
            };
        }

        private Column column(Period period) {
            String year = String.valueOf(period.end().getYear());
            return switch (period.kind()) {
                case QUARTER -> new Column("Q" + (period.end().getMonthValue() + 2) / 3, year, null);
                case YEAR -> new Column(year, "", null);
                default -> {
                    YearMonth month = YearMonth.from(period.end());
                    yield new Column(PeriodWords.shortMonth(month, scope.language()), year, month);
                }
            };
        }

        private List<Filled> across(String dimension) {
            Period period = scope.periods().named(definition.over() == null ? "to_date" : definition.over());
            Filled kept = filled(new Column("", "", null), period, keys(by, dimension));
            Filled all = new Filled(
                    kept.column(),
                    kept.figures().stream().filter(f -> isRecent(f.slice())).toList(),
                    kept.hidden().stream().filter(w -> isRecent(w.slice())).toList());
            TreeSet<String> values = new TreeSet<>(
                    Comparator.comparing(String::length).thenComparing(Comparator.<String>naturalOrder()));
            all.figures().forEach(f -> values.add(value(f.slice(), dimension)));
            return values.stream()
                    .map(value -> new Filled(
                            new Column(name(dimension, value), "", null),
                            all.figures().stream()
                                    .filter(f -> value(f.slice(), dimension).equals(value))
                                    .toList(),
                            all.hidden().stream()
                                    .filter(w -> value(w.slice(), dimension).equals(value))
                                    .toList()))
                    .toList();
        }

        private Filled filled(Column column, Period period, Set<String> keys) {
            return new Filled(
                    column,
                    scope.release().figures().across(series.metric(), period, keys).stream()
                            .filter(f -> isOfSeries(f.slice()))
                            .toList(),
                    scope.release().figures().withheldAcross(series.metric(), period, keys).stream()
                            .filter(w -> isOfSeries(w.slice()))
                            .toList());
        }

        private boolean isOfSeries(Slice slice) {
            return slice.values().entrySet().containsAll(series.slice().entrySet());
        }

        private Set<String> keys(String... dimensions) {
            Set<String> keys = new TreeSet<>(series.slice().keySet());
            keys.addAll(List.of(dimensions));
            return keys;
        }

        private List<Member> members(List<Filled> columns) {
            Map<String, Member> members = new HashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                int column = i;
                columns.get(i)
                        .figures()
                        .forEach(f -> member(f.slice(), members).figures().put(column, f));
                columns.get(i)
                        .hidden()
                        .forEach(w -> member(w.slice(), members).hidden().put(column, w));
            }
            return List.copyOf(members.values());
        }

        private Member member(Slice slice, Map<String, Member> members) {
            return members.computeIfAbsent(
                    value(slice, by),
                    id -> new Member(id, PlainText.of(name(by, id)), new HashMap<>(), new HashMap<>()));
        }

        private static String value(Slice slice, String dimension) {
            return slice.values().getOrDefault(dimension, "");
        }

        private String name(String dimension, String id) {
            Words given = definition.names().get(id);
            return given == null ? scope.label(dimension, id) : given.in(scope.language());
        }

        /** The largest first; unsorted ones by their ids, as quarters follow each other. */
        private List<Member> sorted(List<Member> members) {
            Comparator<Member> byId = Comparator.comparing(Member::id);
            return members.stream()
                    .sorted(
                            definition.sort() == null
                                    ? byId
                                    : Comparator.comparing(Member::sum)
                                            .reversed()
                                            .thenComparing(byId))
                    .toList();
        }

        /** Cohorts that are periods: those of the months that the chart shows. */
        private boolean isRecent(Slice slice) {
            LocalDate since =
                    scope.periods().month().minusMonths(definition.months()).atEndOfMonth();
            String id = value(slice, by);
            return !isPeriod(id) || Period.parse(id).end().isAfter(since);
        }

        private static boolean isPeriod(String id) {
            try {
                Period.parse(id);
                return true;
            } catch (IllegalArgumentException e) {
                return false;
            }
        }

        private void requireAdditive() {
            if (metric.additive() == Additivity.NO) {
                throw new IllegalArgumentException(
                        series.metric() + " does not add up over " + by + "; raise sort.top so that no row is folded");
            }
        }

        private String others(ChartDefinition.Sort sort, int n) {
            return Choice.of(sort.others().byLanguage())
                    .render(scope.with(Map.of("n", Value.Amount.count(n))), Voice.TABLE)
                    .map(Rendered::plain)
                    .orElse("");
        }

        private Grid.Row row(String name, List<Member> members, int columns) {
            List<Cell> cells = new ArrayList<>();
            for (int i = 0; i < columns; i++) {
                cells.add(cell(members, i));
            }
            return new Grid.Row(name, List.copyOf(cells));
        }

        /** A sum of which a part is not shown would tell it. */
        private Cell cell(List<Member> members, int column) {
            Optional<Withheld> hidden = members.stream()
                    .flatMap(m -> Stream.ofNullable(m.hidden().get(column)))
                    .findFirst();
            if (hidden.isPresent()) {
                Withheld one = members.size() == 1 ? hidden.get() : hidden.get().amongOthers();
                return new Cell(null, HiddenWords.of(one, scope.language()), State.WITHHELD, false);
            }
            List<Figure> figures = members.stream()
                    .flatMap(m -> Stream.ofNullable(m.figures().get(column)))
                    .toList();
            if (figures.isEmpty()) {
                return new Cell(null, "–", State.ABSENT, false);
            }
            BigDecimal sum = figures.stream().map(Figure::value).reduce(BigDecimal.ZERO, BigDecimal::add);
            boolean open = figures.stream().anyMatch(f -> f.status() == Status.PROVISIONAL);
            return new Cell(sum, printed(sum, figures.get(0).unit()), State.SHOWN, open);
        }

        private String printed(BigDecimal value, String unit) {
            PrintedForm form = definition.format() == null ? metric.printed() : definition.format();
            return SmallAmounts.form(form, value).inTable(value, unit, scope.language());
        }

        private ChartFrame.DataTable table(List<Filled> columns, List<Member> members) {
            List<String> heads = new ArrayList<>();
            heads.add(by.substring(0, 1).toUpperCase(Locale.ROOT) + by.substring(1));
            columns.forEach(c -> heads.add((c.column().name() + " " + c.column().above()).strip()));
            return new ChartFrame.DataTable(
                    List.copyOf(heads),
                    members.stream()
                            .map(m -> new ChartFrame.DataTable.TableRow(m.name(), cells(m, columns.size())))
                            .toList());
        }

        private List<ChartFrame.DataTable.Cell> cells(Member member, int columns) {
            List<ChartFrame.DataTable.Cell> cells = new ArrayList<>();
            for (int i = 0; i < columns; i++) {
                cells.add(new ChartFrame.DataTable.Cell(
                        cell(List.of(member), i).text(),
                        member.figures().get(i),
                        member.hidden().get(i)));
            }
            return cells;
        }

        /** How many rows there are, and which leads by all its columns, unless one that is hidden may. */
        private Map<String, Value> names(List<Member> members) {
            Map<String, Value> names = new HashMap<>();
            names.put("rows", Value.Amount.count(members.size()));
            boolean leads = definition.sort() != null
                    && metric.additive() != Additivity.NO
                    && !members.isEmpty()
                    && members.stream().allMatch(m -> m.hidden().isEmpty());
            if (!leads) {
                List.of("leader", "leading", "tied").forEach(name -> names.put(name, new Value.Missing(by)));
                return names;
            }
            Member first = members.get(0);
            List<Figure> from = List.copyOf(first.figures().values());
            PrintedForm form = definition.format() == null ? metric.printed() : definition.format();
            names.put("leader", new Value.Text(first.name()));
            names.put("leading", new Value.Amount(first.sum(), from.get(0).unit(), form, from));
            names.put(
                    "tied",
                    Value.Amount.count(members.stream()
                            .filter(m -> m.sum().compareTo(first.sum()) == 0)
                            .count()));
            return names;
        }
    }
}
