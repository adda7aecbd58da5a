package org.quarterdeck.jobs.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.quarterdeck.jobs.office.Digests;

/**
 * What a sender says of a file in another beside it, so that half an upload is told from a whole one:
 * {@code NAME.size} has the number of its bytes, {@code NAME.sha256} its SHA-256 as {@code sha256sum} writes it.
 */
final class Announcement {
    private static final String SIZE = ".size";
    private static final String SHA256 = ".sha256";
    private static final Pattern NUMBER = Pattern.compile("\\s*(\\d{1,18})\\b.*", Pattern.DOTALL);
    private static final Pattern DIGEST =
            Pattern.compile("(?:.*[^0-9a-fA-F])?([0-9a-fA-F]{64})(?:[^0-9a-fA-F].*)?", Pattern.DOTALL);

    /** As much of an announcement as is looked at. */
    private static final int HEAD = 4096;

    private Announcement() {}

    /** Does a file announce another, there or not? */
    static boolean isOne(Path file) {
        return !announced(file).equals(file);
    }

    /** The file that one announces; the file itself when it announces none. */
    static Path announced(Path file) {
        String name = file.getFileName().toString();
        for (String ending : List.of(SIZE, SHA256)) {
            if (name.endsWith(ending) && name.length() > ending.length()) {
                return file.resolveSibling(name.substring(0, name.length() - ending.length()));
            }
        }
        return file;
    }

    /** What announces a file. */
    static List<Path> of(Path file) {
        return List.of(beside(file, SIZE), beside(file, SHA256)).stream()
                .filter(beside -> Files.isRegularFile(beside, LinkOption.NOFOLLOW_LINKS))
                .toList();
    }

    private static Path beside(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    /** What a file is not yet of what announces it, as the end of a sentence; empty when it is all of it, or unannounced. */
    static Optional<String> unmet(Path file) throws IOException {
        for (Path announcement : of(file)) {
            boolean isSize = announcement.getFileName().toString().endsWith(SIZE);
            Matcher told = (isSize ? NUMBER : DIGEST).matcher(head(announcement));
            String name = Inbox.name(announcement);
            if (!told.matches()) {
                return Optional.of(name + " tells no " + (isSize ? "number of bytes" : "SHA-256"));
            }
            if (isSize && Files.size(file) != Long.parseLong(told.group(1))) {
                return Optional.of(
                        "it has " + Files.size(file) + " of the " + told.group(1) + " bytes that " + name + " tells");
            }
            if (!isSize && !Digests.sha256(file).equals(told.group(1).toLowerCase(Locale.ROOT))) {
                return Optional.of("its SHA-256 is not the one that " + name + " tells");
            }
        }
        return Optional.empty();
    }

    private static String head(Path announcement) throws IOException {
        try (InputStream in = Files.newInputStream(announcement, LinkOption.NOFOLLOW_LINKS)) {
            return new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
        }
    }
}
