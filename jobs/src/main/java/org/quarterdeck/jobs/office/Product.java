package org.quarterdeck.jobs.office;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The product's own files, which are plain files so that anyone can read what a number means: tables, metrics,
 * reference lists, packs, and the configuration that an office starts from.
 *
 * @param root the folder that holds {@code warehouse-schema}, {@code charts} and {@code config}
 */
public record Product(Path root) {
    /** The system property by which the launcher names the root. */
    public static final String PROPERTY = "quarterdeck.product";

    /**
     * The product that this process runs from.
     *
     * @throws IllegalStateException when the launcher's property is missing or wrong
     */
    public static Product running() {
        Path root = Path.of(System.getProperty(PROPERTY, ".")).toAbsolutePath().normalize();
        if (!Files.isDirectory(root.resolve("warehouse-schema/tables"))) {
            throw new IllegalStateException("the product's files are not in " + root + ": start with ./quarterdeck,"
                    + " or name their folder with -D" + PROPERTY + "=…");
        }
        return new Product(root);
    }

    /** Contracts, loads and examples, by layer and table. */
    public Path tables() {
        return root.resolve("warehouse-schema/tables");
    }

    /** The metrics that every office has. */
    public Path metrics() {
        return root.resolve("warehouse-schema/metrics");
    }

    /** What dimension values are called: a query a dimension. */
    public Path labels() {
        return root.resolve("warehouse-schema/labels");
    }

    /** Lists that age: Member States, currencies, robots. */
    public Path reference() {
        return root.resolve("warehouse-schema/reference");
    }

    /** The packs that every office has. */
    public Path packs() {
        return root.resolve("charts/packs");
    }

    /** The configuration that a new office gets a copy of. */
    public Path config() {
        return root.resolve("config");
    }

    /** The wording of the briefing that an office starts from. */
    public Path briefing() {
        return config().resolve("briefing.yaml");
    }

    /** What this build calls itself. */
    public String version() {
        String version = Product.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
