package org.quarterdeck.jobs.source.format;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a delivered file holds: the file itself, or the one in it when it is zipped, gzipped, or packed with bzip2 or
 * zstd. An unpacked file stands in a folder that only the owner can enter, until this is closed; what was opened before
 * can be read on.
 */
public final class Unpacked implements Closeable {
    private final Path file;
    private final FileKind kind;
    private final String words;
    private final @Nullable Path folder;

    private Unpacked(Path file, FileKind kind, String words, @Nullable Path folder) {
        this.file = file;
        this.kind = kind;
        this.words = words;
        this.folder = folder;
    }

    /**
     * Unpacks a file where it is packed.
     *
     * @throws DeliveryRefused when there is nothing in it, or it cannot be unpacked, or not safely
     */
    public static Unpacked of(Path delivered) throws IOException, DeliveryRefused {
        FileKind kind = FileKind.of(delivered);
        if (!kind.isPacked()) {
            return new Unpacked(delivered, kind, kind.words(), null);
        }
        Path folder = Files.createTempDirectory("quarterdeck-unpacked-");
        Path inner = folder.resolve("file");
        try {
            new Unpacking(kind, delivered, inner).run();
            FileKind within = FileKind.of(inner);
            if (within.isPacked()) {
                throw new DeliveryRefused("it is " + kind.words() + " with " + within.words()
                        + " in it; unpack it and deliver the file that is in there");
            }
            return new Unpacked(inner, within, kind.words() + " of " + within.words(), folder);
        } catch (IOException | DeliveryRefused | RuntimeException e) {
            delete(folder);
            throw e;
        }
    }

    /** The file to read. */
    public Path file() {
        return file;
    }

    /** What that file is. */
    public FileKind kind() {
        return kind;
    }

    /** What was delivered, for messages: {@code a gzip file of plain text such as CSV}. */
    public String words() {
        return words;
    }

    private static void delete(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve("file"));
        Files.deleteIfExists(folder);
    }

    @Override
    public void close() throws IOException {
        if (folder != null) {
            delete(folder);
        }
    }
}
