package org.quarterdeck.jobs.release;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.quarterdeck.charts.briefing.Wording;
import org.quarterdeck.charts.pack.Packs;
import org.quarterdeck.charts.page.Before;
import org.quarterdeck.charts.page.BriefingWriter;
import org.quarterdeck.charts.page.PackWriter;
import org.quarterdeck.jobs.ledger.Releases;
import org.quarterdeck.jobs.ledger.Runs.LoadedTable;
import org.quarterdeck.jobs.load.Warehouse;
import org.quarterdeck.jobs.office.Digests;
import org.quarterdeck.jobs.office.Office;
import org.quarterdeck.schema.config.InvalidConfiguration;
import org.quarterdeck.schema.figure.Figure;
import org.quarterdeck.schema.figure.Figures;
import org.quarterdeck.schema.figure.Slice;
import org.quarterdeck.schema.period.Period;
import org.quarterdeck.schema.release.Manifest;
import org.quarterdeck.schema.release.Release;

/**
 * Whether releases are what they were when they were published: every file, every figure computed anew from the tables
 * and definitions of the release, and every pack and briefing drawn anew from its figures.
 */
public final class Verification {
    private static final int EXAMPLES = 5;

    private final Office office;
    private final Warehouse warehouse;
    private final SnapshotFiles files;

    /** Of an office's releases. */
    public Verification(Office office, Warehouse warehouse) {
        this.office = office;
        this.warehouse = warehouse;
        this.files = new SnapshotFiles(office.warehouseFiles());
    }

    /** What was looked at. */
    public enum Part {
        FILES,
        TABLES,
        FIGURES,
        PAGES;

        /** As printed. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What was found of a part of a release.
     *
     * @param checked how many files, tables, figures or pages were looked at
     * @param problems what is not as published, a sentence each that names it; none when all is
     */
    public record Finding(String releaseId, Part part, long checked, List<String> problems) {}

    /** Looks at a release: every part of it, whatever is wrong with another. */
    public List<Finding> verify(Releases.Entry release) {
        String id = release.releaseId();
        List<Finding> findings = new ArrayList<>();
        List<String> ofFiles = new ArrayList<>();
        Optional<Manifest> manifest = manifest(release, ofFiles);
        int listed = manifest.map(m -> files(m, ofFiles)).orElse(0);
        findings.add(new Finding(id, Part.FILES, listed + 1L, ofFiles));
        Finding ofTables = tables(id);
        findings.add(ofTables);
        if (manifest.isPresent()) {
            findings.add(
                    ofTables.problems().isEmpty()
                            ? figures(release, manifest.get(), ofFiles.isEmpty())
                            : new Finding(
                                    id,
                                    Part.FIGURES,
                                    0,
                                    List.of("cannot be computed anew: tables of the release are damaged")));
            findings.add(pages(release));
        }
        return findings;
    }

    /** Looks at the files that the tables of a release are made of, each once, however many releases share it. */
    public Finding tables(String releaseId) {
        List<LoadedTable> pinned = office.releases().tables(releaseId);
        List<String> problems = new ArrayList<>();
        pinned.forEach(table -> problems.addAll(problems(table)));
        return new Finding(releaseId, Part.TABLES, pinned.size(), problems);
    }

    private Optional<Manifest> manifest(Releases.Entry release, List<String> problems) {
        Path folder = office.home().release(release.releaseId());
        Path file = folder.resolve(Release.MANIFEST);
        try {
            if (release.manifestDigest() != null && !Digests.sha256(file).equals(release.manifestDigest())) {
                problems.add(file + ": was altered");
            }
            Manifest manifest = Release.manifest(folder);
            if (!manifest.figuresDigest().equals(release.figuresDigest())
                    || !manifest.releaseId().equals(release.releaseId())) {
                problems.add(file + ": does not say what the ledger says of the release");
            }
            return Optional.of(manifest);
        } catch (IOException | UncheckedIOException e) {
            problems.add(file + ": is missing or damaged");
            return Optional.empty();
        }
    }

