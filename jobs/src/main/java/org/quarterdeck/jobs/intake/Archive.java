package org.quarterdeck.jobs.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;
import org.quarterdeck.jobs.office.Digests;

/** Every delivery's bytes, under their digest: {@code archive/ab/ab12…}. A file's own name never becomes a path. */
public final class Archive {
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path folder;

    /** The archive in a folder. */
    public Archive(Path folder) {
        this.folder = folder;
    }

    /** Where the bytes of a digest stand. */
    public Path file(String sha256) {
        return folder.resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    /** Removes the bytes of a digest, if they are there. */
    public void remove(String sha256) throws IOException {
        Files.deleteIfExists(file(sha256));
    }

    /**
     * Copies a file in. It stands under its digest only when every byte is on the disk.
     *
     * @return false when the file has another digest than expected; nothing is kept of it then
     */
    boolean add(Path file, String expected) throws IOException {
        Files.createDirectories(folder);
        // Named for what shall be in it, so that a killed intake leaves nothing that the next does not write over.
        Path beside = folder.resolve("arriving-" + expected + ".part");
        try {
            Files.deleteIfExists(beside);
            Files.createFile(beside, OWNER_ONLY);
            MessageDigest digest = Digests.sha256();
            try (InputStream in =
                    new DigestInputStream(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS), digest)) {
                copy(in, beside);
            }
            try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            if (!HexFormat.of().formatHex(digest.digest()).equals(expected)) {
                return false;
            }
            Path place = file(expected);
            Files.createDirectories(place.getParent());
            Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static void copy(InputStream in, Path to) throws IOException {
        try (OutputStream out = Files.newOutputStream(to)) {
            in.transferTo(out);
        }
    }
}
