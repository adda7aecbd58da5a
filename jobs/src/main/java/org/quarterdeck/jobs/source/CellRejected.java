package org.quarterdeck.jobs.source;

/** One cell breaks a rule. It is the row's fate and no failure, so it carries no stack. */
final class CellRejected extends Exception {
    private static final long serialVersionUID = 1L;

    private final String rule;
    private final String token;
    private final String fact;

    /**
     * @param rule the rule in one word
     * @param token what the cell says; quoted only where nothing personal can stand
     * @param fact what is wrong and what to do, to be read after the token
     */
    CellRejected(String rule, String token, String fact) {
        super(rule, null, false, false);
        this.rule = rule;
        this.token = token;
        this.fact = fact;
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
