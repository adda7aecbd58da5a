package org.quarterdeck.jobs.release;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.quarterdeck.jobs.load.SqlText;
import org.quarterdeck.schema.release.Manifest;
import org.quarterdeck.schema.table.Table;

/** What tables of a release follow from, and which of that was defined otherwise in another release. */
final class Lineage {
    private static final String TABLES = "tables/";
    private static final String SOURCES = "office/sources/";

    private final Recomputation release;
    private final NavigableSet<String> changed = new TreeSet<>();
    private final Map<String, List<String>> inputs = new HashMap<>();

    Lineage(Recomputation release, Manifest before, Manifest after) {
        this.release = release;
        Set<String> names = new TreeSet<>(before.definitions().keySet());
        names.addAll(after.definitions().keySet());
        names.stream()
                .filter(name -> !String.valueOf(before.definitions().get(name))
                        .equals(after.definitions().get(name)))
                .forEach(changed::add);
    }

    /** Every definition that differs, by its path. */
    NavigableSet<String> changed() {
        return changed;
    }

    /** The tables and lists that a table is made from, without itself. */
    List<String> inputs(String name) {
        return inputs.computeIfAbsent(name, this::read);
    }

    private List<String> read(String name) {
        Table table = release.tables().find(name).orElse(null);
        if (table == null || !table.isLoaded()) {
            return List.of();
        }
        try {
            SqlText sql = SqlText.parse(Files.readString(table.load()), name);
            return sql.tables().stream().filter(input -> !input.equals(name)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + table.load(), e);
        }
    }

    /** A table, and all that it is made from in the end. */
    Set<String> closure(String name) {
        Set<String> found = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(name));
        while (!open.isEmpty()) {
            String next = open.remove();
            if (found.add(next)) {
                open.addAll(inputs(next));
            }
        }
        return found;
    }

    /** The definitions of tables and sources that differ, among those that a table is made by. */
    List<String> changedDefinitions(String name) {
        Set<String> closure = closure(name);
        return changed.stream()
                .filter(path -> (path.startsWith(TABLES) && closure.contains(table(path)))
                        || (path.startsWith(SOURCES) && closure.contains(into(path))))
                .toList();
    }

    /** The reference lists that differ, among those that a table is made from. */
    List<String> changedLists(String name) {
        Set<String> closure = closure(name);
        return changed.stream()
                .filter(path -> path.startsWith("reference/") || path.startsWith("office/reference/"))
                .filter(path -> closure.contains(list(path)))
                .toList();
    }

    private static String table(String path) {
        String[] parts = path.split("/");
        return parts.length < 3 ? "" : parts[1] + "." + parts[2];
    }

    private static String list(String path) {
        String file = path.substring(path.lastIndexOf('/') + 1);
        return "reference." + file.replaceFirst("\\.csv$", "").replace('-', '_');
    }

    /** Does a source feed a table in the end? */
    boolean feeds(String source, String name) {
        return closure(name).contains(into(SOURCES + source + ".yaml"));
    }

    /** Do a source's deliveries only ever add rows? Logs do; what people keep says so. */
    boolean onlyAdds(String source) {
        JsonNode definition = source(SOURCES + source + ".yaml");
        return definition.path("redelivery").asText().equals("append")
                || definition.path("format").has("access_log");
    }

    /** The staging table of a source; a source that was taken away has none. */
    private String into(String path) {
        return source(path).path("into").asText();
    }

    private JsonNode source(String path) {
        Path file = release.definition(path);
        try {
            return Files.isRegularFile(file) ? new YAMLMapper().readTree(file.toFile()) : MissingNode.getInstance();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
