package org.quarterdeck.jobs.source.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * What a ZIP file holds, one after the other, each checked against its checksum. No name becomes a path here; one that
 * was made to be a path out of its folder shows what the file was made for.
 */
final class ZipMembers {
    private static final int MOST_MEMBERS = 1_000;

    private static final Pattern HOSTILE = Pattern.compile("(?s)[/\\\\].*|[A-Za-z]:.*|.*\\p{Cntrl}.*");

    private final ZipInputStream zip;
    private @Nullable ZipEntry member;
    private int members;

    ZipMembers(InputStream in, Path packed) throws IOException, DeliveryRefused {
        if (!Unpacking.hasEnd(packed)) {
            throw new DeliveryRefused("it is a ZIP file that is damaged: it ends too early; deliver it again");
        }
        // Names that are not in UTF-8 say so; any letters will do for those.
        this.zip = new ZipInputStream(in, StandardCharsets.ISO_8859_1);
    }

    /** Goes to the next member, which must have been read to its end; false behind the last. */
    boolean next() throws DeliveryRefused {
        try {
            member = zip.getNextEntry();
        } catch (IOException | IllegalArgumentException e) {
            boolean isEncrypted = String.valueOf(e.getMessage()).contains("encrypted");
            throw new DeliveryRefused(
                    isEncrypted
                            ? "it is an encrypted ZIP file; deliver it without a password"
                            : "it is a ZIP file that is damaged or packed in an unusual way; pack it again",
                    e);
        }
        if (member == null) {
            return false;
        }
        if (++members > MOST_MEMBERS) {
            throw new DeliveryRefused("it is a ZIP file of more than " + MOST_MEMBERS + " files; one is read: deliver"
                    + " each file by itself or in a ZIP file of its own");
        }
        if (HOSTILE.matcher(member.getName()).matches() || parts().contains("..")) {
            throw new DeliveryRefused("it is a ZIP file with a name in it that leads out of its folder; do not unpack"
                    + " it, and ask who sent it");
        }
        return true;
    }

    /** Is it a file that somebody put there? Folders are not, nor what a computer adds for itself. */
    boolean isFile() {
        List<String> parts = parts();
        return member != null
                && !member.isDirectory()
                && !parts.contains("__MACOSX")
                && !parts.get(parts.size() - 1).startsWith(".");
    }

    private List<String> parts() {
        return member == null ? List.of() : Arrays.asList(member.getName().split("[/\\\\]", -1));
    }

    /** Its content. */
    InputStream content() {
        return zip;
    }
}
