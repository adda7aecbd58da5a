package org.quarterdeck.jobs.source;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.schema.config.Problems;

/**
 * Where the value of one staging column comes from: a column of the file, a constant, or a person.
 *
 * @param from the file's column; null for a constant or a person
 * @param values staging value by the file's own word; empty to take the word itself. The key {@code ""} stands for
 *     an empty cell
 * @param as the reference list that the word is looked up in; null for none
 * @param split what stands between the parts of one cell that holds a list; null when it holds one value
 * @param constant the value of every row; null for none
 * @param person the columns that say who a person is; null when the column is no person's key
 */
public record ColumnMapping(
        @Nullable String from,
        Map<String, String> values,
        @Nullable As as,
        @Nullable String split,
        @Nullable String constant,
        @Nullable Person person) {
    /** Absent values are none; their order is kept for messages. */
    @SuppressWarnings("NullAway") // what YAML leaves out arrives as null
    public ColumnMapping {
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
        return person == null ? Stream.ofNullable(from) : person.columns();
    }

    /** Notes what is wrong with it by itself. {@code column} is the staging column. */
    void check(String column, String place, Problems problems) {
        long given = Stream.of(from, constant, person).filter(p -> p != null).count();
        if (given != 1) {
            problems.add(place, "columns." + column + ": give exactly one of from, constant and person");
            return;
        }
        if (from == null && (!values.isEmpty() || as != null || split != null)) {
            problems.add(place, "columns." + column + ": values, as and split need from");
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

    private static void check(Person person, String column, String place, Problems problems) {
        if (person.email() == null && person.name() == null) {
            problems.add(place, "columns." + column + ": a person needs email, or name and state");
        }
        if (person.name() != null && person.state() == null) {
            problems.add(place, "columns." + column + ": a person's name needs state, which tells namesakes apart");
        }
    }
}
