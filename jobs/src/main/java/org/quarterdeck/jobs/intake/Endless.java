package org.quarterdeck.jobs.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.quarterdeck.jobs.office.Digests;

/**
 * Files whose first line goes on and on: no row is so long, and to hash and copy gigabytes of it would keep the others
 * waiting and fill the disk. They are known by a look at their beginning, and named by its digest. A document in one line
 * (JSON, XML) is none of them, however long.
 */
final class Endless {
    /** Bytes without a line's end after which there is no row; the reader of logs gives up there, too. */
    static final int LOOKED_AT = 64 << 20;

    private static final int BLOCK = 256 << 10;

    private Endless() {}

    /** SHA-256 of the beginning that was looked at; empty for any other file. */
    static Optional<String> digest(Path file) throws IOException {
        if (Files.size(file) <= LOOKED_AT) {
            return Optional.empty();
        }
        MessageDigest digest = Digests.sha256();
        byte[] block = new byte[BLOCK];
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            for (int looked = 0; looked < LOOKED_AT; looked += block.length) {
                int read = in.readNBytes(block, 0, block.length);
                if (read < block.length || hasLineEnd(block) || (looked == 0 && isDocument(block))) {
                    return Optional.empty();
                }
                digest.update(block);
            }
        }
        return Optional.of(HexFormat.of().formatHex(digest.digest()));
    }

    private static boolean hasLineEnd(byte[] block) {
        for (byte b : block) {
            if (b == '\n' || b == '\r') {
                return true;
            }
        }
        return false;
    }

    /** Does it begin as JSON or XML does, after byte order mark and blanks? */
    private static boolean isDocument(byte[] block) {
        for (byte b : block) {
            // Marks lie above ASCII; in UTF-16 every other byte of a bracket is zero.
            if (b > ' ') {
                return b == '{' || b == '[' || b == '<';
            }
        }
        return false;
    }
}
