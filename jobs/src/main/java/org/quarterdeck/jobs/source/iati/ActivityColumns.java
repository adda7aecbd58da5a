package org.quarterdeck.jobs.source.iati;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.quarterdeck.jobs.source.format.Cell;

/** One row an activity. */
final class ActivityColumns implements IatiColumns {
    @Override
    public List<String> names() {
        return List.copyOf(row(new Element("", 0)).keySet());
    }

    @Override
    public Stream<Map<String, Cell>> rows(Element activity) {
        return Stream.of(row(activity));
    }

    private static Map<String, Cell> row(Element activity) {
        String language = activity.language();
        Element reporting = activity.first("reporting-org");
        Map<String, Cell> row = new LinkedHashMap<>();
        row.put(
                "activity identifier",
                IatiColumns.text(activity.first("iati-identifier").text()));
        row.put("title", IatiColumns.text(activity.first("title").narrative(language)));
        row.put("description", IatiColumns.text(activity.first("description").narrative(language)));
        row.put("status", IatiColumns.text(activity.first("activity-status").attribute("code")));
        row.put("planned start", date(activity, "1"));
        row.put("actual start", date(activity, "2"));
        row.put("planned end", date(activity, "3"));
        row.put("actual end", date(activity, "4"));
        row.put("countries", IatiColumns.text(activity.codes("recipient-country", null)));
        row.put("regions", IatiColumns.text(activity.codes("recipient-region", "1")));
        row.put("sectors", IatiColumns.text(activity.codes("sector", "1")));
        row.put("scope", IatiColumns.text(activity.first("activity-scope").attribute("code")));
        row.put("humanitarian", IatiColumns.text(activity.attribute("humanitarian")));
        row.put("reporting ref", IatiColumns.text(reporting.attribute("ref")));
        row.put("reporting org", IatiColumns.text(reporting.narrative(language)));
        row.put("funding orgs", organisations(activity, "1"));
        row.put("accountable orgs", organisations(activity, "2"));
        row.put("extending orgs", organisations(activity, "3"));
        row.put("implementing orgs", organisations(activity, "4"));
        row.put("parent activity", parent(activity));
        row.put("hierarchy", IatiColumns.text(activity.attribute("hierarchy")));
        row.put("default currency", IatiColumns.text(activity.attribute("default-currency")));
        row.put(
                "results",
                IatiColumns.text(String.valueOf(activity.all("result").count())));
        row.put(
                "transactions",
                IatiColumns.text(String.valueOf(activity.all("transaction").count())));
        row.put("line", IatiColumns.line(activity));
        return row;
    }

    private static Cell date(Element activity, String type) {
        return IatiColumns.date(
                activity.first("activity-date", date -> date.attribute("type").equals(type)));
    }

    private static Cell parent(Element activity) {
        return IatiColumns.text(activity.first(
                        "related-activity", related -> related.attribute("type").equals("1"))
                .attribute("ref"));
    }

    private static Cell organisations(Element activity, String role) {
        return IatiColumns.text(activity.all("participating-org")
                .filter(organisation -> organisation.attribute("role").equals(role))
                .map(organisation -> organisation.narrative(activity.language()).isEmpty()
                        ? organisation.attribute("ref")
                        : organisation.narrative(activity.language()))
                .filter(name -> !name.isEmpty())
                .distinct()
                .collect(Collectors.joining(BETWEEN)));
    }
}
