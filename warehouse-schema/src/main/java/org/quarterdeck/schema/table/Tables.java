package org.quarterdeck.schema.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.quarterdeck.schema.config.Nearest;
import org.quarterdeck.schema.config.Problems;
import org.quarterdeck.schema.config.StrictYaml;
import org.quarterdeck.schema.config.YamlLines;

/** Every table, found by its folder: the path is the identity, and nothing is registered anywhere else. */
public final class Tables {
    private final SortedMap<String, Table> byName;

    private Tables(SortedMap<String, Table> byName) {
        this.byName = byName;
    }

    /**
     * Reads the contracts below {@code folder} ({@code <layer>/<table>/table.yaml}).
     *
     * @throws org.quarterdeck.schema.config.InvalidConfiguration with every mistake of every contract
     */
    public static Tables read(Path folder) {
        SortedMap<String, Table> byName = new TreeMap<>();
        Problems problems = new Problems();
        for (Path layer : folders(folder)) {
            for (Path table : folders(layer)) {
                String name = layer.getFileName() + "." + table.getFileName();
                StrictYaml.read(table.resolve("table.yaml"), TableContract.class, problems)
                        .ifPresent(contract -> byName.put(name, new Table(name, table, contract)));
            }
        }
        Set<String> columns = new TreeSet<>();
        byName.forEach(
                (name, table) -> table.contract().columnNames().forEach(column -> columns.add(name + "." + column)));
        byName.values().forEach(table -> references(table, columns, problems));
        problems.throwIfAny();
        return new Tables(byName);
    }

    /**
     * Reads the contracts that are kept with a release, of whichever version of the product it is.
     *
     * @throws org.quarterdeck.schema.config.InvalidConfiguration naming contracts that say too little to be used
     */
    public static Tables readKept(Path folder) {
        SortedMap<String, Table> byName = new TreeMap<>();
        Problems problems = new Problems();
        for (Path layer : folders(folder)) {
            for (Path table : folders(layer)) {
                String name = layer.getFileName() + "." + table.getFileName();
                StrictYaml.readKept(table.resolve("table.yaml"), TableContract.class, problems)
                        .ifPresent(contract -> byName.put(name, new Table(name, table, contract)));
            }
        }
        problems.throwIfAny();
        return new Tables(byName);
    }

    private static void references(Table table, Set<String> columns, Problems problems) {
        table.contract().columns().forEach((name, column) -> {
            String target = column.references();
            if (target != null && !columns.contains(target)) {
                problems.add(
                        lines(table).at("columns", name),
                        "column " + name + " references \"" + target + "\", which is no column of a table"
                                + Nearest.hint(target, columns));
            }
        });
        List<TableContract.Check> checks = table.contract().checks();
        for (int i = 0; i < checks.size(); i++) {
            TableContract.Sum sum = checks.get(i).sum();
            if (sum != null) {
                int at = i;
                Stream.concat(sum.by().stream(), Stream.ofNullable(sum.equals().of()))
                        .map(column -> sum.equals().table() + "." + column)
                        .filter(column -> !columns.contains(column))
                        .forEach(column -> problems.add(
                                lines(table).at("checks", at, "sum", "equals"),
                                "\"" + column + "\" is no column of a table" + Nearest.hint(column, columns)));
            }
        }
    }

    private static YamlLines lines(Table table) {
        return YamlLines.of(table.definition());
    }

    private static Collection<Path> folders(Path folder) {
        try (Stream<Path> inner = Files.list(folder)) {
            return inner.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    /** All tables, by name. */
    public Collection<Table> all() {
        return Collections.unmodifiableCollection(byName.values());
    }

    /** A table, if there is one of that name. */
    public Optional<Table> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * A table.
     *
     * @throws IllegalArgumentException for an unknown name, with the nearest known one
     */
    public Table get(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "unknown table \"" + name + "\"" + Nearest.hint(name, byName.keySet())));
    }
}
