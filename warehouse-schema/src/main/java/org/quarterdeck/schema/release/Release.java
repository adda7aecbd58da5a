package org.quarterdeck.schema.release;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.quarterdeck.schema.figure.Figures;
import org.quarterdeck.schema.figure.FiguresFile;
import org.quarterdeck.schema.metric.Metrics;

/**
 * A release as its folder {@code releases/<id>} holds it: all that charts and pages are made from.
 *
 * <pre>
 * figures.parquet   every figure
 * manifest.json     what it is made of
 * labels.json       what dimension values are called
 * events.json       dated remarks
 * metrics/          the definitions of its metrics, as they were
 * </pre>
 */
public record Release(
        Path folder, Manifest manifest, Figures figures, Labels labels, List<Event> events, Metrics metrics) {
    /** The file that names all that the release is made of. */
    public static final String MANIFEST = "manifest.json";
    /** The file of its figures. */
    public static final String FIGURES = "figures.parquet";

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
                json(folder.resolve(LABELS), new TypeReference<Labels>() {}),
                json(folder.resolve(EVENTS), new TypeReference<List<Event>>() {}),
                metrics(folder));
    }

    /** The manifest of the release in a folder, alone. */
    public static Manifest manifest(Path folder) {
        return json(folder.resolve(MANIFEST), new TypeReference<Manifest>() {});
    }

    /** The figures of the release in a folder, alone. */
    public static Figures figures(Path folder) {
        return FiguresFile.read(folder.resolve(FIGURES));
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
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
