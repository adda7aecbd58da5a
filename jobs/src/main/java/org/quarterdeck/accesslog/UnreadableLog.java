package org.quarterdeck.accesslog;

/**
 * A file that can't be read as an access log: missing, damaged, of no known format. Its rows, if some were handed over,
 * must not be used. Wrapped by Spark when it comes out of a task.
 */
public final class UnreadableLog extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String file;

    UnreadableLog(String file, String problem, Throwable cause) {
        super(file + ": " + problem, cause);
        this.file = file;
    }

    UnreadableLog(String file, String problem) {
        super(file + ": " + problem);
        this.file = file;
    }

    /** The file, as it was given. */
    public String file() {
        return file;
    }
}
