package org.quarterdeck.jobs.source;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.quarterdeck.schema.config.Problems;

/**
 * Makes a row of each cell of a wide table, in which one column stands for each currency, month or the like.
 *
 * @param columns a regular expression that the whole names of those columns match
 * @param nameInto what the column with their names is called from then on
 * @param valueInto what the column with their cells is called
 */
public record Unpivot(String columns, String nameInto, String valueInto) {
    /** Is it one of the columns that become rows? */
    boolean matches(String column) {
        return Pattern.matches(columns, column);
    }

    void check(String place, Problems problems) {
        try {
            Pattern.compile(columns);
        } catch (PatternSyntaxException e) {
            problems.add(place, "unpivot.columns \"" + columns + "\" is no regular expression: " + e.getDescription());
        }
        if (nameInto.equals(valueInto)) {
            problems.add(place, "unpivot: name_into and value_into are both \"" + nameInto + "\"; name two columns");
        }
    }
}
