package org.quarterdeck.charts.text;

import java.util.Collection;
import java.util.TreeSet;
import org.quarterdeck.schema.config.Nearest;
import org.quarterdeck.schema.config.Problems;

/** At load: does a text use only names that will be there, and no number of its own? */
public record NameCheck(String place, Problems problems, Collection<String> known) {
    /** Notes every unknown name of a choice. */
    public void names(String key, Choice choice) {
        TreeSet<String> all = new TreeSet<>(known);
        all.addAll(Scope.BUILT_IN);
        for (String name : choice.names()) {
            boolean attribute = name.lastIndexOf('.') > 0 && all.contains(name.substring(0, name.lastIndexOf('.')));
            if (!name.contains("@") && !all.contains(name) && !attribute) {
                problems.add(place, key + " names the unknown \"" + name + "\"" + Nearest.hint(name, all));
            }
        }
    }

    /** The same, and notes digits outside slots: a finding's numbers come from figures. */
    public void finding(String key, Choice choice) {
        names(key, choice);
        if (choice.hasLiteralDigits()) {
            problems.add(place, key + " holds a number of its own; name the figure instead, as {visits} under values:");
        }
    }
}
