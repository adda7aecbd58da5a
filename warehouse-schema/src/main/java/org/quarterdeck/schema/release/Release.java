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
import java.util.List;
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
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** Opens the release in a folder. */
    public static Release open(Path folder) {
        return new Release(
                folder,
                manifest(folder),
                figures(folder),
                read(folder, "labels.json", new TypeReference<>() {}),
                read(folder, "events.json", new TypeReference<>() {}),
                metrics(folder));
    }

    /** What the release in a folder is made of, for whoever needs no more than that. */
    public static Manifest manifest(Path folder) {
        return read(folder, "manifest.json", new TypeReference<>() {});
    }

    /** The figures of the release in a folder, for whoever needs no more than those. */
    public static Figures figures(Path folder) {
        return FiguresFile.read(folder.resolve("figures.parquet"));
    }

    /** The definitions of the metrics of the release in a folder, as they were. */
    public static Metrics metrics(Path folder) {
        return Metrics.read(List.of(folder.resolve("metrics")));
    }

    private static <T> T read(Path folder, String name, TypeReference<T> type) {
        try {
            return JSON.readValue(folder.resolve(name).toFile(), type);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the release in " + folder, e);
        }
    }

    /** Writes a release into a folder that is empty or half-written; whoever reads it comes by the release row. */
    public void write() {
        try {
            Path definitions = Files.createDirectories(folder.resolve("metrics"));
            FiguresFile.write(figures, folder.resolve("figures.parquet"));
            JSON.writeValue(folder.resolve("manifest.json").toFile(), manifest);
            JSON.writeValue(folder.resolve("labels.json").toFile(), labels);
            JSON.writeValue(folder.resolve("events.json").toFile(), events);
            for (Path file : metrics.files().values()) {
                Files.write(definitions.resolve(file.getFileName()), Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the release to " + folder, e);
        }
    }
}
