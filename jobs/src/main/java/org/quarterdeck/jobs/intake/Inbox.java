package org.quarterdeck.jobs.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.quarterdeck.jobs.office.Digests;
import org.quarterdeck.jobs.privacy.Addresses;

/**
 * The inbox of an office: {@code inbox/<source>/<file>}. Looking at it changes nothing. Names that begin with a
 * dot or end in {@code .part} or {@code .tmp} are still being written and wait. So does a file that is not what another
 * beside it announces: {@code NAME.size} its bytes, {@code NAME.sha256} its digest.
 */
public final class Inbox {
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\u2028\\u2029]");

    /** What the eye does not see and the line is ruled by: control characters, and marks of direction. */
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

    /** The ledger's column has room for so many characters; a name of 255 bytes can be printed as many more. */
    private static final int LONGEST_NAME = 1000;

    private final Path folder;

    /** The inbox in a folder; one that does not exist is empty. */
    public Inbox(Path folder) {
        this.folder = folder;
    }

    /** Every file that has arrived, by source and name. */
    public List<Arrived> look() {
        List<Arrived> arrived = new ArrayList<>();
        for (Path file : files()) {
            try {
                if (!Announcement.isOne(file)
                        && Endless.digest(file).isEmpty()
                        && Announcement.unmet(file).isEmpty()) {
                    arrived.add(new Arrived(source(file), file, Digests.sha256(file), Files.size(file)));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + file, e);
            }
        }
        return arrived;
    }

    /** Every file whose first line has no end, by source: it is looked at no further, and not taken in. */
    public Map<Path, String> endless() {
        Map<Path, String> endless = new LinkedHashMap<>();
        for (Path file : files()) {
            try {
                if (Endless.digest(file).isPresent()) {
                    endless.put(file, source(file));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot look at " + file, e);
            }
        }
        return endless;
    }

    private String source(Path file) {
        return folder.relativize(file).getName(0).toString();
    }

    /** Every file that is not yet what another announces, and every announcement of a file that is not there. */
    public List<Waiting> waiting() {
        List<Waiting> waiting = new ArrayList<>();
        for (Path file : files()) {
            try {
                Path announced = Announcement.announced(file);
                Instant since = Files.getLastModifiedTime(file).toInstant();
                if (announced.equals(file) && Endless.digest(file).isEmpty()) {
                    Announcement.unmet(file).ifPresent(unmet -> waiting.add(new Waiting(file, unmet, since)));
                } else if (!announced.equals(file) && !Files.exists(announced, LinkOption.NOFOLLOW_LINKS)) {
                    waiting.add(new Waiting(file, "the file that it announces has not come", since));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + file, e);
            }
        }
        return waiting;
    }

    /** What can be taken in or announces such, by source and name. */
    private List<Path> files() {
        return entries(folder).stream()
                .filter(source -> Files.isDirectory(source, LinkOption.NOFOLLOW_LINKS))
                .flatMap(source -> entries(source).stream())
                .filter(Inbox::canBeTaken)
                .toList();
    }

    /**
     * What lies in the inbox and is no file that can be taken in: links, folders within a source, files outside of
     * any source, names with control characters. They stay where they are; whoever put them there must know.
     */
    public List<Path> misplaced() {
        List<Path> misplaced = new ArrayList<>();
        for (Path entry : entries(folder)) {
            if (!Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                misplaced.add(entry);
                continue;
            }
            entries(entry).stream().filter(file -> !canBeTaken(file)).forEach(misplaced::add);
        }
        return misplaced;
    }

    private static List<Path> entries(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> listed = Files.list(folder)) {
            return listed.filter(Inbox::isWhole).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    /**
     * A path for a line of a message: control characters, which would end or colour the line, and marks of direction,
     * which would turn it round, as their codes; addresses masked.
     */
    public static String printed(Path path) {
        return printed(path.toString());
    }

    private static String printed(String text) {
        return UNSEEN.matcher(Addresses.masked(text))
                .replaceAll(found -> String.format("<U+%04X>", found.group().codePointAt(0)));
    }

    /** What the ledger calls a file: its name, in which senders put many a thing, as it is printed. */
    static String name(Path file) {
        return StringUtils.abbreviate(printed(String.valueOf(file.getFileName())), LONGEST_NAME);
    }

    /** A regular file whose name stays on its line in logs and listings. */
    private static boolean canBeTaken(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && !CONTROL.matcher(file.getFileName().toString()).find();
    }

    private static boolean isWhole(Path file) {
        String name = file.getFileName().toString();
        return !name.startsWith(".") && !name.endsWith(".part") && !name.endsWith(".tmp");
    }

    /**
     * A file that waits.
     *
     * @param unmet why
     * @param since when it was last written
     */
    public record Waiting(Path file, String unmet, Instant since) {
        /** How long a file may wait before somebody must look after it. */
        private static final Duration PATIENCE = Duration.ofDays(1);

        /** Has nothing come of it for a day? */
        public boolean isOverdue(Instant now) {
            return since.plus(PATIENCE).isBefore(now);
        }

        /** A sentence for whoever put it there. */
        public String said(Instant now) {
            return printed(file) + ": " + unmet + "; it waits"
                    + (isOverdue(now) ? ", and nothing came for a day: deliver it again, or remove it" : "");
        }
    }

    /**
     * A file that has arrived.
     *
     * @param source the folder that it lies in
     * @param file where it lies
     * @param sha256 of its bytes when it was looked at
     */
    public record Arrived(String source, Path file, String sha256, long sizeBytes) {
        /** What the ledger calls it. */
        public String name() {
            return Inbox.name(file);
        }
    }
}
