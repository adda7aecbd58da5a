package org.quarterdeck.jobs.operate;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorOutputStream;
import org.apache.commons.io.input.BoundedInputStream;
import org.quarterdeck.jobs.office.Office;

/**
 * A copy of an office's home in one file, made while nights run: the database as of one moment, and every file that was
 * there then. What the database names stays as it is as long as it is named; where a night clears something away in
 * between, the copy is begun anew. It holds all that the home holds, secrets and persons' files too: only its owner can
 * read it.
 */
public final class Backup {
    /** The entry that tells a backup from any other archive. */
    static final String MARK = "quarterdeck-backup.json";

    static final String DATABASE = "quarterdeck.db";
    private static final int ATTEMPTS = 5;
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final Set<String> LEFT_OUT =
            Set.of("logs", DATABASE, DATABASE + "-wal", DATABASE + "-shm", DATABASE + "-journal");

    private final Office office;

    /** Backups of an office. */
    public Backup(Office office) {
        this.office = office;
    }

    /**
     * What was copied.
     *
     * @param files how many, the database among them
     * @param bytes of the backup
     */
    public record Result(int files, long bytes) {}

    /**
     * Writes a backup, whole or not at all.
     *
     * @throws FileAlreadyExistsException when there is something of that name
     * @throws IOException also when the home never stands still for as long as the copy takes
     */
    public Result write(Path file) throws IOException {
        Path target = file.toAbsolutePath();
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        Path beside = target.resolveSibling(target.getFileName() + ".part");
        Path database = target.resolveSibling(target.getFileName() + ".db.part");
        try {
            for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
                Files.deleteIfExists(beside);
                Files.deleteIfExists(database);
                Files.createFile(beside, OWNER_ONLY);
                try {
                    int files = copy(beside, database);
                    Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
                    return new Result(files, Files.size(target));
                } catch (NoSuchFileException e) {
                    // A night cleared it away after the database was copied.
                }
            }
            throw new IOException(office.home().root() + " changed in each of " + ATTEMPTS
                    + " attempts to copy it; try again when the night has ended");
        } finally {
            Files.deleteIfExists(beside);
            Files.deleteIfExists(database);
        }
    }

    private int copy(Path beside, Path database) throws IOException {
        NavigableSet<Path> before = files();
        Files.createFile(database, OWNER_ONLY);
        office.database().copyTo(database);
        NavigableSet<Path> files = files();
        files.addAll(before);
        try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(beside));
                    TarArchiveOutputStream tar = new TarArchiveOutputStream(
                            new ZstdCompressorOutputStream(out), StandardCharsets.UTF_8.name())) {
                tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
                tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
                mark(tar);
                add(tar, database, DATABASE);
                for (Path file : files) {
                    add(tar, office.home().root().resolve(file), file.toString());
                }
            }
            channel.force(true);
        }
        return 1
                + (int) files.stream()
                        .filter(file -> !isFolder(office.home().root().resolve(file)))
                        .count();
    }

    private static boolean isFolder(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    /** Everything in the home that is whole, by its path from there; a folder before what is in it. */
    private NavigableSet<Path> files() throws IOException {
        Path root = office.home().root();
        NavigableSet<Path> files = new TreeSet<>();
        try (Stream<Path> walked = Files.walk(root)) {
            walked.filter(file -> !file.equals(root)
                            && (isFolder(file) || Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)))
                    .map(root::relativize)
                    .filter(file -> !LEFT_OUT.contains(file.getName(0).toString()) && isWhole(file))
                    .forEach(files::add);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return files;
    }

    /** Nothing half-written has its final name: it ends in {@code .part}, or it or its folder begins with a dot. */
    private static boolean isWhole(Path file) {
        for (Path part : file) {
            if (part.toString().startsWith(".") || part.toString().endsWith(".part")) {
                return false;
            }
        }
        return true;
    }

    private void mark(TarArchiveOutputStream tar) throws IOException {
        byte[] text = new ObjectMapper()
                .writeValueAsBytes(Map.of(
                        "made_at", office.clock().instant().toString(),
                        "version", office.product().version()));
        TarArchiveEntry entry = new TarArchiveEntry(MARK);
        entry.setSize(text.length);
        tar.putArchiveEntry(entry);
        tar.write(text);
        tar.closeArchiveEntry();
    }

    /** A file that grows meanwhile is copied as long as it was; one that shrinks or goes ends the attempt. */
    private static void add(TarArchiveOutputStream tar, Path file, String name) throws IOException {
        if (isFolder(file)) {
            TarArchiveEntry folder = new TarArchiveEntry(name + "/");
            folder.setMode(mode(file));
            tar.putArchiveEntry(folder);
            tar.closeArchiveEntry();
            return;
        }
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(Files.size(file));
        entry.setModTime(Files.getLastModifiedTime(file));
        entry.setMode(mode(file));
        try (InputStream in = BoundedInputStream.builder()
                .setInputStream(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS))
                .setMaxCount(entry.getSize())
                .get()) {
            tar.putArchiveEntry(entry);
            if (in.transferTo(tar) < entry.getSize()) {
                throw new NoSuchFileException(file.toString());
            }
            tar.closeArchiveEntry();
        }
    }

    private static int mode(Path file) throws IOException {
        return Rights.mode(Files.getPosixFilePermissions(file));
    }
}
