package org.quarterdeck.charts.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.quarterdeck.charts.pack.Pack;
import org.quarterdeck.schema.figure.Slice;
import org.quarterdeck.schema.period.Period;
import org.quarterdeck.schema.release.Release;

/** {@code manifest.json} of a pack's or briefing's folder: what it was made from, and the SHA-256 of every file. */
record FolderManifest(Release release, Period period, String language) {
    /** The manifest of a pack's folder, with the digests of its charts, and what it was compared with. */
    byte[] of(Pack pack, SortedMap<String, String> charts, Optional<Before> before, SortedMap<String, byte[]> files) {
        Map<String, Object> manifest =
                manifest("pack", pack.name(), pack.asked(), pack.files(language), new TreeMap<>());
        manifest.put("charts", charts);
        before.ifPresent(earlier -> {
            Map<String, Object> compared = new LinkedHashMap<>();
            compared.put("release_id", earlier.releaseId());
            compared.put("charts", earlier.charts());
            manifest.put("compared_with", compared);
        });
        return written(manifest, files);
    }

    /**
     * The manifest of a folder with the SHA-256 of the wording that it was made from; {@code kind} is the key under which
     * its name stands.
     */
    byte[] of(
            String kind,
            String name,
            SortedMap<String, Path> definitions,
            SortedMap<String, byte[]> wording,
            SortedMap<String, byte[]> files) {
        return written(manifest(kind, name, Slice.WHOLE, definitions, wording), files);
    }

    private Map<String, Object> manifest(
            String kind,
            String name,
            Slice slice,
            SortedMap<String, Path> definitions,
            SortedMap<String, byte[]> wording) {
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put(kind, name);
        if (!slice.values().isEmpty()) {
            manifest.put("slice", slice.toString());
        }
        manifest.put("period", period.text());
        manifest.put("language", language);
        manifest.put("release_id", release.manifest().releaseId());
        manifest.put("as_of", release.manifest().asOf().toString());
        manifest.put("figures_digest", release.manifest().figuresDigest());
        manifest.put("sample_data", release.manifest().office().sampleData());
        SortedMap<String, byte[]> charts = new TreeMap<>();
        definitions.forEach((file, path) -> charts.put(file, bytes(path)));
        manifest.put("definitions", digests(charts));
        if (!wording.isEmpty()) {
            manifest.put("wording", digests(wording));
        }
        return manifest;
    }

    private static byte[] written(Map<String, Object> manifest, SortedMap<String, byte[]> files) {
        manifest.put("files", digests(files));
        try {
            return JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build()
                    .writer(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")))
                    .writeValueAsBytes(manifest);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> digests(SortedMap<String, byte[]> files) {
        Map<String, String> digests = new TreeMap<>();
        files.forEach((name, bytes) -> digests.put(name, sha256(bytes)));
        return digests;
    }

    /** A file's bytes. */
    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
