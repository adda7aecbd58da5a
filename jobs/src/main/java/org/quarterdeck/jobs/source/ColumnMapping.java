package org.quarterdeck.jobs.source;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.schema.config.Problems;

/**
 * Where the value of one staging column comes from: one of {@code from}, {@code join}, {@code constant}, {@code row} and
 * {@code person}.
 *
 * @param from the file's column; null for none
 * @param or further columns of the file, the first filled one of which is taken where {@code from} is empty
 * @param whereFilled a further column; where it is empty, the cell counts as empty too; null for none
 * @param join columns of the file, the filled ones of which are put together; empty for none
 * @param with what stands between them
 * @param extract a regular expression whose one group is the part of the cell that is meant; null for the whole
 * @param values staging value by the file's own word; empty to take the word itself. The key {@code ""} stands for
 *     an empty cell
 * @param as the reference list that the word is looked up in; null for none
 * @param split what stands between the parts of one cell that holds a list; null when it holds one value
 * @param otherwise the value of a row whose cell is empty; null for none
 * @param dates the form of its dates, where it differs from the source's; null for the source's
 * @param numbers the locale of its numbers, where it differs from the source's; null for the source's
 * @param unit what one of its numbers stands for, as 1000; null for 1
 * @param constant the value of every row; null for none
 * @param row what stands before the row's number, where nothing else tells rows apart; null for none
 * @param person the columns that say who a person is; null when the column is no person's key
 */
public record ColumnMapping(
        @Nullable String from,
        List<String> or,
        @Nullable String whereFilled,
        List<String> join,
        String with,
        @Nullable String extract,
        Map<String, String> values,
        @Nullable As as,
        @Nullable String split,
        @Nullable String otherwise,
        @Nullable String dates,
        @Nullable String numbers,
        @Nullable BigDecimal unit,
        @Nullable String constant,
        @Nullable String row,
        @Nullable Person person) {
    /** Absent values are none; their order is kept for messages. */
    @SuppressWarnings("NullAway") // what YAML leaves out arrives as null
    public ColumnMapping {
        or = or == null ? List.of() : List.copyOf(or);
        join = join == null ? List.of() : List.copyOf(join);
        with = with == null ? " " : with;
        values = values == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** A reference list that words are looked up in, exactly. */
    public enum As {
        /** A Member State's code or name in one of six languages; becomes its ISO 3166-1 alpha-3 code. */
        STATE,
        /** An ISO 4217 code. */
        CURRENCY
    }

    /**
     * The file's columns that tell who a person is. They become a keyed hash and go no further.
     *
     * @param email the column with the e-mail address, which decides when it is filled; null for none
     * @param name the column with the name; needs {@code state}
     * @param state the column with the Member State, which tells namesakes apart
     */
    public record Person(
            @Nullable String email,
            @Nullable String name,
            @Nullable String state) {
        Stream<String> columns() {
            return Stream.of(email, name, state).flatMap(Stream::ofNullable);
        }
    }

    /** The file's columns that it needs. */
    Stream<String> fileColumns() {
        return person == null ? Stream.concat(cells(), Stream.ofNullable(whereFilled)) : person.columns();
    }

    /** The columns that hold its value. */
    Stream<String> cells() {
        return Stream.of(Stream.ofNullable(from), or.stream(), join.stream()).flatMap(columns -> columns);
    }

    /** Is it read from cells of the file? */
    boolean isOfCells() {
        return from != null || !join.isEmpty();
    }

    /** Notes what is wrong with it by itself. {@code column} is the staging column. */
    void check(String column, String place, Problems problems) {
        String at = "columns." + column;
        long given = Stream.of(from, join.isEmpty() ? null : join, constant, row, person)
                .filter(Objects::nonNull)
                .count();
        if (given != 1) {
            problems.add(place, at + ": give exactly one of from, join, constant, row and person");
            return;
        }
        boolean isRead = !values.isEmpty()
                || Stream.of(as, split, extract, otherwise, dates, numbers, unit, whereFilled)
                        .anyMatch(Objects::nonNull);
        if (!isOfCells() && isRead) {
            problems.add(
                    place,
                    at + ": values, as, split, extract, otherwise, dates, numbers, unit"
                            + " and where_filled need from or join");
        }
        if (!or.isEmpty() && from == null) {
            problems.add(place, at + ": or needs from, the column that comes first");
        }
        if (dates != null) {
            SourceRules.form(at + ": dates", () -> DateForm.of(dates), place, problems);
        }
        if (numbers != null) {
            SourceRules.form(at + ": numbers", () -> NumberForm.of(numbers), place, problems);
        }
        if (unit != null && unit.signum() <= 0) {
            problems.add(place, at + ": unit is not above 0; write what one of its numbers stands for, as 1000");
        }
        if (extract != null) {
            checkExtract(extract, at, place, problems);
        }
        if (as != null && !values.isEmpty()) {
            problems.add(place, "columns." + column + ": give values or as, not both");
        }
        if (split != null && split.isEmpty()) {
            problems.add(place, "columns." + column + ": split is empty; write the sign between the parts, as \";\"");
        }
        if (person != null) {
            check(person, column, place, problems);
        }
    }

    private static void checkExtract(String extract, String at, String place, Problems problems) {
        try {
            if (Pattern.compile(extract).matcher("").groupCount() != 1) {
                problems.add(place, at + ": extract needs one group in (), the part that is meant");
            }
        } catch (PatternSyntaxException e) {
            problems.add(place, at + ": extract is no regular expression: " + e.getDescription());
        }
    }

    private static void check(Person person, String column, String place, Problems problems) {
        if (person.email() == null && person.name() == null) {
            problems.add(place, "columns." + column + ": a person needs email, or name and state");
        }
        if (person.name() != null && person.state() == null) {
            problems.add(place, "columns." + column + ": a person's name needs state, which tells namesakes apart");
        }
    }
}
