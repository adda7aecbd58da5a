package org.quarterdeck.jobs.operate;

import com.github.luben.zstd.ZstdIOException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorInputStream;
import org.apache.commons.io.file.PathUtils;
import org.quarterdeck.jobs.ledger.Lease;
import org.quarterdeck.jobs.ledger.OfficeDatabase;
import org.quarterdeck.jobs.ledger.Releases;
import org.quarterdeck.jobs.office.Home;
import org.quarterdeck.schema.config.InvalidConfiguration;
import org.quarterdeck.schema.release.Release;

/** Makes a home out of a backup, whole or not at all, and opens every release there. */
public final class Restoration {
    private static final String NO_BACKUP = ": is no backup; name a file that quarterdeck backup wrote";
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private final Path file;
    private final Clock clock;

    /** Of a backup. */
    public Restoration(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /**
     * Restores.
     *
     * @param target a folder that is not there, or empty
     * @return its releases, in the order of their publication
     * @throws InvalidConfiguration when the file is no backup, or a damaged one
     * @throws DirectoryNotEmptyException when there is something in the target
     */
    public List<Releases.Entry> into(Path target) throws IOException {
        Path place = target.toAbsolutePath().normalize();
        if (Files.exists(place, LinkOption.NOFOLLOW_LINKS) && !isEmptyFolder(place)) {
            throw new DirectoryNotEmptyException(target.toString());
        }
        Path beside = place.resolveSibling("." + place.getFileName() + ".restoring");
        try {
            remove(beside);
            Files.createDirectories(beside, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            extract(beside);
            List<Releases.Entry> releases = checked(new Home(beside));
            Files.deleteIfExists(place);
            Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE);
            return releases;
        } finally {
            remove(beside);
        }
    }

    private static boolean isEmptyFolder(Path place) throws IOException {
        return Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS) && PathUtils.isEmptyDirectory(place);
    }

    private static void remove(Path folder) throws IOException {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            PathUtils.deleteDirectory(folder);
        }
    }

    private void extract(Path root) throws IOException {
        boolean isBackup = false;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
                TarArchiveInputStream tar =
                        new TarArchiveInputStream(new ZstdCompressorInputStream(in), StandardCharsets.UTF_8.name())) {
            TarArchiveEntry first = tar.getNextEntry();
            isBackup = first != null && first.getName().equals(Backup.MARK);
            for (TarArchiveEntry entry = isBackup ? tar.getNextEntry() : null;
                    entry != null;
                    entry = tar.getNextEntry()) {
                extract(tar, entry, root);
            }
        } catch (ZstdIOException e) {
            throw new InvalidConfiguration(
                    List.of(file + (isBackup ? ": is damaged or cut off; take another backup" : NO_BACKUP)));
        }
        if (!isBackup) {
            throw new InvalidConfiguration(List.of(file + NO_BACKUP));
        }
    }

    private void extract(TarArchiveInputStream tar, TarArchiveEntry entry, Path root) throws IOException {
        Path path = root.resolve(entry.getName()).normalize();
        Path folder = path.getParent();
        boolean isKnown = entry.isFile() || entry.isDirectory();
        if (!isKnown || folder == null || !folder.startsWith(root)) {
            throw new InvalidConfiguration(
                    List.of(file + ": is no backup of ours; it holds what stands in no home: " + entry.getName()));
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            Files.setPosixFilePermissions(path, Rights.of(entry.getMode()));
            return;
        }
        Files.createDirectories(folder);
        try (OutputStream out = Files.newOutputStream(path)) {
            tar.transferTo(out);
        }
        Files.setPosixFilePermissions(path, Rights.of(entry.getMode()));
        Files.setLastModifiedTime(path, entry.getLastModifiedTime());
    }

    private List<Releases.Entry> checked(Home home) {
        try (OfficeDatabase database = OfficeDatabase.open(home.database())) {
            List<String> damage = database.damage();
            if (!damage.isEmpty()) {
                throw new InvalidConfiguration(
                        List.of(file + ": its database is damaged (" + damage.get(0) + "); take another backup"));
            }
            Lease.endAll(database, clock);
            List<Releases.Entry> releases = new Releases(database).all();
            releases.forEach(release -> Release.open(home.release(release.releaseId())));
            return releases;
        }
    }
}
