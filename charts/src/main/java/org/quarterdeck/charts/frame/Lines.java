package org.quarterdeck.charts.frame;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.quarterdeck.charts.pack.ChartDefinition;
import org.quarterdeck.charts.text.PeriodWords;
import org.quarterdeck.charts.text.Scope;
import org.quarterdeck.schema.figure.Figure;
import org.quarterdeck.schema.figure.Slice;
import org.quarterdeck.schema.metric.Metric;
import org.quarterdeck.schema.period.PeriodKind;
import org.quarterdeck.schema.release.Release;

/** The series of a chart over months. */
record Lines(ChartDefinition definition, Scope scope) {
    List<ChartFrame.Line> all() {
        List<ChartFrame.Line> lines = new ArrayList<>();
        for (ChartDefinition.SeriesRule rule : definition.series()) {
            lines.add(line(lines.size(), rule));
        }
        return List.copyOf(lines);
    }

    private ChartFrame.Line line(int index, ChartDefinition.SeriesRule rule) {
        Release release = scope.release();
        Metric metric = release.metrics().get(rule.metric());
        SortedMap<YearMonth, Figure> points = new TreeMap<>();
        YearMonth last = scope.periods().month();
        PeriodKind kind = definition.kind().period();
        for (Figure figure : release.figures().series(rule.metric(), kind, Slice.of(rule.slice()))) {
            YearMonth month = YearMonth.from(figure.period().end());
            boolean counts = kind == PeriodKind.MONTH || endsMonth(figure, month);
            if (counts && !month.isAfter(last) && month.isAfter(last.minusMonths(definition.months()))) {
                points.put(month, figure);
            }
        }
        return new ChartFrame.Line(
                index,
                rule.id(),
                rule.name().in(scope.language()),
                rule.drawn(),
                definition.format() == null ? metric.printed() : definition.format(),
                points.values().stream().findFirst().map(Figure::unit).orElse(""),
                points);
    }

    /** To-date figures also stand at an office's reference dates; a month's last word is its end or the as-of date. */
    private boolean endsMonth(Figure figure, YearMonth month) {
        return figure.period().end().equals(month.atEndOfMonth())
                || figure.period().end().equals(scope.periods().end());
    }

    /** From the first month with a figure to the last that may have one. */
    static List<YearMonth> months(List<ChartFrame.Line> lines, int most, YearMonth last) {
        YearMonth first = lines.stream()
                .filter(l -> !l.points().isEmpty())
                .map(l -> l.points().firstKey())
                .min(Comparator.naturalOrder())
                .orElse(last.plusMonths(1));
        List<YearMonth> months = new ArrayList<>();
        for (YearMonth month = first; !month.isAfter(last) && months.size() < most; month = month.plusMonths(1)) {
            months.add(month);
        }
        return List.copyOf(months);
    }

    static ChartFrame.DataTable table(List<ChartFrame.Line> lines, List<YearMonth> months, String language) {
        List<String> columns = new ArrayList<>(List.of(Phrase.PERIOD.in(language)));
        lines.forEach(l -> columns.add(l.name()));
        List<ChartFrame.DataTable.TableRow> rows = months.stream()
                .map(month -> new ChartFrame.DataTable.TableRow(
                        head(lines, month, language),
                        lines.stream().map(l -> cell(l, month, language)).toList()))
                .toList();
        return new ChartFrame.DataTable(List.copyOf(columns), rows);
    }

    private static String head(List<ChartFrame.Line> lines, YearMonth month, String language) {
        return lines.stream()
                .flatMap(l -> Stream.ofNullable(l.points().get(month)))
                .findFirst()
                .map(f -> PeriodWords.of(f.period(), language))
                .orElse(PeriodWords.of(org.quarterdeck.schema.period.Period.month(month), language));
    }

    private static ChartFrame.DataTable.Cell cell(ChartFrame.Line line, YearMonth month, String language) {
        Figure figure = line.points().get(month);
        return figure == null
                ? new ChartFrame.DataTable.Cell("–", null)
                : new ChartFrame.DataTable.Cell(line.printed(figure.value(), language), figure);
    }
}
