package org.quarterdeck.accesslog;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

    /** The one among a failure's causes; Spark wraps what a reader throws. */
    public static Optional<UnreadableLog> among(Throwable failure) {
        return Stream.<@Nullable Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(UnreadableLog.class::isInstance)
                .map(UnreadableLog.class::cast)
                .findFirst();
    }

    /** What is wrong with it, by the name that people know it by. */
    public String said(String fileName) {
        return String.valueOf(getMessage()).replace(file, fileName);
    }

    /** The file, as it was given. */
    public String file() {
        return file;
    }
}
