package org.quarterdeck.jobs.cli;

/** What a command's exit code means; scripts rely on the numbers. */
final class ExitCode {
    static final int DONE = 0;
    /** Wrong usage, or configuration that cannot be used. */
    static final int USAGE = 2;
    /** Some rows or files were refused; the rest is loaded. */
    static final int REFUSED = 3;
    /** A gate stopped the release; the last one stands. */
    static final int GATED = 4;

    static final int FAILED = 5;
    /** Another run holds the lease. */
    static final int BUSY = 6;

    private ExitCode() {}
}
