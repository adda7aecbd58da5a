package org.quarterdeck.charts.frame;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.quarterdeck.charts.pack.ChartDefinition.FootnoteRule;
import org.quarterdeck.charts.text.Choice;
import org.quarterdeck.charts.text.Rendered;
import org.quarterdeck.charts.text.Scope;
import org.quarterdeck.charts.text.Template.Voice;
import org.quarterdeck.charts.text.Value;
import org.quarterdeck.schema.figure.Figure;
import org.quarterdeck.schema.figure.Slice;
import org.quarterdeck.schema.metric.Metric;

/** Footnotes that travel with the rows of a chart, rules first; the same text has the same mark. */
final class Footnotes {
    private static final int MOST_STARS = 3;

    private final List<FootnoteRule> rules;
    private final String by;
    private final Scope scope;
    private final Map<String, SortedSet<Integer>> notes = new HashMap<>();
    private final List<String> texts = new ArrayList<>();

    Footnotes(List<FootnoteRule> rules, String by, Scope scope) {
        this.rules = rules;
        this.by = by;
        this.scope = scope;
    }

    /** Gives the notes to rows in their order; the rows of a rest share one note of each rule. */
    void assign(List<String> shown, List<String> rest) {
        for (FootnoteRule rule : rules) {
            shown.forEach(row -> note(List.of(row), text(rule, row)));
            List<String> noted =
                    rest.stream().filter(row -> !text(rule, row).isEmpty()).toList();
            note(noted, noted.stream().map(row -> text(rule, row)).distinct().collect(Collectors.joining(" ")));
        }
    }

    private void note(List<String> rows, String text) {
        if (!text.isEmpty()) {
            if (!texts.contains(text)) {
                texts.add(text);
            }
            rows.forEach(row -> notes.computeIfAbsent(row, r -> new TreeSet<>()).add(texts.indexOf(text)));
        }
    }

    /** Stars while they can be told apart at a glance; else numbers, which keep away from the name. */
    private String mark(int note) {
        return texts.size() <= MOST_STARS ? "*".repeat(note + 1) : "(" + (note + 1) + ")";
    }

    private String text(FootnoteRule rule, String row) {
        return rule.metric() == null ? byLabel(rule, row) : byFigures(rule, rule.metric(), row);
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
        return Map.of(by, new Value.Text(PlainText.of(scope.label(by, row))));
    }

    private String text(FootnoteRule rule, Map<String, Value> given) {
        return Choice.of(rule.text().byLanguage())
                .render(scope.with(given), Voice.TABLE)
                .map(Rendered::plain)
                .orElse("");
    }

    /** The marks of rows, as they stand behind a name. */
    String marks(List<String> rows) {
        String marks = rows.stream()
                .flatMap(row -> notes.getOrDefault(row, new TreeSet<>()).stream())
                .distinct()
                .sorted()
                .map(this::mark)
                .collect(Collectors.joining(" "));
        return marks.startsWith("(") ? " " + marks : marks;
    }

    /** The notes behind their marks, in order. */
    List<String> texts() {
        return IntStream.range(0, texts.size())
                .mapToObj(i -> mark(i) + " " + texts.get(i))
                .toList();
    }
}
