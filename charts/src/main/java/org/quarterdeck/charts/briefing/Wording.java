package org.quarterdeck.charts.briefing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.quarterdeck.charts.briefing.BriefingDefinition.KeyFigure;
import org.quarterdeck.charts.briefing.BriefingDefinition.Section;
import org.quarterdeck.charts.briefing.BriefingDefinition.Sentence;
import org.quarterdeck.charts.text.NameCheck;
import org.quarterdeck.charts.text.ValueRule;
import org.quarterdeck.schema.config.InvalidConfiguration;
import org.quarterdeck.schema.config.Nearest;
import org.quarterdeck.schema.config.Problems;
import org.quarterdeck.schema.config.StrictYaml;

/** A briefing's wording, read from {@code briefing.yaml} and the files in the folder {@code briefing} beside it. */
public final class Wording {
    private final Path file;
    private final BriefingDefinition definition;
    private final SortedMap<String, Path> files;

    private Wording(Path file, BriefingDefinition definition, SortedMap<String, Path> files) {
        this.file = file;
        this.definition = definition;
        this.files = files;
    }

    /**
     * Reads the wording; a folder that does not exist adds nothing.
     *
     * @param file {@code briefing.yaml}
     * @param more a folder whose YAML files add to it, in the order of their names
     * @throws InvalidConfiguration with every mistake of every file
     */
    public static Wording read(Path file, Path more) {
        SortedMap<String, Path> files = new TreeMap<>();
        for (Path addition : additions(more)) {
            files.put(more.getFileName() + "/" + addition.getFileName(), addition);
        }
        Problems problems = new Problems();
        Map<Path, BriefingDefinition> read = new LinkedHashMap<>();
        Stream.concat(Stream.of(file), files.values().stream())
                .forEach(f ->
                        StrictYaml.read(f, BriefingDefinition.class, problems).ifPresent(d -> read.put(f, d)));
        problems.throwIfAny();
        BriefingDefinition whole = BriefingDefinition.EMPTY;
        for (BriefingDefinition part : read.values()) {
            whole = whole.with(part);
        }
        Set<String> names = new TreeSet<>(whole.values().keySet());
        Set<String> headed = headed(read.values());
        read.forEach((place, part) -> check(part, place.toString(), names, headed, problems));
        if (whole.title() == null || whole.headline() == null) {
            problems.add(file.toString(), "a briefing needs a title and a headline");
        }
        problems.throwIfAny();
        files.put(String.valueOf(file.getFileName()), file);
        return new Wording(file, whole, files);
    }

    private static Set<String> headed(Iterable<BriefingDefinition> parts) {
        Set<String> headed = new TreeSet<>();
        for (BriefingDefinition part : parts) {
            part.sections().stream().filter(s -> s.heading() != null).forEach(s -> headed.add(s.id()));
        }
        return headed;
    }

    private static void check(
            BriefingDefinition part, String place, Set<String> names, Set<String> headed, Problems problems) {
        NameCheck check = new NameCheck(place, problems, names);
        if (part.title() != null) {
            check.finding("title", part.title());
        }
        if (part.headline() != null) {
            check.finding("headline", part.headline());
        }
        sentences("lead", part.lead(), check);
        part.values().forEach((name, rule) -> pairs(name, rule, place, names, problems));
        part.keyFigures().forEach(figure -> keyFigure(figure, check));
        for (Section section : part.sections()) {
            if (!headed.contains(section.id())) {
                problems.add(
                        place,
                        "no section \"" + section.id() + "\" to add to" + Nearest.hint(section.id(), headed)
                                + "; a new section needs a heading");
            }
            sentences("sections." + section.id(), section.sentences(), check);
        }
    }

    private static void keyFigure(KeyFigure figure, NameCheck check) {
        String key = "key_figures." + figure.value();
        if (!check.known().contains(figure.value())) {
            check.problems()
                    .add(
                            check.place(),
                            key + " names no figure under values" + Nearest.hint(figure.value(), check.known()));
        }
        check.finding(key + ".label", figure.label());
        if (figure.print() != null) {
            check.finding(key + ".print", figure.print());
        }
    }

    private static void sentences(String key, List<Sentence> sentences, NameCheck check) {
        for (int i = 0; i < sentences.size(); i++) {
            Sentence sentence = sentences.get(i);
            check.finding(key + "." + (sentence.id() == null ? i + 1 : sentence.id()), sentence.say());
        }
    }

    private static void pairs(String name, ValueRule rule, String place, Set<String> names, Problems problems) {
        List<String> pair = new ArrayList<>();
        Stream.of(rule.minus(), rule.ratio(), rule.change()).forEach(p -> pair.addAll(p == null ? List.of() : p));
        pair.stream()
                .filter(n -> !names.contains(n))
                .forEach(n -> problems.add(
                        place, "values." + name + " follows from the unknown \"" + n + "\"" + Nearest.hint(n, names)));
    }

    private static List<Path> additions(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    /** The main file, for messages. */
    Path file() {
        return file;
    }

    /** All files as one. */
    BriefingDefinition definition() {
        return definition;
    }

    /** What was read, by a name that does not depend on where it stands. */
    public SortedMap<String, Path> files() {
        return java.util.Collections.unmodifiableSortedMap(files);
    }
}
