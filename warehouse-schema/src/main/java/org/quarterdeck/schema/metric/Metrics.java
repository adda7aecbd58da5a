package org.quarterdeck.schema.metric;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.quarterdeck.schema.config.Nearest;
import org.quarterdeck.schema.config.Problems;
import org.quarterdeck.schema.config.StrictYaml;

/** Every metric by its id, from one or more folders; a later folder's file replaces an earlier one's. */
public final class Metrics {
    private static final String SUFFIX = ".yaml";

    private final SortedMap<String, Metric> byId;
    private final SortedMap<String, Path> files;
    private final SortedMap<String, String> unreadable;

    private Metrics(
            SortedMap<String, Metric> byId, SortedMap<String, Path> files, SortedMap<String, String> unreadable) {
        this.byId = byId;
        this.files = files;
        this.unreadable = unreadable;
    }

    /**
     * Reads the metrics that are kept with a release, of whichever version of the product it is. What is accepted no
     * longer takes nothing from the rest: {@link #unreadable()} names it.
     */
    public static Metrics readKept(List<Path> folders) {
        SortedMap<String, Path> files = new TreeMap<>();
        for (Path folder : folders) {
            for (Path file : files(folder)) {
                String name = file.getFileName().toString();
                if (name.endsWith(SUFFIX)) {
                    files.put(name.substring(0, name.length() - SUFFIX.length()), file);
                }
            }
        }
        SortedMap<String, Metric> byId = new TreeMap<>();
        SortedMap<String, String> unreadable = new TreeMap<>();
        files.forEach((id, file) -> {
            Problems problems = new Problems();
            StrictYaml.readKept(file, Metric.class, problems)
                    .ifPresentOrElse(
                            metric -> byId.put(id, metric),
                            () -> unreadable.put(id, String.join("; ", problems.found())));
        });
        return new Metrics(byId, files, unreadable);
    }

    /**
     * Reads all metrics of the folders; one that does not exist holds none. A file among them is a metric of its own.
     *
     * @throws org.quarterdeck.schema.config.InvalidConfiguration with every mistake of every file
     */
    public static Metrics read(List<Path> places) {
        Problems problems = new Problems();
        SortedMap<String, Path> files = new TreeMap<>();
        for (Path place : places) {
            for (Path file : Files.isRegularFile(place) ? List.of(place) : files(place)) {
                String name = file.getFileName().toString();
                if (name.endsWith(SUFFIX)) {
                    files.put(name.substring(0, name.length() - SUFFIX.length()), file);
                } else if (name.endsWith(".yml")) {
                    problems.add(file.toString(), "a metric's file ends in .yaml; rename it");
                }
            }
        }
        SortedMap<String, Metric> byId = new TreeMap<>();
        files.forEach(
                (id, file) -> StrictYaml.read(file, Metric.class, problems).ifPresent(metric -> byId.put(id, metric)));
        byId.forEach((id, metric) -> sources(metric).forEach(source -> {
            if (!files.containsKey(source)) {
                problems.add(
                        String.valueOf(files.get(id)),
                        "derived from the unknown metric \"" + source + "\"" + Nearest.hint(source, files.keySet()));
            }
        }));
        circles(byId, files, problems);
        problems.throwIfAny();
        return new Metrics(byId, files, Collections.emptySortedMap());
    }

    /** Whatever is left when those that can be derived are taken away, again and again, waits for itself. */
    private static void circles(Map<String, Metric> byId, Map<String, Path> files, Problems problems) {
        Map<String, Metric> waiting = new TreeMap<>(byId);
        while (waiting.values().removeIf(metric -> sources(metric).stream().noneMatch(waiting::containsKey))) {
            // Those that are left may wait for none of the others by now.
        }
        waiting.forEach((id, metric) -> problems.add(
                String.valueOf(files.get(id)),
                "derived in a circle with "
                        + sources(metric).stream()
                                .filter(waiting::containsKey)
                                .sorted()
                                .collect(Collectors.joining(", "))
                        + "; break it"));
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    /** The metrics that a derived one follows from; none for a counted one. */
    public static Set<String> sources(Metric metric) {
        return metric.derived() == null ? Set.of() : metric.derived().rule().sources();
    }

    /** Metrics by id, sorted. */
    public Map<String, Metric> byId() {
        return Collections.unmodifiableSortedMap(byId);
    }

    /** The file of each metric, by id. */
    public Map<String, Path> files() {
        return Collections.unmodifiableSortedMap(files);
    }

    /** Some of them, and those that they follow from. */
    public Metrics only(Set<String> ids) {
        SortedMap<String, Metric> chosen = new TreeMap<>();
        SortedMap<String, Path> written = new TreeMap<>();
        ids.forEach(id -> choose(id, chosen, written));
        return new Metrics(chosen, written, unreadable);
    }

    private void choose(String id, SortedMap<String, Metric> chosen, SortedMap<String, Path> written) {
        Metric metric = get(id);
        chosen.put(id, metric);
        written.put(id, java.util.Objects.requireNonNull(files.get(id)));
        sources(metric).forEach(source -> choose(source, chosen, written));
    }

    /** Kept metrics that this version of the product cannot read, by id, with the reason. */
    public Map<String, String> unreadable() {
        return Collections.unmodifiableSortedMap(unreadable);
    }

    /**
     * A metric.
     *
     * @throws IllegalArgumentException for an unknown id, with the nearest known one, or for one that cannot be read
     */
    public Metric get(String id) {
        Metric metric = byId.get(id);
        String reason = unreadable.get(id);
        if (reason != null) {
            throw new IllegalArgumentException(
                    "the definition of \"" + id + "\" is of another version of Quarterdeck: " + reason);
        }
        if (metric == null) {
            throw new IllegalArgumentException("unknown metric \"" + id + "\"" + Nearest.hint(id, byId.keySet()));
        }
        return metric;
    }
}
