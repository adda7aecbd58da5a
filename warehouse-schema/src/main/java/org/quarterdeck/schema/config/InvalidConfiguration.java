package org.quarterdeck.schema.config;

import java.util.List;

/** What people wrote cannot be used as it stands; the message lists every mistake, one a line. */
public final class InvalidConfiguration extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final List<String> problems;

    /** One line for each mistake, each with its place and its remedy. */
    public InvalidConfiguration(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
        this.problems = List.copyOf(problems);
    }

    /** The mistakes, in the order in which they were found. */
    public List<String> problems() {
        return problems;
    }
}
