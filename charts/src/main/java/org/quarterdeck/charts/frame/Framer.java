package org.quarterdeck.charts.frame;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.charts.pack.ChartDefinition;
import org.quarterdeck.charts.pack.Kind;
import org.quarterdeck.charts.pack.Pack;
import org.quarterdeck.charts.text.Choice;
import org.quarterdeck.charts.text.Direction;
import org.quarterdeck.charts.text.PeriodWords;
import org.quarterdeck.charts.text.Periods;
import org.quarterdeck.charts.text.Rendered;
import org.quarterdeck.charts.text.Scope;
import org.quarterdeck.charts.text.Template.Voice;
import org.quarterdeck.charts.text.Value;
import org.quarterdeck.schema.config.InvalidConfiguration;
import org.quarterdeck.schema.figure.Figure;
import org.quarterdeck.schema.figure.Slice;
import org.quarterdeck.schema.figure.Status;
import org.quarterdeck.schema.period.Period;
import org.quarterdeck.schema.release.Event;
import org.quarterdeck.schema.release.Release;

/** Fills charts with the figures of one release, for one period, in one language. */
public final class Framer {
    private static final int MOST_EVENTS = 6;
    private static final int MOST_NAMED = 4;

    private final Release release;
    private final Periods periods;
    private final String language;

    /**
     * A framer.
     *
     * @throws IllegalArgumentException when the release cannot know the period
     */
    public Framer(Release release, Period period, String language) {
        this.release = release;
        this.periods = new Periods(period, release.manifest().asOf(), Map.of());
        this.language = language;
    }

    /**
     * A chart with its figures. Without any, it has its name for a title: there is no finding.
     *
     * @throws InvalidConfiguration when it names a metric that the release does not have, with the nearest
     */
    public ChartFrame frame(Pack.Chart chart) {
        try {
            return framed(chart);
        } catch (IllegalArgumentException e) {
            throw new InvalidConfiguration(List.of(chart.file() + ": " + e.getMessage()));
        }
    }

    private ChartFrame framed(Pack.Chart chart) {
        ChartDefinition definition = chart.definition().of(chart.asked().values());
        requireAsked(definition);
        Scope own = new Scope(release, periods, language, definition.values()).with(given(definition));
        Scope named = own.with(asked(chart.asked(), own));
        Rows rows = rows(definition, named);
        Grids grids = grids(definition, named);
        List<ChartFrame.Line> lines = definition.by() == null ? new Lines(definition, named).all() : List.of();
        List<Beside> beside = beside(definition, lines, named);
        Scope scope = named.with(rows.names())
                .with(grids.names())
                .with(Map.of("provisional", Value.Amount.count(provisional(lines, grids.grid()))));
        List<YearMonth> months = Lines.months(lines, definition.months(), periods.month());
        ChartFrame.DataTable table = Stream.of(grids.table(), rows.table())
                .filter(t -> !t.columns().isEmpty())
                .findFirst()
                .orElseGet(() -> Lines.table(lines, beside, months, language));
        return new ChartFrame(
                chart.id(),
                definition.kind(),
                language,
                texts(
                        chart,
                        scope,
                        footnotes(rows, lines, beside, grids.grid(), definition.kind() == Kind.SHARES, months, table),
                        grids.grid().isEmpty() && isEmpty(lines, rows)),
                lines,
                beside,
                months,
                periods.end(),
                rows.rows(),
                grids.grid(),
                events(definition, months),
                definition.target() == null ? 0 : definition.target().value(),
                table,
                figures(table, definition, scope));
    }

    private static void requireAsked(ChartDefinition definition) {
        for (String dimension : definition.open()) {
            throw new IllegalArgumentException(
                    "it is of one " + dimension + "; say which: --slice " + dimension + "=…");
        }
    }

    /** What the values asked for are called. */
    private static Map<String, Value> asked(Slice slice, Scope scope) {
        Map<String, Value> names = new TreeMap<>();
        slice.values()
                .forEach((dimension, value) ->
                        names.put(dimension, new Value.Text(PlainText.of(scope.label(dimension, value)))));
        return names;
    }

