package org.quarterdeck.jobs.release;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.figures.FigureComputation.Place;
import org.quarterdeck.jobs.ledger.FigureChanges;
import org.quarterdeck.jobs.ledger.Releases;
import org.quarterdeck.jobs.load.Warehouse;
import org.quarterdeck.jobs.office.Office;
import org.quarterdeck.schema.figure.Figure;
import org.quarterdeck.schema.metric.Metric;
import org.quarterdeck.schema.metric.Metrics;
import org.quarterdeck.schema.release.Release;

/**
 * What changed from one release to another, and why. A figure's causes are those of the rows that are counted in it, as
 * {@link TableCauses} has them, and its own new definition (R3).
 */
public final class Comparison implements AutoCloseable {
    private static final long MANY_ROWS = 100_000;

    private final Release before;
    private final Release after;
    private final Recomputation release;
    private final Lineage lineage;
    private final TableCauses tables;
    private final Path scratch = Recomputation.temporary();
    private @Nullable List<ChangedFigure> changed;

    private Comparison(
            Office office,
            Warehouse warehouse,
            Release before,
            Release after,
            Recomputation release,
            boolean withRows) {
        this.before = before;
        this.after = after;
        this.release = release;
        this.lineage = new Lineage(release, before.manifest(), after.manifest());
        this.tables = new TableCauses(
                warehouse,
                before.manifest(),
                after.manifest(),
                office.releases().tables(before.manifest().releaseId()),
                office.releases().tables(after.manifest().releaseId()),
                release,
                lineage,
                scratch,
                withRows);
    }

    /**
     * Opens two releases.
     *
     * @param releases has them open, or opens them
     * @param withRows whether rows will be asked for; without, those of logs need not be read
     * @throws org.quarterdeck.schema.config.InvalidConfiguration when the definitions of the later one were not kept
     */
    public static Comparison of(
            Office office,
            Warehouse warehouse,
            OpenReleases releases,
            Releases.Entry before,
            Releases.Entry after,
            boolean withRows) {
        return new Comparison(
                office,
                warehouse,
                releases.get(before),
                releases.get(after),
                Recomputation.of(office, warehouse, after),
                withRows);
    }

    /** How many figures the later release has of which the earlier has none: most are of periods that came since. */
    public long added() {
        Set<List<String>> known =
                before.figures().all().stream().map(PriorFigures::key).collect(Collectors.toSet());
        return after.figures().all().stream()
                .filter(f -> !known.contains(PriorFigures.key(f)))
                .count();
    }

    /** The figures of the earlier release that the later has otherwise or not at all, with their causes. */
    public List<ChangedFigure> figures() {
        if (changed == null) {
            changed = explained(differing());
        }
        return changed;
    }

    /** The same, as the ledger has them. */
    public List<FigureChanges.Entry> entries() {
        return figures().stream()
                .map(f -> new FigureChanges.Entry(
                        after.manifest().releaseId(),
                        before.manifest().releaseId(),
                        f.before().metric(),
                        f.before().period().kind().word(),
                        f.before().period().text(),
                        f.before().slice().toString(),
                        f.before().value().toPlainString(),
                        f.after() == null ? null : f.after().value().toPlainString(),
                        f.changeClass().name(),
                        f.cause()))
                .toList();
    }

    private Map<Figure, Optional<Figure>> differing() {
        Map<List<String>, Figure> now = new HashMap<>();
        after.figures().all().forEach(f -> now.put(PriorFigures.key(f), f));
        Map<Figure, Optional<Figure>> differing = new LinkedHashMap<>();
        for (Figure figure : before.figures().all()) {
            Figure other = now.get(PriorFigures.key(figure));
            if (other == null || !other.digest().equals(figure.digest())) {
                differing.put(figure, Optional.ofNullable(other));
            }
        }
        return differing;
    }

