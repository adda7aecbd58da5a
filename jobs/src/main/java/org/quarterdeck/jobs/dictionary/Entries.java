package org.quarterdeck.jobs.dictionary;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.quarterdeck.schema.metric.Metric;
import org.quarterdeck.schema.table.Table;
import org.quarterdeck.schema.table.TableContract.Column;
import org.quarterdeck.schema.table.TableContract.Personal;

/** The words of a dictionary, the same on every kind of page. */
final class Entries {
    private Entries() {}

    static List<Fact> of(Table table, Dictionary dictionary) {
        List<Fact> facts = new ArrayList<>();
        add(facts, "Key", String.join(", ", table.contract().key()));
        add(facts, "Refresh", table.isLoaded() ? word(table.contract().refresh()) : "");
        add(
                facts,
                "Partition",
                table.contract().partition() == null ? "" : table.contract().partition());
        add(facts, "Reads", String.join(", ", dictionary.inputs().getOrDefault(table.name(), List.of())));
        add(facts, "Read by", String.join(", ", dictionary.readers(table.name())));
        add(facts, "Metrics", String.join(", ", dictionary.metricsOf(table.name())));
        add(
                facts,
                "Checks",
                table.contract().checks().stream()
                        .map(check -> check.name() + " (" + word(check.severity()) + ")")
                        .collect(Collectors.joining("; ")));
        return facts;
    }

    /** What a column promises, beside its type and meaning. */
    static String promises(Column column) {
        List<String> promises = new ArrayList<>();
        if (column.required()) {
            promises.add("never empty");
        }
        if (column.unique()) {
            promises.add("unique");
        }
        if (!column.values().isEmpty()) {
            promises.add("one of " + String.join(", ", column.values()));
        }
        if (column.min() != null) {
            promises.add("at least " + column.min());
        }
        if (column.max() != null) {
            promises.add("at most " + column.max());
        }
        if (column.references() != null) {
            promises.add("in " + column.references());
        }
        if (column.personal() == Personal.PSEUDONYM) {
            promises.add("a pseudonym");
        }
        return String.join("; ", promises);
    }

    static String type(Column column) {
        return column.type() + (column.unit() == null ? "" : ", " + column.unit());
    }

    static String title(Map.Entry<String, Metric> metric) {
        return metric.getValue().title().english();
    }

    private static String word(Object value) {
        return value.toString().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static void add(List<Fact> facts, String name, String text) {
        if (!text.isEmpty()) {
            facts.add(new Fact(name, text));
        }
    }
}
