package org.quarterdeck.jobs.office;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** SHA-256, in lower-case hexadecimal: how this product recognises bytes. */
public final class Digests {
    private Digests() {}

    /** A digest to feed by hand. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Of texts in their order; each is preceded by its length, so that no two lists look alike. */
    public static String sha256(Collection<String> texts) {
        MessageDigest digest = sha256();
        for (String text : texts) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Of a file's bytes, read in pieces. */
    public static String sha256(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * Of every regular file below folders, by a name that does not depend on where the folder stands.
     *
     * @param folders label to folder; one that does not exist holds nothing
     */
    public static SortedMap<String, String> ofFiles(SortedMap<String, Path> folders) {
        SortedMap<String, String> digests = new TreeMap<>();
        files(folders).forEach((name, file) -> {
            try {
                digests.put(name, sha256(file));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + file, e);
            }
        });
        return digests;
    }

    /** Every regular file below folders, by the same names. */
    static SortedMap<String, Path> files(SortedMap<String, Path> folders) {
        SortedMap<String, Path> found = new TreeMap<>();
        folders.forEach((label, folder) -> {
            if (!Files.exists(folder)) {
                return;
            }
            try (Stream<Path> files = Files.walk(folder)) {
                List<Path> regular = files.filter(Files::isRegularFile).toList();
                for (Path file : regular) {
                    String name =
                            label + "/" + folder.relativize(file).toString().replace('\\', '/');
                    found.put(name.endsWith("/") ? label : name, file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + folder, e);
            }
        });
        return found;
    }
}
