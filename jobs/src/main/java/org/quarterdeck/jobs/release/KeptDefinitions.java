package org.quarterdeck.jobs.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.quarterdeck.jobs.office.Digests;

/**
 * The definitions that releases follow from, each kept once under its SHA-256, so that a release can be computed anew
 * whatever was configured since. A release's manifest names them by path and digest.
 */
public final class KeptDefinitions {
    private final Path folder;

    /** Those in a folder. */
    public KeptDefinitions(Path folder) {
        this.folder = folder;
    }

    /**
     * Keeps files.
     *
     * @param files by name
     * @param digests what each was when the run began
     * @throws IllegalStateException naming a file that was changed meanwhile
     */
    public void keep(Map<String, Path> files, Map<String, String> digests) {
        digests.forEach((name, digest) -> {
            Path file = files.get(name);
            if (Files.exists(folder.resolve(digest))) {
                return;
            }
            if (file == null || !keep(file).equals(digest)) {
                throw new IllegalStateException(name + " was changed while the night ran; start the night again");
            }
        });
    }

    /** Keeps a file; its SHA-256. */
    public String keep(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            String digest = sha256(bytes);
            Path kept = folder.resolve(digest);
            if (!Files.exists(kept)) {
                Files.createDirectories(folder);
                Path beside = Files.createTempFile(folder, ".", ".part");
                Files.write(beside, bytes);
                Files.move(beside, kept, StandardCopyOption.ATOMIC_MOVE);
            }
            return digest;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep " + file + " in " + folder, e);
        }
    }

    /**
     * Lays definitions out as they stood.
     *
     * @param digests by path
     * @param into a folder that is empty
     * @return what is wrong, a sentence each: a definition that was not kept, or was altered since
     */
    public List<String> unfold(Map<String, String> digests, Path into) {
        List<String> problems = new ArrayList<>();
        digests.forEach((name, digest) -> {
            Path kept = folder.resolve(digest);
            try {
                if (!Files.isRegularFile(kept)) {
                    problems.add(name + ": was not kept; " + kept + " is missing");
                    return;
                }
                if (!Digests.sha256(kept).equals(digest)) {
                    problems.add(name + ": " + kept + " was altered");
                    return;
                }
                Path place = into.resolve(name).normalize();
                if (!place.startsWith(into)) {
                    problems.add(name + ": is no name of a definition");
                    return;
                }
                Files.createDirectories(place.getParent());
                Files.copy(kept, place);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + kept, e);
            }
        });
        return problems;
    }

    private static String sha256(byte[] bytes) {
        return java.util.HexFormat.of().formatHex(Digests.sha256().digest(bytes));
    }
}
