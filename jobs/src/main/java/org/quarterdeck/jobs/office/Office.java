package org.quarterdeck.jobs.office;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.ledger.Deliveries;
import org.quarterdeck.jobs.ledger.FigureChanges;
import org.quarterdeck.jobs.ledger.GateResults;
import org.quarterdeck.jobs.ledger.LogContents;
import org.quarterdeck.jobs.ledger.OfficeDatabase;
import org.quarterdeck.jobs.ledger.Rejects;
import org.quarterdeck.jobs.ledger.Releases;
import org.quarterdeck.jobs.ledger.Repairs;
import org.quarterdeck.jobs.ledger.Runs;
import org.quarterdeck.jobs.ledger.WarehouseFiles;
import org.quarterdeck.jobs.source.Sources;
import org.quarterdeck.schema.config.InvalidConfiguration;
import org.quarterdeck.schema.metric.Metrics;
import org.quarterdeck.schema.reference.ListsInUse;
import org.quarterdeck.schema.table.Tables;

/**
 * An office at work: its home, its settings, its database, and the definitions that hold for it. What is costly
 * is opened when it is first asked for.
 */
public final class Office implements AutoCloseable {
    private final Product product;
    private final Home home;
    private final OfficeSettings settings;
    private final OperationSettings operation;
    private final Clock clock;
    private @Nullable OfficeDatabase database;
    private @Nullable Tables tables;
    private @Nullable Sources sources;
    private @Nullable Metrics metrics;
    private @Nullable ListsInUse reference;

    private Office(Product product, Home home, OfficeSettings settings, OperationSettings operation, Clock clock) {
        this.product = product;
        this.home = home;
        this.settings = settings;
        this.operation = operation;
        this.clock = clock;
    }

    /**
     * Opens the office in a home.
     *
     * @throws org.quarterdeck.schema.config.InvalidConfiguration when none lives there, or its settings are wrong
     */
    public static Office open(Product product, Home home, Clock clock) {
        return new Office(product, home, home.settings(), home.operation(), clock);
    }

    /** The product's own files. */
    public Product product() {
        return product;
    }

    /** Where it lives. */
    public Home home() {
        return home;
    }

    /** What {@code office.yaml} says. */
    public OfficeSettings settings() {
        return settings;
    }

    /** What {@code operation.yaml} says. */
    public OperationSettings operation() {
        return operation;
    }

    /** What time it is. */
    public Clock clock() {
        return clock;
    }

    /** Its database. */
    public synchronized OfficeDatabase database() {
        if (database == null) {
            database = operation.databaseUrl() == null ? file() : server(operation.databaseUrl());
        }
        return database;
    }

    /** A home without its file would begin anew, over the releases that it has. */
    private OfficeDatabase file() {
        if (!Files.exists(home.database()) && Files.exists(home.releases())) {
            throw new InvalidConfiguration(List.of("there are releases in " + home.releases() + ", but their database "
                    + home.database() + " is gone: bring it back from a backup, or name the database_url that "
                    + home.operationFile() + " had"));
        }
        return OfficeDatabase.open(home.database());
    }

    /** A home whose releases are known to its own file would begin anew on a server, over the releases that it has. */
    private OfficeDatabase server(String url) {
        if (Files.exists(home.database())) {
            try (OfficeDatabase own = OfficeDatabase.open(home.database())) {
                if (new Releases(own).standing().isPresent()) {
                    throw new InvalidConfiguration(
                            List.of(
                                    home.operationFile() + ": database_url names a database, but"
                                            + " this office's releases are in " + home.database()
                                            + "; take the line out, or make a new office with: quarterdeck init DIR --database-url URL"));
                }
            }
        }
        return OfficeDatabase.open(url);
    }

    /** The contracts. */
    public synchronized Tables tables() {
        if (tables == null) {
            tables = Tables.read(product.tables());
        }
        return tables;
    }

    /** Its sources. */
    public synchronized Sources sources() {
        if (sources == null) {
            sources = Sources.read(home.sources(), tables());
        }
        return sources;
    }

    /** The metrics: the product's, and the office's own beside or in place of them. */
    public synchronized Metrics metrics() {
        if (metrics == null) {
            metrics = Metrics.read(List.of(product.metrics(), home.metrics()));
        }
        return metrics;
    }

    /** The reference lists: the product's, and the office's own in place of them. */
    public synchronized ListsInUse reference() {
        if (reference == null) {
            reference = ListsInUse.of(product.reference(), home.reference());
        }
        return reference;
    }

    /** The folders of packs, the office's own last. */
    public List<Path> packFolders() {
        return List.of(product.packs(), home.packOverrides());
    }

    /**
     * The wording of the briefing: the office's own, or the standard one in a home made before there was a briefing.
     * Its night must not fail for want of a file that a new office would get word for word.
     */
    public Path briefingFile() {
        return Files.isRegularFile(home.briefingFile()) ? home.briefingFile() : product.briefing();
    }

    /** The ledger of deliveries. */
    public Deliveries deliveries() {
        return new Deliveries(database());
    }

    /** The ledger of what logs say. */
    public LogContents logContents() {
        return new LogContents(database());
    }

    /** The ledger of rejects. */
    public Rejects rejects() {
        return new Rejects(database());
    }

    /** The ledger of rejected rows that came again. */
    public Repairs repairs() {
        return new Repairs(database());
    }

    /** The ledger of runs. */
    public Runs runs() {
        return new Runs(database());
    }

    /** The ledger of gates. */
    public GateResults gateResults() {
        return new GateResults(database());
    }

    /** The ledger of the warehouse's files. */
    public WarehouseFiles warehouseFiles() {
        return new WarehouseFiles(database());
    }

    /** The ledger of changed figures. */
    public FigureChanges figureChanges() {
        return new FigureChanges(database());
    }

    /** The ledger of releases. */
    public Releases releases() {
        return new Releases(database());
    }

    /**
     * SHA-256 of every definition that figures follow from, by a name that does not depend on where it stands.
     * Examples prove definitions and are none; wording and packs draw figures and change none.
     */
    public SortedMap<String, String> definitions() {
        SortedMap<String, String> definitions = Digests.ofFiles(definitionFolders());
        definitions.keySet().removeIf(Office::isExample);
        return definitions;
    }

    /** The files of all definitions, by the same names. */
    public SortedMap<String, Path> definitionFiles() {
        SortedMap<String, Path> files = Digests.files(definitionFolders());
        files.keySet().removeIf(Office::isExample);
        return files;
    }

    private static boolean isExample(String name) {
        return name.contains("/examples/");
    }

    private SortedMap<String, Path> definitionFolders() {
        return new TreeMap<>(Map.of(
                "tables", product.tables(),
                "labels", product.labels(),
                "metrics", product.metrics(),
                "reference", product.reference(),
                "office/metrics", home.metrics(),
                "office/reference", home.reference(),
                "office/sources", home.sources(),
                "office/control-totals.yaml", home.controlTotals(),
                "office/office.yaml", home.officeFile()));
    }

    @Override
    public synchronized void close() {
        if (database != null) {
            database.close();
        }
    }
}