    private static List<Beside> beside(ChartDefinition definition, List<ChartFrame.Line> lines, Scope scope) {
        return definition.series().stream()
                .filter(ChartDefinition.SeriesRule::drawn)
                .findFirst()
                .filter(rule -> !definition.beside().isEmpty())
                .map(rule -> Beside.of(
                        definition.beside(),
                        lines.stream()
                                .filter(l -> l.id().equals(rule.id()))
                                .findFirst()
                                .orElseThrow(),
                        rule.metric(),
                        Slice.of(rule.slice()),
                        scope))
                .orElse(List.of());
    }

    private static Rows rows(ChartDefinition definition, Scope scope) {
        if (!definition.parts().isEmpty()) {
            return new Bridge(definition, scope).rows();
        }
        return definition.by() == null || definition.kind().hasGrid()
                ? Rows.NONE
                : Rows.of(definition, definition.by(), scope);
    }

    private static Grids grids(ChartDefinition definition, Scope scope) {
        return definition.by() == null || !definition.kind().hasGrid()
                ? Grids.NONE
                : Grids.of(definition, definition.by(), scope);
    }

    private static boolean isEmpty(List<ChartFrame.Line> lines, Rows rows) {
        return rows.rows().isEmpty()
                && lines.stream()
                        .filter(ChartFrame.Line::drawn)
                        .allMatch(l -> l.points().isEmpty());
    }

    /** Footnotes of rows; or of months: what the dash in place of a figure means, and which were revised. */
    private List<String> footnotes(
            Rows rows,
            List<ChartFrame.Line> lines,
            List<Beside> beside,
            Grid grid,
            boolean isShares,
            List<YearMonth> months,
            ChartFrame.DataTable table) {
        boolean gaps = lines.stream()
                .filter(l -> l.drawn() && !l.points().isEmpty())
                .anyMatch(l -> months.stream()
                        .anyMatch(m -> !l.points().containsKey(m) && !l.hidden().containsKey(m)));
        List<String> footnotes = new ArrayList<>(rows.footnotes());
        if (gaps) {
            footnotes.add(Phrase.GAP.in(language));
        }
        if (isShares
                && IntStream.range(0, grid.columns().size())
                        .anyMatch(c -> grid.total(c).isEmpty())) {
            footnotes.add(Phrase.NO_WHOLE.in(language));
        }
        if (lines.stream().anyMatch(l -> l.drawn() && !l.points().isEmpty())) {
            beside.forEach(b -> b.why().ifPresent(footnotes::add));
        }
        if (table.rows().stream().flatMap(r -> r.cells().stream()).anyMatch(c -> c.withheld() != null)) {
            footnotes.add(Phrase.HIDDEN.in(language, release.manifest().office().smallCells()));
        }
        widest(table).ifPresent(percent -> footnotes.add(Phrase.ESTIMATED.in(language, percent)));
        List<String> revised = months.stream()
                .filter(m -> lines.stream()
                        .filter(ChartFrame.Line::drawn)
                        .anyMatch(l -> isRevised(l.points().get(m))))
                .map(m -> PeriodWords.of(Period.month(m), language))
                .toList();
        if (revised.size() > MOST_NAMED) {
            footnotes.add(
                    Phrase.REVISED_MANY.in(language, revised.size(), revised.get(0), revised.get(revised.size() - 1)));
        } else if (!revised.isEmpty()) {
            footnotes.add(Phrase.REVISED_MONTHS.in(language, String.join(Phrase.SEPARATOR.in(language), revised)));
        }
        return List.copyOf(footnotes);
    }

    /** The widest uncertainty of any figure shown, in whole per cent, rounded up; empty when all are exact. */
    private static Optional<String> widest(ChartFrame.DataTable table) {
        return table.rows().stream()
                .flatMap(r -> r.cells().stream())
                .flatMap(c -> Stream.ofNullable(c.figure()))
                .filter(f -> f.uncertainty() != null && f.value().signum() != 0)
                .map(f -> Objects.requireNonNull(f.uncertainty())
                        .movePointRight(2)
                        .divide(f.value().abs(), 0, RoundingMode.UP))
                .max(Comparator.naturalOrder())
                .map(BigDecimal::toPlainString);
    }

    private static boolean isRevised(@Nullable Figure figure) {
        return figure != null && figure.status() == Status.REVISED;
    }

