package org.quarterdeck.schema.metric;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private Metrics(SortedMap<String, Metric> byId, SortedMap<String, Path> files) {
        this.byId = byId;
        this.files = files;
    }

    /**
     * Reads all metrics of the folders; one that does not exist holds none.
     *
     * @throws org.quarterdeck.schema.config.InvalidConfiguration with every mistake of every file
     */
    public static Metrics read(List<Path> folders) {
        Problems problems = new Problems();
        SortedMap<String, Path> files = new TreeMap<>();
        for (Path folder : folders) {
            for (Path file : files(folder)) {
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
        return new Metrics(byId, files);
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
        Metric.Derivation derived = metric.derived();
        if (derived == null) {
            return Set.of();
        }
        if (derived.ratio() != null) {
            return Set.of(derived.ratio().numerator(), derived.ratio().denominator());
        }
        if (derived.share() != null) {
            return Set.of(derived.share().of());
        }
        return derived.evenness() == null ? Set.of() : Set.of(derived.evenness().of());
    }

    /** Metrics by id, sorted. */
    public Map<String, Metric> byId() {
        return java.util.Collections.unmodifiableSortedMap(byId);
    }

    /** The file of each metric, by id. */
    public Map<String, Path> files() {
        return java.util.Collections.unmodifiableSortedMap(files);
    }

    /**
     * A metric.
     *
     * @throws IllegalArgumentException for an unknown id, with the nearest known one
     */
    public Metric get(String id) {
        Metric metric = byId.get(id);
        if (metric == null) {
            throw new IllegalArgumentException("unknown metric \"" + id + "\"" + Nearest.hint(id, byId.keySet()));
        }
        return metric;
    }
}
