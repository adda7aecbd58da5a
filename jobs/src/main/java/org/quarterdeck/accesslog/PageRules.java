package org.quarterdeck.accesslog;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Which paths are pages: all that aren't static files, excluded, or asked for by machines only. */
final class PageRules implements Serializable {
    /** Letters of the longest extension that a rule can name. */
    static final int EXTENSION_LIMIT = Long.BYTES;

    private static final long serialVersionUID = 1L;
    private static final byte[] ROBOTS = "/robots.txt".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ICON = "/favicon.ico".getBytes(StandardCharsets.US_ASCII);

    private final long[] extensions;
    private final byte[][] excluded;

    /**
     * Rules of a site.
     *
     * @param extensions of static files, without dot, 1 to 8 ASCII characters, in any case
     * @param excluded paths left out, with everything below them
     */
    PageRules(List<String> extensions, List<String> excluded) {
        this.extensions = extensions.stream()
                .mapToLong(e -> {
                    byte[] bytes = e.getBytes(StandardCharsets.US_ASCII);
                    return packed(bytes, 0, bytes.length);
                })
                .sorted()
                .toArray();
        this.excluded = excluded.stream()
                .map(p -> p.endsWith("/") ? p.substring(0, p.length() - 1) : p)
                .map(p -> p.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
    }

    /** Is a path, without query and fragment, a page? */
    boolean isPage(byte[] bytes, int from, int to) {
        return !isStatic(bytes, from, to)
                && !isRobotsTxt(bytes, from, to)
                && !ByteText.equals(bytes, from, to, ICON)
                && !isExcluded(bytes, from, to);
    }

    /** Is it what marks its visitor as a robot? */
    boolean isRobotsTxt(byte[] bytes, int from, int to) {
        return ByteText.equals(bytes, from, to, ROBOTS);
    }

    private boolean isStatic(byte[] bytes, int from, int to) {
        for (int i = to - 1; i >= Math.max(from, to - 1 - EXTENSION_LIMIT); i--) {
            if (bytes[i] == '/') {
                return false;
            }
            if (bytes[i] == '.') {
                return contains(packed(bytes, i + 1, to));
            }
        }
        return false;
    }

    private boolean contains(long extension) {
        for (long known : extensions) {
            if (known == extension) {
                return true;
            }
        }
        return false;
    }

    private boolean isExcluded(byte[] bytes, int from, int to) {
        for (byte[] path : excluded) {
            if (ByteText.startsWith(bytes, from, to, path)
                    && (to - from == path.length || bytes[from + path.length] == '/')) {
                return true;
            }
        }
        return false;
    }

    /** Up to eight characters, in lower case, as one number. */
    private static long packed(byte[] bytes, int from, int to) {
        long packed = 0;
        for (int i = from; i < to; i++) {
            packed = (packed << Byte.SIZE) | (ByteText.lower(bytes[i]) & 0xFF);
        }
        return packed;
    }
}
