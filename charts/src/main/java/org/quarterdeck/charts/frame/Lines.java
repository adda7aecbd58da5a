package org.quarterdeck.charts.frame;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.quarterdeck.charts.pack.ChartDefinition;
import org.quarterdeck.charts.text.HiddenWords;
import org.quarterdeck.charts.text.PeriodWords;
import org.quarterdeck.charts.text.Scope;
import org.quarterdeck.schema.figure.Figure;
import org.quarterdeck.schema.figure.Slice;
import org.quarterdeck.schema.figure.Withheld;
import org.quarterdeck.schema.metric.Metric;
import org.quarterdeck.schema.period.Period;
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
            if (isOn(figure.period(), kind, last)) {
                points.put(YearMonth.from(figure.period().end()), figure);
            }
        }
        SortedMap<YearMonth, Withheld> hidden = new TreeMap<>();
        for (Withheld withheld : release.figures().withheldSeries(rule.metric(), kind, Slice.of(rule.slice()))) {
            if (isOn(withheld.period(), kind, last)) {
                hidden.put(YearMonth.from(withheld.period().end()), withheld);
            }
        }
        return new ChartFrame.Line(
                index,
                rule.id(),
                rule.name().in(scope.language()),
                rule.drawn(),
                definition.format() == null ? metric.printed() : definition.format(),
                points.values().stream().findFirst().map(Figure::unit).orElse(""),
                points,
                hidden);
    }

    private boolean isOn(Period period, PeriodKind kind, YearMonth last) {
        YearMonth month = YearMonth.from(period.end());
        boolean counts = kind == PeriodKind.MONTH || endsMonth(period, month);
        return counts && !month.isAfter(last) && month.isAfter(last.minusMonths(definition.months()));
    }

    /** To-date figures also stand at an office's reference dates; a month's last word is its end or the as-of date. */
    private boolean endsMonth(Period period, YearMonth month) {
        return period.end().equals(month.atEndOfMonth())
                || period.end().equals(scope.periods().end());
    }

    /** From the first month with a figure to the last that may have one. */
    static List<YearMonth> months(List<ChartFrame.Line> lines, int most, YearMonth last) {
        YearMonth first = lines.stream()
                .flatMap(l -> Stream.concat(l.points().keySet().stream(), l.hidden().keySet().stream()))
                .min(Comparator.naturalOrder())
                .orElse(last.plusMonths(1));
        List<YearMonth> months = new ArrayList<>();
        for (YearMonth month = first; !month.isAfter(last) && months.size() < most; month = month.plusMonths(1)) {
            months.add(month);
        }
        return List.copyOf(months);
    }

    /** A row for each month, and for each that is foreseen. */
    static ChartFrame.DataTable table(
            List<ChartFrame.Line> lines, List<Beside> beside, List<YearMonth> months, String language) {
        List<String> columns = new ArrayList<>(List.of(Phrase.PERIOD.in(language)));
        lines.forEach(l -> columns.add(l.name()));
        beside.forEach(b -> columns.add(b.name()));
        SortedSet<YearMonth> all = new TreeSet<>(months);
        beside.forEach(b -> all.addAll(b.values().keySet()));
        List<ChartFrame.DataTable.TableRow> rows = all.stream()
                .map(month -> new ChartFrame.DataTable.TableRow(
                        head(lines, month, language),
                        Stream.concat(
                                        lines.stream().map(l -> cell(l, month, language)),
                                        beside.stream().map(b -> cell(b, lines.get(0), month, language)))
                                .toList()))
                .toList();
        return new ChartFrame.DataTable(List.copyOf(columns), rows);
    }

    private static ChartFrame.DataTable.Cell cell(
            Beside beside, ChartFrame.Line line, YearMonth month, String language) {
        Beside.Band band = beside.values().get(month);
        if (band == null) {
            return new ChartFrame.DataTable.Cell("–", null);
        }
        String value = line.printed(BigDecimal.valueOf(band.value()), language);
        String range = line.printed(BigDecimal.valueOf(band.low()), language) + "–"
                + line.printed(BigDecimal.valueOf(band.high()), language);
        return new ChartFrame.DataTable.Cell(band.low() == band.high() ? value : value + " (" + range + ")", null);
    }

    private static String head(List<ChartFrame.Line> lines, YearMonth month, String language) {
        return lines.stream()
                .flatMap(l -> Stream.ofNullable(l.points().get(month)))
                .findFirst()
                .map(f -> PeriodWords.of(f.period(), language))
                .orElse(PeriodWords.of(Period.month(month), language));
    }

    private static ChartFrame.DataTable.Cell cell(ChartFrame.Line line, YearMonth month, String language) {
        Figure figure = line.points().get(month);
        Withheld hidden = line.hidden().get(month);
        if (hidden != null) {
            return new ChartFrame.DataTable.Cell(HiddenWords.of(hidden, language), null, hidden);
        }
        return figure == null
                ? new ChartFrame.DataTable.Cell("–", null)
                : new ChartFrame.DataTable.Cell(line.printed(figure.value(), language), figure);
    }
}