    private List<ChangedFigure> explained(Map<Figure, Optional<Figure>> differing) {
        Map<String, List<Figure>> byMetric = differing.keySet().stream()
                .collect(Collectors.groupingBy(Figure::metric, TreeMap::new, Collectors.toList()));
        Map<Figure, Causes> found = new HashMap<>();
        Map<String, Set<String>> metricsOf = new TreeMap<>();
        byMetric.keySet()
                .forEach(id -> metric(id)
                        .map(Metric::fact)
                        .ifPresent(fact -> metricsOf
                                .computeIfAbsent(fact, f -> new TreeSet<>())
                                .add(id)));
        metricsOf.forEach((fact, ids) -> counted(fact, ids, byMetric, found));
        byMetric.forEach((id, figures) -> derived(id, figures, found));
        List<ChangedFigure> all = new ArrayList<>();
        differing.forEach((figure, other) -> {
            Causes why = found.getOrDefault(figure, new Causes());
            if (why.isEmpty()) {
                unexplained(why);
            }
            all.add(new ChangedFigure(figure, other.orElse(null), why.gravest(), why.words()));
        });
        return all;
    }

    /** By the later release, or by the earlier for a metric that is gone. */
    private Optional<Metric> metric(String id) {
        Metric known = after.metrics().byId().get(id);
        return Optional.ofNullable(known == null ? before.metrics().byId().get(id) : known);
    }

    private void counted(String fact, Set<String> ids, Map<String, List<Figure>> byMetric, Map<Figure, Causes> found) {
        Causes ofTable = tables.of(fact);
        Set<String> redefined = ids.stream().filter(this::isRedefined).collect(Collectors.toSet());
        boolean isPlain = (ofTable.classes().size() <= 1 && redefined.isEmpty())
                || tables.difference(fact).isEmpty();
        Map<ChangeClass, Set<Place>> places = isPlain ? Map.of() : places(fact, ids, ofTable);
        for (String id : ids) {
            for (Figure figure : byMetric.getOrDefault(id, List.of())) {
                Causes why = new Causes();
                if (redefined.contains(id)) {
                    why.add(ChangeClass.R3, "metric " + id);
                }
                if (isPlain) {
                    why.addAll(ofTable);
                } else {
                    Place place =
                            new Place(id, figure.period().text(), figure.slice().toString());
                    why.addAll(ofTable.only(places.entrySet().stream()
                            .filter(e -> e.getValue().contains(place))
                            .map(Map.Entry::getKey)
                            .collect(Collectors.toSet())));
                }
                looked(id, figure, why);
                if (why.isEmpty()) {
                    why.addAll(ofTable);
                }
                found.put(figure, why);
            }
        }
    }

    /** What a slice by another table's column owes to that table. */
    private void looked(String id, Figure figure, Causes why) {
        metric(id)
                .ifPresent(metric -> metric.dimensions().forEach((name, dimension) -> {
                    String take = dimension.take();
                    if (take != null && figure.slice().keys().contains(name)) {
                        why.addAll(tables.of(take.substring(0, take.lastIndexOf('.'))));
                    }
                }));
    }

    private Map<ChangeClass, Set<Place>> places(String fact, Set<String> ids, Causes ofTable) {
        TableDifference difference = tables.difference(fact).orElseThrow();
        Set<String> countable = ids.stream()
                .filter(id -> release.metrics().byId().containsKey(id))
                .collect(Collectors.toSet());
        boolean isLarge = difference.size() > MANY_ROWS;
        Map<ChangeClass, Set<Place>> places = new EnumMap<>(ChangeClass.class);
        if (countable.isEmpty()) {
            return places;
        }
        for (ChangeClass changeClass : ofTable.classes()) {
            Dataset<Row> rows = difference.rows(changeClass);
            places.put(
                    changeClass,
                    release.places(
                            fact,
                            isLarge ? TableDifference.condensed(rows, deciding(fact, countable)) : rows,
                            countable,
                            after.manifest().asOf()));
        }
        return places;
    }

    /** The columns of a fact that decide in which periods and slices a row counts. */
    private Set<String> deciding(String fact, Set<String> ids) {
        StringBuilder text = new StringBuilder();
        for (String id : ids) {
            Metric metric = release.metrics().get(id);
            text.append(' ')
                    .append(metric.time())
                    .append(' ')
                    .append(metric.filter())
                    .append(' ');
            text.append(metric.having())
                    .append(' ')
                    .append(metric.per())
                    .append(' ')
                    .append(metric.dimensions());
        }
        Set<String> words = new HashSet<>();
        Matcher word = Pattern.compile("\\w+").matcher(text);
        while (word.find()) {
            words.add(word.group());
        }
        words.retainAll(release.tables().get(fact).contract().columnNames());
        return words;
    }

