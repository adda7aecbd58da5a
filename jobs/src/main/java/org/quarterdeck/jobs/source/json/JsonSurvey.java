package org.quarterdeck.jobs.source.json;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.quarterdeck.jobs.source.format.DeliveryRefused;

/**
 * Looks through a whole file for its columns, since each row may have others. A column that no row has is missing, and
 * must not pass for an empty one.
 */
final class JsonSurvey {
    /** A file with more different names has values for names. */
    private static final int MOST_NAMES = 1_000;

    private final List<JsonColumn> wanted;
    private final Set<String> beyond = new LinkedHashSet<>();
    private final Set<JsonColumn> found = new LinkedHashSet<>();

    private JsonSurvey(List<JsonColumn> wanted) {
        this.wanted = wanted;
    }

    /**
     * The columns that a file has: those that are wanted, as far as they are there, and the rows' other fields.
     *
     * @param optional those that count as there in any case
     */
    static List<JsonColumn> columns(JsonObjects objects, List<JsonColumn> wanted, List<String> optional)
            throws IOException, DeliveryRefused {
        JsonSurvey survey = new JsonSurvey(wanted);
        boolean isEmpty = true;
        for (JsonObjects.Next next = objects.next(); next != null; next = objects.next()) {
            if (next instanceof JsonObjects.Row row) {
                isEmpty = false;
                survey.add(row.fields());
            }
        }
        boolean isAnyThere = isEmpty;
        return Stream.concat(
                        wanted.stream()
                                .filter(column -> isAnyThere
                                        || survey.found.contains(column)
                                        || optional.contains(column.name())),
                        survey.beyond.stream().map(name -> new JsonColumn(name, null)))
                .toList();
    }

    private void add(JsonValue.Fields row) throws DeliveryRefused {
        for (JsonColumn column : wanted) {
            if (!found.contains(column) && column.in(row) != null) {
                found.add(column);
            }
        }
        List<String> names = new ArrayList<>(row.values().keySet());
        names.removeIf(name -> name.isBlank() || beyond.contains(name));
        names.removeIf(name -> wanted.stream()
                .anyMatch(
                        column -> column.path() != null && column.path().first().equals(name)));
        beyond.addAll(names);
        if (beyond.size() > MOST_NAMES) {
            throw new DeliveryRefused("its rows have more than " + MOST_NAMES
                    + " different names; values must not stand for names: deliver rows that have the same names");
        }
    }
}
