package org.quarterdeck.charts.pack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.quarterdeck.schema.config.Dictionary;
import org.quarterdeck.schema.config.InvalidConfiguration;
import org.quarterdeck.schema.config.Nearest;
import org.quarterdeck.schema.config.Problems;
import org.quarterdeck.schema.config.StrictYaml;
import org.quarterdeck.schema.figure.Slice;

/** Every pack by its name, from one or more folders of packs; a later folder's file replaces an earlier one's. */
public final class Packs {
    private static final String ORDER = "pack.yaml";

    private final NavigableMap<String, Pack> byName;

    private final Dictionary words;

    private Packs(NavigableMap<String, Pack> byName, Dictionary words) {
        this.byName = byName;
        this.words = words;
    }

    /**
     * Reads all packs; a folder that does not exist holds none.
     *
     * @throws InvalidConfiguration with every mistake of every file
     */
    public static Packs read(List<Path> folders) {
        NavigableMap<String, NavigableMap<String, Path>> files = new TreeMap<>();
        for (Path folder : folders) {
            for (Path pack : list(folder, Files::isDirectory)) {
                for (Path file : list(pack, f -> f.toString().endsWith(".yaml"))) {
                    files.computeIfAbsent(pack.getFileName().toString(), p -> new TreeMap<>())
                            .put(file.getFileName().toString(), file);
                }
            }
        }
        Problems problems = new Problems();
        NavigableMap<String, Pack> packs = new TreeMap<>();
        Dictionary words = Dictionary.read(folders, problems);
        files.forEach((name, ofPack) -> read(name, ofPack, words, packs, problems));
        problems.throwIfAny();
        return new Packs(packs, words);
    }

    /**
     * Reads one chart, wherever its file stands, in English alone.
     *
     * @throws InvalidConfiguration with every mistake
     */
    public static Pack.Chart chart(Path file) {
        return chart(file, Dictionary.EMPTY);
    }

    /** Reads one chart, and its words in other languages where the dictionary has them. */
    public static Pack.Chart chart(Path file, Dictionary words) {
        Problems problems = new Problems();
        Optional<Pack.Chart> chart = read(file, words, problems);
        problems.throwIfAny();
        return chart.orElseThrow();
    }

    private static Optional<Pack.Chart> read(Path file, Dictionary words, Problems problems) {
        return StrictYaml.read(file, ChartDefinition.class, problems).map(chart -> {
            ChartDefinition translated = translated(chart, words, file, problems);
            return new Pack.Chart(id(file), file, translated);
        });
    }

    /** A translation must do with the names that its chart has. */
    private static ChartDefinition translated(ChartDefinition chart, Dictionary words, Path file, Problems problems) {
        String place = file + ", in other languages";
        try {
            ChartDefinition translated = words.in(chart);
            translated.check(place, problems);
            return translated;
        } catch (IllegalArgumentException e) {
            problems.add(place, String.valueOf(e.getMessage()));
            return chart;
        }
    }

    private static String id(Path file) {
        return file.getFileName().toString().replaceFirst("\\.yaml$", "");
    }

    private static void read(
            String name,
            NavigableMap<String, Path> files,
            Dictionary words,
            NavigableMap<String, Pack> packs,
            Problems problems) {
        Path order = files.get(ORDER);
        if (order == null) {
            problems.add("pack " + name, "there is no pack.yaml; write one with title and period");
            return;
        }
        NavigableMap<String, Pack.Chart> charts = new TreeMap<>();
        files.forEach((file, path) -> {
            if (!file.equals(ORDER)) {
                read(path, words, problems).ifPresent(chart -> charts.put(chart.id(), chart));
            }
        });
        SortedMap<String, Path> written = new TreeMap<>();
        files.forEach((file, path) -> written.put(name + "/" + file, path));
        StrictYaml.read(order, PackDefinition.class, problems).ifPresent(definition -> {
            for (String id : definition.charts()) {
                if (!files.containsKey(id + ".yaml")) {
                    problems.add(order.toString(), "no chart \"" + id + "\"" + Nearest.hint(id, charts.keySet()));
                }
            }
            charts.values().forEach(chart -> checkOpen(chart, definition, problems));
            packs.put(
                    name,
                    new Pack(
                            name,
                            words.of(definition.title()),
                            definition.period(),
                            definition.about(),
                            Slice.WHOLE,
                            ordered(definition.charts(), charts),
                            definition.formats(),
                            written,
                            words));
        });
    }

    /** What a chart leaves open, its pack must say. */
    private static void checkOpen(Pack.Chart chart, PackDefinition definition, Problems problems) {
        chart.definition().open().stream()
                .filter(dimension -> !dimension.equals(definition.about()))
                .forEach(dimension -> problems.add(
                        chart.file().toString(),
                        "a slice is of one " + dimension + ", and its pack is not; write about: " + dimension
                                + " in pack.yaml"));
    }

    private static List<Pack.Chart> ordered(List<String> order, NavigableMap<String, Pack.Chart> charts) {
        Set<String> ids = new LinkedHashSet<>(order);
        ids.addAll(charts.keySet());
        return ids.stream().map(charts::get).filter(Objects::nonNull).toList();
    }

    private static List<Path> list(Path folder, java.util.function.Predicate<Path> wanted) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return new ArrayList<>(files.filter(wanted).sorted().toList());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    /** All that packs are written in, by pack and file. */
    public SortedMap<String, Path> files() {
        SortedMap<String, Path> files = new TreeMap<>();
        byName.values().forEach(pack -> files.putAll(pack.files()));
        files.putAll(words.files());
        return files;
    }

    /** The texts in other languages. */
    public Dictionary words() {
        return words;
    }

    /** Packs by name, sorted. */
    public NavigableMap<String, Pack> byName() {
        return Collections.unmodifiableNavigableMap(byName);
    }

    /**
     * A pack.
     *
     * @throws IllegalArgumentException for an unknown name, with the nearest known one
     */
    public Pack get(String name) {
        Pack pack = byName.get(name);
        if (pack == null) {
            throw new IllegalArgumentException("unknown pack \"" + name + "\"" + Nearest.hint(name, byName.keySet()));
        }
        return pack;
    }
}
