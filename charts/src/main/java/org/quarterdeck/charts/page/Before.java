package org.quarterdeck.charts.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A pack of the same period as an earlier release gave it, which a new one says its changes against.
 *
 * @param releaseId that release
 * @param charts by id, the digest of what each said
 */
public record Before(String releaseId, SortedMap<String, String> charts) {
    private static final JsonMapper JSON = new JsonMapper();

    /** The pack in a folder; empty where none is, or one of a version that kept no digests of charts. */
    public static Optional<Before> in(Path folder) {
        Path manifest = folder.resolve("manifest.json");
        if (!Files.isRegularFile(manifest)) {
            return Optional.empty();
        }
        try {
            return of(JSON.readTree(manifest.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + manifest, e);
        }
    }

    /** What a manifest says that its pack was compared with. */
    public static Optional<Before> of(JsonNode said) {
        if (!said.has("charts")) {
            return Optional.empty();
        }
        SortedMap<String, String> charts = new TreeMap<>();
        said.get("charts")
                .properties()
                .forEach(chart -> charts.put(chart.getKey(), chart.getValue().asText()));
        return Optional.of(new Before(said.path("release_id").asText(), charts));
    }
}