    private int files(Manifest manifest, List<String> problems) {
        Path folder = office.home().release(manifest.releaseId());
        manifest.files().forEach((name, digest) -> {
            Path file = folder.resolve(name);
            try {
                if (!Digests.sha256(file).equals(digest)) {
                    problems.add(file + ": was altered");
                }
            } catch (IOException e) {
                problems.add(file + ": is missing or cannot be read");
            }
        });
        return manifest.files().size();
    }

    private List<String> problems(LoadedTable pinned) {
        String name = pinned.tableName();
        try {
            return files.check(name, warehouse.table(name), pinned.snapshotId()).problems().stream()
                    .map(problem -> name + ": " + problem)
                    .toList();
        } catch (RuntimeException e) {
            return List.of(name + ": cannot be read: " + firstLine(e));
        }
    }

    private Finding figures(Releases.Entry release, Manifest manifest, boolean isWhole) {
        List<String> problems = new ArrayList<>();
        long checked = 0;
        try (Recomputation anew = Recomputation.of(office, warehouse, release)) {
            anew.metrics()
                    .unreadable()
                    .forEach((id, reason) -> problems.add(id + ": cannot be computed anew: " + reason));
            Release computed = anew.written(manifest, before(release));
            checked = computed.figures().all().size();
            problems.addAll(compared(release, manifest, computed, isWhole));
        } catch (InvalidConfiguration e) {
            e.problems().forEach(problem -> problems.add("cannot be computed anew: " + problem));
        } catch (IOException | RuntimeException e) {
            problems.add("cannot be computed anew: " + firstLine(e));
        }
        return new Finding(release.releaseId(), Part.FIGURES, checked, problems);
    }

    private List<String> compared(Releases.Entry release, Manifest manifest, Release computed, boolean isWhole)
            throws IOException {
        List<String> problems = new ArrayList<>();
        String digest = Publication.digest(computed.figures());
        if (isWhole) {
            Release published = Release.open(office.home().release(release.releaseId()));
            problems.addAll(differing(published.figures(), computed.figures()));
            // A release of an earlier version says nothing of trends.
            published
                    .trends()
                    .ifPresent(said -> problems.addAll(
                            limited(DifferingTrends.of(said, computed.trends().orElseThrow()))));
        }
        if (!digest.equals(release.figuresDigest())) {
            problems.add("the digest of all figures is " + digest + ", published was " + release.figuresDigest());
        }
        boolean isSameVersion = manifest.codeVersion().equals(office.product().version());
        for (Map.Entry<String, String> file : manifest.files().entrySet()) {
            Path written = computed.folder().resolve(file.getKey());
            // Parquet's footer names encodings in an order that differs from process to process: what such files hold
            // was compared row by row.
            if (problems.isEmpty()
                    && isSameVersion
                    && !file.getKey().endsWith(".parquet")
                    && !(Files.exists(written) && Digests.sha256(written).equals(file.getValue()))) {
                problems.add(file.getKey() + ": made anew it has other bytes");
            }
        }
        return problems;
    }

    private static List<String> differing(Figures published, Figures computed) {
        Map<List<String>, Figure> now = new HashMap<>();
        computed.all().forEach(f -> now.put(PriorFigures.key(f), f));
        List<String> differing = new ArrayList<>();
        for (Figure figure : published.all()) {
            Figure other = now.remove(PriorFigures.key(figure));
            if (!figure.equals(other)) {
                differing.add(named(figure) + ": " + figure.value().toPlainString() + " ("
                        + figure.status().word()
                        + ") was published, "
                        + (other == null
                                ? "nothing comes out"
                                : other.value().toPlainString() + " ("
                                        + other.status().word() + ") comes out"));
            }
        }
        now.values().forEach(f -> differing.add(named(f) + ": comes out, and was not published"));
        return limited(differing);
    }

    private static List<String> limited(List<String> all) {
        if (all.size() <= EXAMPLES) {
            return all;
        }
        List<String> some = new ArrayList<>(all.subList(0, EXAMPLES));
        some.add("and " + (all.size() - EXAMPLES) + " more come out otherwise");
        return some;
    }

    private static String named(Figure figure) {
        return figure.metric() + ", " + figure.period().text()
                + (figure.slice().toString().isEmpty() ? "" : ", " + figure.slice());
    }

