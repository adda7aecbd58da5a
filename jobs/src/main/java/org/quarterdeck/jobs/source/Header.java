package org.quarterdeck.jobs.source;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.quarterdeck.jobs.source.format.Cell;
import org.quarterdeck.jobs.source.format.DeliveryRefused;
import org.quarterdeck.schema.config.Nearest;

/** A file's column names and where they stand. Their order is free, and so is the white space in and around them. */
final class Header {
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");

    private final Map<String, Integer> positions;

    private Header(Map<String, Integer> positions) {
        this.positions = positions;
    }

    /**
     * Reads the names.
     *
     * @throws DeliveryRefused when a name stands twice
     */
    static Header of(List<Cell> names) throws DeliveryRefused {
        return of(names, List.of());
    }

    /**
     * The same. Only a known name is quoted: a file without column names begins with somebody's data.
     *
     * @param known the names that the source knows
     */
    static Header of(List<Cell> names, Collection<String> known) throws DeliveryRefused {
        Map<String, Integer> positions = new LinkedHashMap<>();
        Set<String> twice = new TreeSet<>();
        for (int at = 0; at < names.size(); at++) {
            String name = normal(names.get(at).text());
            if (!name.isEmpty() && positions.put(name, at) != null) {
                twice.add(name);
            }
        }
        if (!twice.isEmpty()) {
            List<String> quotable = known.stream()
                    .map(Header::normal)
                    .filter(twice::contains)
                    .distinct()
                    .toList();
            throw new DeliveryRefused((quotable.isEmpty() ? "a word" : quoted(quotable))
                    + " stands twice among the column names; rename or remove one of them");
        }
        return new Header(positions);
    }

    /**
     * Where columns stand, in the order asked for.
     *
     * @throws DeliveryRefused with every one that is missing
     */
    int[] positions(Collection<String> columns) throws DeliveryRefused {
        List<String> missing = missing(columns).stream()
                .map(column -> "\"" + column + "\""
                        + Nearest.to(column, positions.keySet())
                                .map(near -> " (it has \"" + near + "\")")
                                .orElse(""))
                .toList();
        if (!missing.isEmpty()) {
            throw new DeliveryRefused(
                    missing.size() == 1
                            ? "the column " + missing.get(0)
                                    + " is missing; add it, or change the name in the source's columns"
                            : "the columns " + String.join(", ", missing)
                                    + " are missing; add them, or change the names in the source's columns");
        }
        return columns.stream().mapToInt(this::position).toArray();
    }

    /** Where a column stands; -1 when the file does not have it. */
    int position(String column) {
        return positions.getOrDefault(normal(column), -1);
    }

    /** Those of the columns that the file does not have. */
    List<String> missing(Collection<String> columns) {
        return columns.stream()
                .filter(column -> !positions.containsKey(normal(column)))
                .toList();
    }

    /** The names that are neither mapped nor ignored. */
    Set<String> beyond(Collection<String> mapped, Collection<String> ignored) {
        Set<String> names = new TreeSet<>(positions.keySet());
        mapped.forEach(name -> names.remove(normal(name)));
        ignored.forEach(name -> names.remove(normal(name)));
        return names;
    }

    /** Names in a list, for messages. */
    static String quoted(Collection<String> names) {
        return "\"" + String.join("\", \"", names) + "\"";
    }

    private static String normal(String name) {
        return SPACE.matcher(name).replaceAll(" ").strip();
    }
}
