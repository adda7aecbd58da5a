package org.quarterdeck.schema.table;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One table: a folder {@code tables/<layer>/<name>} with its contract, its load and its examples.
 *
 * @param name as {@code core.fact_visit}
 * @param folder where all of it stands
 * @param contract what it promises
 */
public record Table(String name, Path folder, TableContract contract) {
    /** The part before the dot: {@code staging}, {@code core} or {@code mart}. */
    public String layer() {
        return name.substring(0, name.indexOf('.'));
    }

    /** The contract, as it is written. */
    public Path definition() {
        return folder.resolve("table.yaml");
    }

    /** The Spark SQL that makes its rows; staging tables have none. */
    public Path load() {
        return folder.resolve("load.sql");
    }

    /** Is it made by a load, rather than written by intake? */
    public boolean isLoaded() {
        return Files.exists(load());
    }

    /** The folder of its examples. */
    public Path examples() {
        return folder.resolve("examples");
    }
}
