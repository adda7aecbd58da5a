package org.quarterdeck.jobs.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.io.file.PathUtils;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quarterdeck.jobs.figures.FigureComputation;
import org.quarterdeck.jobs.ledger.Releases;
import org.quarterdeck.jobs.ledger.Runs.LoadedTable;
import org.quarterdeck.jobs.load.Relations;
import org.quarterdeck.jobs.load.Warehouse;
import org.quarterdeck.jobs.office.Office;
import org.quarterdeck.jobs.office.OfficeSettings;
import org.quarterdeck.jobs.trends.TrendComputation;
import org.quarterdeck.schema.config.InvalidConfiguration;
import org.quarterdeck.schema.config.Problems;
import org.quarterdeck.schema.config.StrictYaml;
import org.quarterdeck.schema.figure.Figures;
import org.quarterdeck.schema.metric.Metrics;
import org.quarterdeck.schema.release.Event;
import org.quarterdeck.schema.release.Manifest;
import org.quarterdeck.schema.release.Release;
import org.quarterdeck.schema.table.Tables;

/** A release computed anew: from its tables as pinned, by the definitions that are kept with it. */
public final class Recomputation implements AutoCloseable {
    private final Warehouse warehouse;
    private final Path folder;
    private final Map<String, LoadedTable> pinned;
    private final Tables tables;
    private final Metrics metrics;
    private final OfficeSettings settings;

    private Recomputation(
            Warehouse warehouse,
            Path folder,
            List<LoadedTable> pinned,
            Tables tables,
            Metrics metrics,
            OfficeSettings settings) {
        this.warehouse = warehouse;
        this.folder = folder;
        this.pinned = pinned.stream().collect(Collectors.toMap(LoadedTable::tableName, Function.identity()));
        this.tables = tables;
        this.metrics = metrics;
        this.settings = settings;
    }

    /**
     * Lays a release's definitions out.
     *
     * @throws InvalidConfiguration naming those that were not kept, were altered, or cannot be read
     */
    public static Recomputation of(Office office, Warehouse warehouse, Releases.Entry release) {
        Manifest manifest = Release.manifest(office.home().release(release.releaseId()));
        Path folder = temporary();
        try {
            Path definitions = folder.resolve("definitions");
            List<String> problems = new ArrayList<>(
                    new KeptDefinitions(office.home().keptDefinitions()).unfold(manifest.definitions(), definitions));
            if (!problems.isEmpty()) {
                throw new InvalidConfiguration(problems);
            }
            Problems unread = new Problems();
            OfficeSettings settings = StrictYaml.readKept(
                            definitions.resolve("office/office.yaml"), OfficeSettings.class, unread)
                    .orElse(null);
            unread.throwIfAny();
            return new Recomputation(
                    warehouse,
                    folder,
                    office.releases().tables(release.releaseId()),
                    Tables.readKept(definitions.resolve("tables")),
                    Metrics.readKept(List.of(definitions.resolve("metrics"), definitions.resolve("office/metrics"))),
                    java.util.Objects.requireNonNull(settings));
        } catch (RuntimeException e) {
            delete(folder);
            throw e;
        }
    }

    /** The contracts and loads of the release. */
    Tables tables() {
        return tables;
    }

    /** The metrics of the release. */
    public Metrics metrics() {
        return metrics;
    }

    /** The file of a definition, wherever it stood; it may not exist. */
    Path definition(String name) {
        return folder.resolve("definitions").resolve(name);
    }

    /**
     * Figures as of a day that the release knows.
     *
     * @param before what they are compared with
     * @param chosen ids of metrics; empty for all
     */
    public Figures figures(LocalDate asOf, Figures before, String releaseId, Set<String> chosen) {
        return new FigureComputation(
                        warehouse.spark(),
                        this::bind,
                        chosen.isEmpty() ? metrics : metrics.only(chosen),
                        tables,
                        settings,
                        asOf)
                .compute(before, releaseId);
    }

    /**
     * The numbers of a fact's metrics that some of its rows are counted in.
     *
     * @param rows the rows, all of the fact's columns
     */
    Set<FigureComputation.Place> places(String fact, Dataset<Row> rows, Set<String> ofMetrics, LocalDate asOf) {
        return new FigureComputation(
                        warehouse.spark(),
                        (relations, name) -> {
                            if (name.equals(fact)) {
                                relations.bind(name, () -> rows);
                            } else {
                                bind(relations, name);
                            }
                        },
                        metrics.only(ofMetrics),
                        tables,
                        settings,
                        asOf)
                .places();
    }

    /**
     * The whole release, written into a folder of this object.
     *
     * @param as whose manifest it takes
     * @return what was written, read from there
     */
    Release written(Manifest as, Figures before) {
        Path out = folder.resolve("release");
        ReleaseCompanions companions = new ReleaseCompanions(warehouse.spark(), this::bind);
        Figures figures = figures(as.asOf(), before, as.releaseId(), Set.of());
        List<Event> events = companions.events();
        new Release(
                        out,
                        as,
                        figures,
                        Optional.of(TrendComputation.of(figures, metrics, events)),
                        companions.labels(definition("labels")),
                        events,
                        metrics)
                .write();
        return Release.open(out);
    }

    /** Binds a table's rows, as pinned; one that the release does not have yet has no rows. */
    void bind(Relations relations, String name) {
        LoadedTable table = pinned.get(name);
        if (table != null) {
            relations.bind(name, () -> warehouse.read(table));
        } else {
            tables.find(name)
                    .ifPresent(known -> relations.bind(
                            name,
                            () -> warehouse.spark().createDataFrame(List.of(), Warehouse.schema(known.contract()))));
        }
    }

    /** A folder that only its owner can read. */
    static Path temporary() {
        try {
            return Files.createTempDirectory("quarterdeck-");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a folder in " + System.getProperty("java.io.tmpdir"), e);
        }
    }

    static void delete(Path folder) {
        try {
            PathUtils.deleteDirectory(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + folder, e);
        }
    }

    @Override
    public void close() {
        delete(folder);
    }
}
