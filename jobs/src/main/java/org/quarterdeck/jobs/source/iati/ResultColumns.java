package org.quarterdeck.jobs.source.iati;

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

    /** Where a value stands. */
    private record Place(Element activity, Element result, Element indicator, Element period) {}

    @Override
    public List<String> names() {
        return List.copyOf(row(new Place(NONE, NONE, NONE, NONE), NONE).keySet());
    }

    @Override
    public Stream<Map<String, Cell>> rows(Element activity) {
        return activity.all("result")
                .flatMap(result -> result.all("indicator")
                        .flatMap(indicator ->
                                indicator.all("period").map(period -> new Place(activity, result, indicator, period))))
                .flatMap(place -> place.period().has("actual")
                        ? place.period().all("actual").map(actual -> row(place, actual))
                        : Stream.of(row(place, NONE)));
    }

    private static Map<String, Cell> row(Place place, Element actual) {
        String language = place.activity().language();
        Element indicator = place.indicator();
        Element period = place.period();
        Map<String, Cell> row = new LinkedHashMap<>();
        row.put(
                "activity identifier",
                IatiColumns.text(place.activity().first("iati-identifier").text()));
        row.put("result type", IatiColumns.text(place.result().attribute("type")));
        row.put("result", IatiColumns.text(place.result().first("title").narrative(language)));
        row.put("indicator", IatiColumns.text(indicator.first("title").narrative(language)));
        row.put("indicator refs", IatiColumns.text(indicator.codes("reference", null)));
        row.put("measure", IatiColumns.text(indicator.attribute("measure")));
        row.put("period start", IatiColumns.date(period.first("period-start")));
        row.put("period end", IatiColumns.date(period.first("period-end")));
        row.put("target", IatiColumns.text(target(period, actual)));
        row.put("actual", IatiColumns.text(actual.attribute("value")));
        row.put("dimensions", IatiColumns.text(dimensions(actual)));
        row.put("sex", IatiColumns.text(dimension(actual, "sex")));
        row.put("age", IatiColumns.text(dimension(actual, "age")));
        row.put("comment", IatiColumns.text(actual.first("comment").narrative(language)));
        row.put("line", IatiColumns.line(actual == NONE ? period : actual));
        return row;
    }

    /** The target that the actual value is held against: the one with the same dimensions. */
    private static String target(Element period, Element actual) {
        return period.first("target", target -> dimensions(target).equals(dimensions(actual)))
                .attribute("value");
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
