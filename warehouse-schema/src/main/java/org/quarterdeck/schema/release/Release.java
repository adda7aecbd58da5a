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
        try {
            return new Release(
                    folder,
                    JSON.readValue(folder.resolve("manifest.json").toFile(), Manifest.class),
                    FiguresFile.read(folder.resolve("figures.parquet")),
                    JSON.readValue(folder.resolve("labels.json").toFile(), Labels.class),
                    JSON.readValue(folder.resolve("events.json").toFile(), new TypeReference<List<Event>>() {}),
                    Metrics.read(List.of(folder.resolve("metrics"))));
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
