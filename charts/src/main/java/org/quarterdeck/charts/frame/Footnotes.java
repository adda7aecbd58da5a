package org.quarterdeck.charts.frame;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.quarterdeck.charts.pack.ChartDefinition.FootnoteRule;
import org.quarterdeck.charts.text.Choice;
import org.quarterdeck.charts.text.Rendered;
import org.quarterdeck.charts.text.Scope;
import org.quarterdeck.charts.text.Template.Voice;
import org.quarterdeck.charts.text.Value;
import org.quarterdeck.schema.figure.Figure;
import org.quarterdeck.schema.figure.Slice;
import org.quarterdeck.schema.metric.Metric;

/** Footnotes that travel with the rows of a chart: one mark for each rule and row, rules first. */
final class Footnotes {
    private static final int MOST_STARS = 3;

    private final List<FootnoteRule> rules;
    private final String by;
    private final Scope scope;
    private final Map<String, String> marks = new LinkedHashMap<>();
    private final List<String> texts = new ArrayList<>();

    Footnotes(List<FootnoteRule> rules, String by, Scope scope) {
        this.rules = rules;
        this.by = by;
        this.scope = scope;
    }

    /** Gives the marks, to rows in their order. */
    void assign(List<String> rows) {
        for (FootnoteRule rule : rules) {
            for (String row : rows) {
                String text = rule.metric() == null ? byLabel(rule, row) : byFigures(rule, rule.metric(), row);
                if (!text.isEmpty()) {
                    String mark = mark(texts.size() + 1);
                    marks.merge(row, mark, (a, b) -> a + " " + b);
                    texts.add(mark + " " + text);
                }
            }
        }
    }

    private static String mark(int n) {
        return n <= MOST_STARS ? "*".repeat(n) : "(" + n + ")";
    }

    private String byLabel(FootnoteRule rule, String row) {
        boolean applies = scope.release()
                .labels()
                .find(by, row)
                .filter(l ->
                        l.attributes().entrySet().containsAll(rule.attributes().entrySet()))
                .isPresent();
        return applies ? text(rule, named(row)) : "";
    }

    private String byFigures(FootnoteRule rule, String id, String row) {
        Metric metric = scope.release().metrics().get(id);
        Slice slice = Slice.of(Map.of(by, row));
        return scope.release().figures().series(id, Objects.requireNonNull(rule.period()), slice).stream()
                .filter(f -> f.value().signum() > 0 && starts(f))
                .map(f -> {
                    Map<String, Value> given = new TreeMap<>(named(row));
                    given.put("value", Value.Amount.of(f, metric.printed()));
                    return text(rule, given);
                })
                .collect(Collectors.joining(" "));
    }

    private boolean starts(Figure figure) {
        var start = figure.period().start();
        return !(start == null ? figure.period().end() : start)
                .isAfter(scope.periods().end());
    }

    private Map<String, Value> named(String row) {
        return Map.of(by, new Value.Text(scope.label(by, row)));
    }

    private String text(FootnoteRule rule, Map<String, Value> given) {
        return Choice.of(rule.text().byLanguage())
                .render(scope.with(given), Voice.TABLE)
                .map(Rendered::plain)
                .orElse("");
    }

    /** The marks of rows, as they stand behind a name. */
    String marks(List<String> rows) {
        return rows.stream().map(marks::get).filter(Objects::nonNull).collect(Collectors.joining(" "));
    }

    List<String> texts() {
        return List.copyOf(texts);
    }
}
