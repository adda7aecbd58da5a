package org.quarterdeck.schema.release;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.quarterdeck.schema.disclosure.SmallCells;
import org.quarterdeck.schema.figure.Figures;
import org.quarterdeck.schema.figure.FiguresFile;
import org.quarterdeck.schema.metric.Metrics;
import org.quarterdeck.schema.trend.Trends;
import org.quarterdeck.schema.trend.TrendsFile;

/**
 * A release as its folder {@code releases/<id>} holds it: all that charts and pages are made from.
 *
 * <pre>
 * figures.parquet   every figure
 * trends.parquet    what is said of their series
 * seasonally_adjusted.parquet
 * forecasts.parquet what is expected of months to come, and how well that did before
 * manifest.json     what it is made of
 * labels.json       what dimension values are called
 * events.json       dated remarks
 * metrics/          the definitions of its metrics, as they were
 * </pre>
 *
 * @param trends what is said of the series of its figures; empty in a release of an earlier version
 */
public record Release(
        Path folder,
        Manifest manifest,
        Figures figures,
        Optional<Trends> trends,
        Labels labels,
        List<Event> events,
        Metrics metrics) {
    /** The file that names all that the release is made of. */
    public static final String MANIFEST = "manifest.json";
    /** The file of its figures. */
    public static final String FIGURES = "figures.parquet";
    /** The file of what is said of their series. */
    public static final String TRENDS = "trends.parquet";
    /** The file of series without the swing of the seasons. */
    public static final String ADJUSTED = "seasonally_adjusted.parquet";
    /** The file of what is expected of months to come. */
    public static final String FORECASTS = "forecasts.parquet";

    private static final String LABELS = "labels.json";
    private static final String EVENTS = "events.json";
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            // The same release gives the same bytes, whatever order its maps came in.
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /**
     * Opens the release in a folder, of whichever version of the product it is.
     *
     * @throws UncheckedIOException naming the file that is missing or damaged
     */
    public static Release open(Path folder) {
        return new Release(
                folder,
                manifest(folder),
                figures(folder),
                trends(folder),
                json(folder.resolve(LABELS), new TypeReference<Labels>() {}),
                json(folder.resolve(EVENTS), new TypeReference<List<Event>>() {}),
                metrics(folder));
    }

    /**
     * The release as it may leave the office, which packs, briefings and exports are made from: small numbers of people
     * stay, and so does all that tells them. Its figures' digest is of those that are shown, since the digest of
     * everything would let a few unknown numbers be tried out.
     */
    public Release asItLeaves() {
        Figures shown = SmallCells.shown(figures, metrics, manifest.office().smallCells());
        if (shown.withheld().isEmpty()) {
            return this;
        }
        String digest = sha256(shown.all().stream()
                .map(f -> f.digest() + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8));
        return new Release(
                folder,
                manifest.of(digest),
                shown,
                trends.map(all -> all.without(shown.withheld())),
                labels,
                events,
                metrics);
    }

    /** The manifest of the release in a folder, alone. */
    public static Manifest manifest(Path folder) {
        return json(folder.resolve(MANIFEST), new TypeReference<Manifest>() {});
    }

    /** The figures of the release in a folder, alone. */
    public static Figures figures(Path folder) {
        return FiguresFile.read(folder.resolve(FIGURES));
    }

    /** What is said of the series of the release in a folder, alone; empty for a release of an earlier version. */
    public static Optional<Trends> trends(Path folder) {
        return Files.exists(folder.resolve(TRENDS))
                ? Optional.of(
                        TrendsFile.read(folder.resolve(TRENDS), folder.resolve(ADJUSTED), folder.resolve(FORECASTS)))
                : Optional.empty();
    }

    /** The definitions of the metrics of the release in a folder, as they were. */
    public static Metrics metrics(Path folder) {
        return Metrics.readKept(List.of(folder.resolve("metrics")));
    }

    private static <T> T json(Path file, TypeReference<T> type) {
        try {
            T value = JSON.readValue(file.toFile(), type);
            if (value == null) {
                throw new IOException("it is empty");
            }
            return value;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": it is missing or damaged", e);
        }
    }

    /**
     * Writes a release into a folder that is empty or half-written; whoever reads it comes by the release row.
     *
     * @return the manifest as written, with the digests of the other files
     */
    public Manifest write() {
        try {
            Path definitions = Files.createDirectories(folder.resolve("metrics"));
            FiguresFile.write(figures, folder.resolve(FIGURES));
            JSON.writeValue(folder.resolve(LABELS).toFile(), labels);
            JSON.writeValue(folder.resolve(EVENTS).toFile(), events);
            SortedMap<String, String> written = new TreeMap<>();
            trends.ifPresent(said -> {
                TrendsFile.write(said, folder.resolve(TRENDS), folder.resolve(ADJUSTED), folder.resolve(FORECASTS));
                List.of(TRENDS, ADJUSTED, FORECASTS).forEach(name -> written.put(name, ""));
            });
            for (Path file : metrics.files().values()) {
                Files.write(definitions.resolve(file.getFileName()), Files.readAllBytes(file));
                written.put("metrics/" + file.getFileName(), "");
            }
            List.of(FIGURES, LABELS, EVENTS).forEach(name -> written.put(name, ""));
            for (Map.Entry<String, String> file : written.entrySet()) {
                file.setValue(sha256(folder.resolve(file.getKey())));
            }
            Manifest whole = manifest.with(written);
            JSON.writeValue(folder.resolve(MANIFEST).toFile(), whole);
            return whole;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the release to " + folder, e);
        }
    }

    private static String sha256(Path file) throws IOException {
        return sha256(Files.readAllBytes(file));
    }

    private static String sha256(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
