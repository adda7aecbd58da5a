package org.quarterdeck.charts.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;

/** Writes beside the final name and renames: nothing half-written ever has its final name. */
final class WholeOutput {
    private WholeOutput() {}

    /** A folder with exactly these files; one that stood there before is replaced. */
    static void folder(Path out, SortedMap<String, byte[]> files) {
        Path target = out.toAbsolutePath();
        Path beside = target.resolveSibling("." + target.getFileName() + ".part");
        try {
            delete(beside);
            Files.createDirectories(beside);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Files.write(beside.resolve(file.getKey()), file.getValue());
            }
            swap(beside, target, target.resolveSibling("." + target.getFileName() + ".before"));
        } catch (IOException e) {
            throw failed(out, beside, e);
        }
    }

    private static void swap(Path beside, Path target, Path before) throws IOException {
        delete(before);
        boolean replaces = Files.exists(target);
        if (replaces) {
            Files.move(target, before);
        }
        try {
            Files.move(beside, target);
        } catch (IOException e) {
            if (replaces) {
                Files.move(before, target);
            }
            throw e;
        }
        delete(before);
    }

    private static UncheckedIOException failed(Path out, Path beside, IOException cause) {
        try {
            delete(beside);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
        return new UncheckedIOException("cannot write " + out, cause);
    }

    /** One file. */
    static void file(Path out, byte[] bytes) {
        Path target = out.toAbsolutePath();
        Path beside = target.resolveSibling("." + target.getFileName() + ".part");
        try {
            Path folder = target.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.write(beside, bytes);
            Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + out, e);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