    /** What the figures of a release were compared with when they were judged. */
    private Figures before(Releases.Entry release) {
        List<Releases.Entry> all = office.releases().all();
        Releases.Entry first = release.ofReleaseId() == null
                ? release
                : office.releases().find(release.ofReleaseId()).orElse(release);
        int at = all.indexOf(first);
        return at < 1 ? new Figures(List.of()) : PriorFigures.of(office, all.get(at - 1));
    }

    private Finding pages(Releases.Entry release) {
        List<String> problems = new ArrayList<>();
        List<Path> pages = pagesOf(release.releaseId());
        for (Path page : pages) {
            try {
                problems.addAll(page(release, page));
            } catch (InvalidConfiguration e) {
                e.problems().forEach(problem -> problems.add(page + ": cannot be drawn anew: " + problem));
            } catch (IOException | RuntimeException e) {
                problems.add(page + ": cannot be drawn anew: " + firstLine(e));
            }
        }
        return new Finding(release.releaseId(), Part.PAGES, pages.size(), problems);
    }

    /** The folders of packs and briefings that were drawn of a release, by their names. */
    private List<Path> pagesOf(String releaseId) {
        Path packs = office.home().packs();
        if (!Files.isDirectory(packs)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.walk(packs, 2)) {
            return folders.filter(Files::isDirectory)
                    .filter(f -> f.getFileName().toString().endsWith("-" + releaseId)
                            && !f.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + packs, e);
        }
    }

    private List<String> page(Releases.Entry release, Path page) throws IOException {
        Path said = page.resolve("manifest.json");
        if (!Files.isRegularFile(said)) {
            return List.of(said + ": is missing");
        }
        JsonNode manifest = new ObjectMapper().readTree(said.toFile());
        Path folder = Recomputation.temporary();
        try {
            KeptDefinitions kept = new KeptDefinitions(office.home().keptDefinitions());
            Path packs = folder.resolve("packs");
            Path words = folder.resolve("wording");
            List<String> problems = new ArrayList<>(kept.unfold(digests(manifest, "definitions"), packs));
            problems.addAll(kept.unfold(digests(manifest, "wording"), words));
            if (!problems.isEmpty()) {
                return problems.stream()
                        .map(problem -> page + ": cannot be drawn anew: " + problem)
                        .toList();
            }
            Release opened = Release.open(office.home().release(release.releaseId()));
            Period period = Period.parse(manifest.path("period").asText());
            String language = manifest.path("language").asText();
            Path out = folder.resolve("drawn");
            if (manifest.has("pack")) {
                new PackWriter(language)
                        .write(
                                Packs.read(List.of(packs))
                                        .get(manifest.path("pack").asText())
                                        .of(Slice.parse(manifest.path("slice").asText(""))),
                                opened,
                                period,
                                Before.of(manifest.path("compared_with")),
                                out);
            } else {
                new BriefingWriter(language)
                        .write(
                                Wording.read(words.resolve("briefing.yaml"), words.resolve("briefing")),
                                Packs.read(List.of(packs)),
                                opened,
                                period,
                                out);
            }
            return differing(page, out);
        } finally {
            Recomputation.delete(folder);
        }
    }

    private static SortedMap<String, String> digests(JsonNode manifest, String key) {
        return manifest.has(key)
                ? new ObjectMapper().convertValue(manifest.get(key), new TypeReference<TreeMap<String, String>>() {})
                : new TreeMap<>();
    }

    private static List<String> differing(Path published, Path drawn) throws IOException {
        Set<String> names = new TreeSet<>(names(published));
        names.addAll(names(drawn));
        List<String> problems = new ArrayList<>();
        for (String name : names) {
            Path one = published.resolve(name);
            Path other = drawn.resolve(name);
            if (!Files.exists(one)) {
                problems.add(one + ": is missing");
            } else if (!Files.exists(other)) {
                problems.add(one + ": was not there when it was drawn");
            } else if (Files.mismatch(one, other) >= 0) {
                problems.add(one + ": drawn anew it has other bytes");
            }
        }
        return problems;
    }

    private static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> Objects.toString(f.getFileName())).collect(Collectors.toSet());
        }
    }

    static String firstLine(Exception e) {
        Throwable cause = e;
        while (cause.getMessage() == null && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage())
                .lines()
                .findFirst()
                .orElse(e.getClass().getSimpleName());
    }
}
