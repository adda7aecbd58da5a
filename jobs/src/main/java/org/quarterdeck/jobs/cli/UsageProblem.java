package org.quarterdeck.jobs.cli;

/** What was asked for cannot be done as it was asked; the message says what to ask instead. */
final class UsageProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageProblem(String message) {
        super(message);
    }

    UsageProblem(String message, Throwable cause) {
        super(message, cause);
    }
}
