package org.quarterdeck.charts.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a wording applies: tests joined by {@code and}, as {@code share < 1 and received}. A bare name holds when its
 * value is there and not 0; a comparison with something missing does not hold.
 */
public record Condition(List<Test> tests) {
    /** A name or number; a slice in brackets may hold an = of its own. */
    private static final String OPERAND = "((?:\\[[^]]*]|[^\\s<>=!\\[])+)";

    private static final Pattern TEST = Pattern.compile(OPERAND + "(?:\\s*(<=|>=|!=|<|>|=)\\s*" + OPERAND + ")?");

    /** One comparison; operator and right side are empty for a bare name. */
    record Test(String left, String operator, String right) {}

    /**
     * Reads a condition; the empty text always holds.
     *
     * @throws IllegalArgumentException when it cannot be read
     */
    public static Condition parse(String text) {
        List<Test> tests = new ArrayList<>();
        for (String part : text.isBlank() ? new String[0] : text.strip().split("\\s+and\\s+", -1)) {
            Matcher test = TEST.matcher(part.strip());
            if (!test.matches()) {
                throw new IllegalArgumentException(
                        "\"" + part + "\" is no condition; write it as share < 1, gap > 0, or a name alone");
            }
            boolean bare = test.group(2) == null;
            tests.add(new Test(test.group(1), bare ? "" : test.group(2), bare ? "" : test.group(3)));
        }
        return new Condition(List.copyOf(tests));
    }

    /** The names that it asks for. */
    public Set<String> names() {
        Set<String> names = new HashSet<>();
        for (Test test : tests) {
            names.add(test.left());
            names.add(test.right());
        }
        names.removeIf(n -> n.isEmpty() || isNumber(n));
        return names;
    }

    /** Does it hold? */
    public boolean holds(Scope scope) {
        return tests.stream().allMatch(t -> holds(t, scope));
    }

    private static boolean holds(Test test, Scope scope) {
        Value value = operand(test.left(), scope);
        if (value instanceof Value.Judged) {
            return test.operator().isEmpty();
        }
        if (!(value instanceof Value.Amount left)) {
            return false;
        }
        if (test.operator().isEmpty()) {
            return left.amount().signum() != 0;
        }
        if (!(operand(test.right(), scope) instanceof Value.Amount right)) {
            return false;
        }
        int order = left.amount().compareTo(right.amount());
        return switch (test.operator()) {
            case "<" -> order < 0;
            case ">" -> order > 0;
            case "<=" -> order <= 0;
            case ">=" -> order >= 0;
            case "!=" -> order != 0;
            default -> order == 0;
        };
    }

    private static Value operand(String text, Scope scope) {
        return isNumber(text)
                ? new Value.Amount(
                        new BigDecimal(text), "", org.quarterdeck.schema.metric.PrintedForm.of("exact"), List.of())
                : scope.value(text);
    }

    private static boolean isNumber(String text) {
        return text.matches("-?\\d+(\\.\\d+)?");
    }
}
