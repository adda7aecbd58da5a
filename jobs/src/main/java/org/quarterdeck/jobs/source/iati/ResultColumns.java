package org.quarterdeck.jobs.source.iati;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.quarterdeck.jobs.source.format.Cell;

/**
 * One row an actual value of an indicator and period, and one a period without any. Values that are parts of another,
 * by sex or by age, are rows like that other: their dimensions tell them.
 */
final class ResultColumns implements IatiColumns {
    private static final Element NONE = new Element("", 0);

    /** What the rows of an indicator have in common, looked up once. */
    private record Shared(
            String identifier,
            String language,
            String resultType,
            String result,
            String indicator,
            String refs,
            String measure) {
        static Shared of(Element activity, Element result, Element indicator) {
            String language = activity.language();
            return new Shared(
                    activity.first("iati-identifier").text(),
                    language,
                    result.attribute("type"),
                    result.first("title").narrative(language),
                    indicator.first("title").narrative(language),
                    indicator.codes("reference", null),
                    indicator.attribute("measure"));
        }
    }

    @Override
    public List<String> names() {
        return List.copyOf(
                row(Shared.of(NONE, NONE, NONE), NONE, NONE, Map.of()).keySet());
    }

    @Override
    public Stream<Map<String, Cell>> rows(Element activity) {
        return activity.all("result")
                .flatMap(result -> result.all("indicator").flatMap(indicator -> {
                    Shared shared = Shared.of(activity, result, indicator);
                    return indicator.all("period").flatMap(period -> rows(shared, period));
                }));
    }

    private static Stream<Map<String, Cell>> rows(Shared shared, Element period) {
        // An actual value is held against the target with the same dimensions.
        Map<String, String> targets = new HashMap<>();
        period.all("target").forEach(target -> targets.putIfAbsent(dimensions(target), target.attribute("value")));
        return period.has("actual")
                ? period.all("actual").map(actual -> row(shared, period, actual, targets))
                : Stream.of(row(shared, period, NONE, targets));
    }

    private static Map<String, Cell> row(Shared shared, Element period, Element actual, Map<String, String> targets) {
        Map<String, Cell> row = new LinkedHashMap<>();
        row.put("activity identifier", IatiColumns.text(shared.identifier()));
        row.put("result type", IatiColumns.text(shared.resultType()));
        row.put("result", IatiColumns.text(shared.result()));
        row.put("indicator", IatiColumns.text(shared.indicator()));
        row.put("indicator refs", IatiColumns.text(shared.refs()));
        row.put("measure", IatiColumns.text(shared.measure()));
        row.put("period start", IatiColumns.date(period.first("period-start")));
        row.put("period end", IatiColumns.date(period.first("period-end")));
        row.put("target", IatiColumns.text(targets.getOrDefault(dimensions(actual), "")));
        row.put("actual", IatiColumns.text(actual.attribute("value")));
        row.put("dimensions", IatiColumns.text(dimensions(actual)));
        row.put("sex", IatiColumns.text(dimension(actual, "sex")));
        row.put("age", IatiColumns.text(dimension(actual, "age")));
        row.put("comment", IatiColumns.text(actual.first("comment").narrative(shared.language())));
        row.put("line", IatiColumns.line(actual == NONE ? period : actual));
        return row;
    }

    private static String dimensions(Element value) {
        return value.all("dimension")
                .map(dimension -> dimension.attribute("name") + "=" + dimension.attribute("value"))
                .collect(Collectors.joining(BETWEEN));
    }

    private static String dimension(Element value, String name) {
        return value.first("dimension", dimension -> dimension.attribute("name").equalsIgnoreCase(name))
                .attribute("value");
    }
}
