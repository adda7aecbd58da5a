package org.quarterdeck.jobs.source;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.source.format.Cell;
import org.quarterdeck.schema.config.Problems;

/**
 * Rows that are no data: subtotals, a second row of column names, remarks at the end. They are counted as filtered.
 *
 * @param column the file's column that tells
 * @param is the words that a whole cell may be; empty for none
 * @param matches a regular expression for the whole cell; null for none
 * @param empty whether the cell is empty, or filled; null when that does not tell
 * @param because what such a row is, for people
 */
public record RowFilter(
        String column,
        List<String> is,
        @Nullable String matches,
        @Nullable Boolean empty,
        String because) {
    /** Absent words are none. */
    @SuppressWarnings("NullAway") // what YAML leaves out arrives as null
    public RowFilter {
        is = is == null ? List.of() : List.copyOf(is);
    }

    void check(String place, Problems problems) {
        String at = "skip, " + because;
        long given = Stream.of(!is.isEmpty(), matches != null, empty != null)
                .filter(isGiven -> isGiven)
                .count();
        if (given != 1) {
            problems.add(place, at + ": give exactly one of is, matches and empty");
        }
        if (matches != null) {
            try {
                Pattern.compile(matches);
            } catch (PatternSyntaxException e) {
                problems.add(place, at + ": matches is no regular expression: " + e.getDescription());
            }
        }
    }

    /** Is a row left out, by its cell of the column? */
    Predicate<Cell> condition() {
        if (empty != null) {
            return cell -> cell.isEmpty() == empty;
        }
        if (matches != null) {
            Predicate<String> whole = Pattern.compile(matches).asMatchPredicate();
            return cell -> whole.test(cell.text());
        }
        return cell -> is.contains(cell.text());
    }
}
