package org.quarterdeck.accesslog;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a log says, whatever it is packed in. It tells whether one log is the beginning of another: a log that grew, or
 * one that a server has renamed and compressed since.
 *
 * @param sha256 of its bytes without compression, lower-case hexadecimal
 * @param bytes how many they are
 * @param head SHA-256 of its first {@link #HEAD_BYTES} bytes, or of all when it has less
 * @param endsWithLine whether its last line has an end; one without may be cut
 */
public record LogContent(String sha256, long bytes, String head, boolean endsWithLine) {
    /** How much of a beginning two logs are first compared by. */
    public static final int HEAD_BYTES = 4096;

    private static final int BUFFER = 256 * 1024;
    private static final int MAGIC = 4;

    /**
     * Reads a log once.
     *
     * @throws UnreadableLog when it is damaged, or swells beyond any log
     */
    public static LogContent of(Path file) {
        Digesting all = digest(file, new TreeSet<>(List.of((long) HEAD_BYTES)));
        String head = all.beginnings.getOrDefault((long) HEAD_BYTES, all.sha256);
        return new LogContent(all.sha256, all.bytes, head, all.last == '\n' || all.bytes == 0);
    }

    /**
     * SHA-256 of the beginnings of a log, by their length; those longer than it have none.
     *
     * @throws UnreadableLog when it is damaged, or swells beyond any log
     */
    public static Map<Long, String> beginnings(Path file, SortedSet<Long> lengths) {
        return digest(file, lengths).beginnings;
    }

    /** May a log that begins like this one begin with all of it? False is certain. */
    public boolean mayBegin(LogContent longer) {
        return bytes <= longer.bytes && (bytes < HEAD_BYTES || head.equals(longer.head));
    }

    private static Digesting digest(Path file, SortedSet<Long> lengths) {
        Compression compression = Compression.NONE;
        try (PushbackInputStream raw = new PushbackInputStream(Files.newInputStream(file), MAGIC)) {
            byte[] magic = raw.readNBytes(MAGIC);
            raw.unread(magic);
            compression = Compression.of(magic, magic.length);
            try (InputStream in = compression.open(raw)) {
                Digesting digesting = new Digesting();
                digesting.all(in, lengths);
                return digesting;
            }
        } catch (IOException e) {
            throw FileSplit.unreadable(file.toString(), compression, e);
        }
    }

    /** One digest that is looked at on its way. */
    private static final class Digesting {
        private final MessageDigest digest = sha256Digest();
        private final Map<Long, String> beginnings = new TreeMap<>();
        private String sha256 = "";
        private long bytes;
        private int last;

        void all(InputStream in, SortedSet<Long> lengths) throws IOException {
            byte[] buffer = new byte[BUFFER];
            for (long length : lengths) {
                if (!upTo(length, in, buffer)) {
                    break;
                }
                beginnings.put(length, hex());
            }
            upTo(Long.MAX_VALUE, in, buffer);
            sha256 = hex();
        }

        /** Reads on to a place. False when the log ends before. */
        private boolean upTo(long place, InputStream in, byte[] buffer) throws IOException {
            while (bytes < place) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, place - bytes));
                if (read < 0) {
                    return false;
                }
                if (read > 0) {
                    digest.update(buffer, 0, read);
                    bytes += read;
                    last = buffer[read - 1];
                }
            }
            return true;
        }

        private String hex() {
            try {
                return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
            } catch (CloneNotSupportedException e) {
                throw new IllegalStateException("SHA-256 cannot be looked at on its way", e);
            }
        }

        private static MessageDigest sha256Digest() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }
    }
}
