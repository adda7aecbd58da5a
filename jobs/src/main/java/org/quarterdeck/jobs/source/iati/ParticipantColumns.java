package org.quarterdeck.jobs.source.iati;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.quarterdeck.jobs.source.format.Cell;

/** One row an organisation that takes part in an activity, and its role there. */
final class ParticipantColumns implements IatiColumns {
    private static final Element NONE = new Element("", 0);

    @Override
    public List<String> names() {
        return List.copyOf(row(NONE, NONE).keySet());
    }

    @Override
    public Stream<Map<String, Cell>> rows(Element activity) {
        return activity.all("participating-org").map(organisation -> row(activity, organisation));
    }

    private static Map<String, Cell> row(Element activity, Element organisation) {
        Map<String, Cell> row = new LinkedHashMap<>();
        row.put(
                "activity identifier",
                IatiColumns.text(activity.first("iati-identifier").text()));
        row.put("organisation ref", IatiColumns.text(organisation.attribute("ref")));
        row.put("organisation", IatiColumns.text(organisation.narrative(activity.language())));
        row.put("organisation type", IatiColumns.text(organisation.attribute("type")));
        row.put("role", IatiColumns.text(organisation.attribute("role")));
        row.put("organisation activity", IatiColumns.text(organisation.attribute("activity-id")));
        row.put("line", IatiColumns.line(organisation));
        return row;
    }
}
