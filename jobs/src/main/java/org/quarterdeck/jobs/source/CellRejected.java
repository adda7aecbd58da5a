package org.quarterdeck.jobs.source;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One cell breaks a rule. It is the row's fate and no failure, so it carries no stack. */
final class CellRejected extends Exception {
    private static final long serialVersionUID = 1L;

    private final String rule;
    private final String token;
    private final String fact;
    private final @Nullable String column;

    /**
     * @param rule the rule in one word
     * @param token what the cell says; quoted only where nothing personal can stand
     * @param fact what is wrong and what to do, to be read after the token
     */
    CellRejected(String rule, String token, String fact) {
        this(rule, token, fact, null);
    }

    private CellRejected(String rule, String token, String fact, @Nullable String column) {
        super(rule, null, false, false);
        this.rule = rule;
        this.token = token;
        this.fact = fact;
        this.column = column;
    }

    /** The same of one file column among several that a value is made of. */
    CellRejected in(String fileColumn) {
        return new CellRejected(rule, token, fact, fileColumn);
    }

    /** The file column that it is about, where it is not the only one. */
    Optional<String> column() {
        return Optional.ofNullable(column);
    }

    String rule() {
        return rule;
    }

    String token() {
        return token;
    }

    String fact() {
        return fact;
    }
}
