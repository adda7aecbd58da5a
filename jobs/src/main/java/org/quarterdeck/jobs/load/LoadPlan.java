package org.quarterdeck.jobs.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.quarterdeck.jobs.office.Digests;
import org.quarterdeck.schema.config.Problems;
import org.quarterdeck.schema.table.Table;
import org.quarterdeck.schema.table.Tables;

/**
 * Which tables are loaded, and in which order: it follows from what their queries read, and stands nowhere else.
 */
public final class LoadPlan {
    private static final String STAGING = "staging.";

    private final List<List<Load>> levels;

    private LoadPlan(List<List<Load>> levels) {
        this.levels = levels;
    }

    /**
     * The plan for all tables that have a load.
     *
     * @throws org.quarterdeck.schema.config.InvalidConfiguration when a query cannot be read, or queries read each
     *     other in a circle
     */
    public static LoadPlan of(Tables tables) {
        Map<String, Load> waiting = new LinkedHashMap<>();
        tables.all().stream().filter(Table::isLoaded).forEach(table -> waiting.put(table.name(), load(table)));
        Set<String> loaded = Set.copyOf(waiting.keySet());
        List<List<Load>> levels = new ArrayList<>();
        while (!waiting.isEmpty()) {
            List<Load> ready = waiting.values().stream()
                    .filter(load -> load.inputs().stream().noneMatch(waiting::containsKey))
                    .toList();
            if (ready.isEmpty()) {
                Problems problems = new Problems();
                waiting.values()
                        .forEach(load -> problems.add(
                                load.sql().place(),
                                "waits for "
                                        + load.inputs().stream()
                                                .filter(loaded::contains)
                                                .toList() + ", which in the end waits for it; break the circle"));
                problems.throwIfAny();
            }
            ready.forEach(load -> waiting.remove(load.name()));
            levels.add(ready);
        }
        return new LoadPlan(levels);
    }

    private static Load load(Table table) {
        try {
            String sql = Files.readString(table.load());
            String contract = Files.readString(table.folder().resolve("table.yaml"));
            return new Load(
                    table,
                    SqlText.parse(sql, table.load().toString()),
                    Digests.sha256(List.of(table.name(), sql, contract)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + table.load(), e);
        }
    }

    /** Loads in order; those of one level need none of the same or a later level. */
    public List<List<Load>> levels() {
        return levels;
    }

    /** All loads, in an order that works. */
    public List<Load> loads() {
        return levels.stream().flatMap(List::stream).toList();
    }

    /** The staging tables whose rows are all carried on by core tables, so that a release needs them no longer. */
    public Set<String> passingStaging() {
        Map<String, List<Load>> readers = loads().stream()
                .flatMap(load -> load.inputs().stream()
                        .filter(input -> input.startsWith(STAGING))
                        .map(input -> Map.entry(input, load)))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return readers.entrySet().stream()
                .filter(entry -> entry.getValue().stream().allMatch(Load::carriesOn))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