    private static long provisional(List<ChartFrame.Line> lines, Grid grid) {
        long cells = grid.cells().filter(Grid.Cell::isProvisional).count();
        return cells
                + lines.stream()
                        .filter(ChartFrame.Line::drawn)
                        .flatMap(l -> l.points().values().stream())
                        .filter(f -> f.status() == Status.PROVISIONAL)
                        .count();
    }

    private Map<String, Value> given(ChartDefinition definition) {
        Map<String, Value> given = new TreeMap<>();
        given.put("name", new Value.Text(definition.name().in(language)));
        for (int i = 0; i < definition.series().size(); i++) {
            ChartDefinition.SeriesRule series = definition.series().get(i);
            given.put(series.id() + ".name", new Value.SeriesName(series.name().in(language), i));
        }
        if (definition.target() != null) {
            given.put("target", Value.Amount.count(definition.target().value()));
        }
        return given;
    }

    private ChartFrame.ChartTexts texts(Pack.Chart chart, Scope scope, List<String> footnotes, boolean empty) {
        ChartDefinition definition = chart.definition().of(chart.asked().values());
        Map<String, String> labels = new TreeMap<>();
        definition.labels().forEach((key, choice) -> {
            if (!key.equals(Rows.LABEL)) {
                labels.put(key, plain(choice, scope, ""));
            }
        });
        if (definition.target() != null) {
            labels.put("target", plain(Choice.of(definition.target().text().byLanguage()), scope, ""));
        }
        String name = definition.name().in(language);
        boolean sample = release.manifest().office().sampleData();
        String end = PeriodWords.of(periods.end(), language);
        String sampleData = sample ? Phrase.SAMPLE_DATA.in(language) : null;
        return new ChartFrame.ChartTexts(
                empty ? name : plain(definition.title(), scope, name),
                definition.subtitle().render(scope, Voice.TABLE).orElse(Rendered.of(name)),
                labels,
                footnotes,
                definition.note() == null ? null : plain(definition.note(), scope, ""),
                Phrase.SOURCE.in(language, plain(definition.source(), scope, name), end),
                Phrase.RELEASE.in(language, kept(release.manifest().releaseId())) + " · " + kept(chart.id()),
                sampleData,
                empty
                        ? Phrase.NOTHING.in(language, name, end)
                        : plain(definition.alt(), scope, Phrase.UP_TO.in(language, name, end)));
    }

    private String kept(String id) {
        return Direction.of(language).kept(id);
    }

    private static String plain(Choice choice, Scope scope, String otherwise) {
        return choice.render(scope, Voice.TABLE).map(Rendered::plain).orElse(otherwise);
    }

    /** The latest remarks that concern the chart's metrics, within its months. */
    private List<ChartFrame.Mark> events(ChartDefinition definition, List<YearMonth> months) {
        if (!definition.events() || months.isEmpty()) {
            return List.of();
        }
        LocalDate first = months.get(0).atDay(1);
        Set<String> metrics = new LinkedHashSet<>();
        definition.series().forEach(s -> metrics.add(s.metric()));
        List<ChartFrame.Mark> marks = release.events().stream()
                .filter(e -> e.metrics().isEmpty() || e.metrics().stream().anyMatch(metrics::contains))
                .filter(e -> !e.on().isBefore(first) && !e.on().isAfter(periods.end()))
                .sorted(Comparator.comparing(Event::on))
                .map(e -> new ChartFrame.Mark(e.on(), PlainText.of(e.label().in(language))))
                .toList();
        return marks.subList(Math.max(0, marks.size() - MOST_EVENTS), marks.size());
    }

    private static List<Figure> figures(ChartFrame.DataTable table, ChartDefinition definition, Scope scope) {
        Stream<@Nullable Figure> drawn =
                table.rows().stream().flatMap(r -> r.cells().stream()).map(ChartFrame.DataTable.Cell::figure);
        List<Figure> named = new ArrayList<>();
        definition.values().keySet().forEach(name -> {
            if (scope.value(name) instanceof Value.Amount number) {
                named.addAll(number.from());
            }
        });
        return Stream.concat(drawn.filter(Objects::nonNull), named.stream())
                .distinct()
                .sorted(Comparator.comparing(Figure::metric)
                        .thenComparing(Figure::period)
                        .thenComparing(f -> f.slice().toString()))
                .toList();
    }
}
