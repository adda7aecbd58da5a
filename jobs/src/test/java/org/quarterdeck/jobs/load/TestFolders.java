package org.quarterdeck.jobs.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What stands in a folder, in the order of names. */
final class TestFolders {
    private TestFolders() {}

    /** The module's folder in the source tree. */
    static Path schema() {
        return Path.of(System.getProperty("quarterdeck.product"), "warehouse-schema");
    }

    static List<Path> filesBelow(Path folder, String ending) {
        return list(folder).stream()
                .filter(file -> file.getFileName().toString().endsWith(ending))
                .toList();
    }

    static List<Path> foldersBelow(Path folder) {
        return Files.isDirectory(folder)
                ? list(folder).stream().filter(Files::isDirectory).toList()
                : List.of();
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> inner = Files.list(folder)) {
            return inner.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