    private void derived(String id, List<Figure> figures, Map<Figure, Causes> found) {
        Metric metric = metric(id).orElse(null);
        if (metric == null || metric.isCounted()) {
            return;
        }
        for (Figure figure : figures) {
            Causes why = new Causes();
            if (isRedefined(id)) {
                why.add(ChangeClass.R3, "metric " + id);
            }
            Set<String> sources = sources(metric);
            found.forEach((other, causes) -> {
                if (sources.contains(other.metric())
                        && other.period().text().equals(figure.period().text())) {
                    why.addAll(causes);
                }
            });
            found.put(figure, why);
        }
    }

    /** All that a metric follows from, however far. */
    private Set<String> sources(Metric metric) {
        Set<String> all = new HashSet<>();
        for (String source : Metrics.sources(metric)) {
            if (all.add(source)) {
                metric(source).ifPresent(m -> all.addAll(sources(m)));
            }
        }
        return all;
    }

    private void unexplained(Causes why) {
        String was = before.manifest().codeVersion();
        String is = after.manifest().codeVersion();
        int arrived = tables.arrived().size();
        if (!was.equals(is)) {
            why.add(ChangeClass.R3, "Quarterdeck " + was + ", now " + is);
        } else if (lineage.changed().contains("office/office.yaml")) {
            why.add(ChangeClass.R3, "office/office.yaml");
        } else if (arrived > 0) {
            why.add(ChangeClass.R1, arrived + (arrived == 1 ? " delivery" : " deliveries"));
        } else {
            why.add(ChangeClass.R2, "the same data");
        }
    }

    /** Is it counted otherwise? Titles, caveats and printing move no number. */
    private boolean isRedefined(String id) {
        Metric one = before.metrics().byId().get(id);
        Metric other = after.metrics().byId().get(id);
        if (one == null || other == null) {
            return !(one == null && other == null);
        }
        return !counting(one).equals(counting(other));
    }

    private static List<Object> counting(Metric metric) {
        List<Object> parts = new ArrayList<>();
        parts.add(String.valueOf(metric.fact()));
        parts.add(String.valueOf(metric.expression()));
        parts.add(String.valueOf(metric.time()));
        parts.add(String.valueOf(metric.filter()));
        parts.add(metric.per());
        parts.add(String.valueOf(metric.having()));
        parts.add(String.valueOf(metric.derived()));
        parts.add(metric.dimensions());
        parts.add(String.valueOf(metric.covered()));
        parts.add(metric.unit());
        return parts;
    }

    /** How many rows of each table made the figures change, by class. */
    public List<ChangedRows> tables() {
        figures();
        List<ChangedRows> all = new ArrayList<>();
        tables.differences().forEach((name, difference) -> {
            SortedMap<ChangeClass, long[]> counts = new TreeMap<>();
            difference.tallies().forEach(tally -> {
                long[] of = counts.computeIfAbsent(tally.changeClass(), c -> new long[3]);
                of[List.of("added", "removed", "changed").indexOf(tally.change())] += tally.rows();
            });
            counts.forEach((c, n) -> all.add(new ChangedRows(name, c, n[0], n[1], n[2])));
        });
        return all;
    }

    /** So many rows of a table and a class. */
    public record ChangedRows(String table, ChangeClass changeClass, long added, long removed, long changed) {
        /** All of them. */
        public long all() {
            return added + removed + changed;
        }
    }

    /** The first rows that made figures change, of each table. */
    public List<ChangedRow> rows(int mostOfEach) {
        figures();
        return tables.differences().values().stream()
                .flatMap(d -> d.first(mostOfEach).stream())
                .toList();
    }

    /** Every row that made figures change, table by table. */
    public void eachRow(Consumer<Iterator<ChangedRow>> use) {
        figures();
        tables.differences().values().forEach(d -> use.accept(d.rows()));
    }

    @Override
    public void close() {
        release.close();
        Recomputation.delete(scratch);
    }
}
