package org.quarterdeck.jobs.figures;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.expressions.Divide;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.LambdaFunction;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.SubqueryExpression;
import org.apache.spark.sql.catalyst.expressions.WindowExpression;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser;
import org.quarterdeck.schema.config.Nearest;
import org.quarterdeck.schema.config.Problems;
import scala.jdk.javaapi.CollectionConverters;

/**
 * An expression of a metric, read by Spark's own parser. It may name columns of its fact and functions of a short
 * list, and nothing else: what an office writes in a metric never becomes SQL of another kind.
 */
final class MetricExpression {
    private static final Set<String> AGGREGATES =
            Set.of("count", "count_if", "sum", "min", "max", "avg", "median", "percentile", "bool_or");
    /** Aggregates whose value over no rows is 0. */
    private static final Set<String> COUNTING = Set.of("count", "count_if", "sum");

    /** The standard error of an estimate, as a share of it. */
    static final BigDecimal ESTIMATE_ERROR = new BigDecimal("0.01");

    private static final Pattern DISTINCT = Pattern.compile("\\w+\\s*\\(\\s*DISTINCT\\s+", Pattern.CASE_INSENSITIVE);

    private static final Set<String> SCALARS = Set.of(
            "coalesce",
            "nullif",
            "abs",
            "least",
            "greatest",
            "round",
            "lower",
            "upper",
            "datediff",
            "year",
            "month",
            "array_contains",
            "between", // the operator, which Spark's parser makes a function
            "size",
            "if");

    private final String text;
    private final Expression parsed;

    private MetricExpression(String text, Expression parsed) {
        this.text = closed(text);
        this.parsed = parsed;
    }

    /**
     * Reads an aggregate, as {@code sum(amount_usd)}.
     *
     * @param place file and key, for messages
     */
    static MetricExpression aggregate(String text, Collection<String> columns, String place, Problems problems) {
        int before = problems.found().size();
        MetricExpression expression = read(text, columns, place, problems, true);
        if (expression.aggregateCalls().isEmpty() && problems.found().size() == before) {
            problems.add(place, "\"" + text + "\" counts nothing; use one of " + new TreeSet<>(AGGREGATES));
        }
        return expression;
    }

    /** Reads a condition on single rows, as {@code NOT is_robot}. */
    static MetricExpression condition(String text, Collection<String> columns, String place, Problems problems) {
        return read(text, columns, place, problems, false);
    }

    private static MetricExpression read(
            String text, Collection<String> columns, String place, Problems problems, boolean aggregates) {
        Expression parsed = parsed(text, place, problems);
        MetricExpression expression = new MetricExpression(text, parsed);
        for (Expression node : expression.nodes()) {
            if (node instanceof UnresolvedAttribute attribute) {
                String name = String.join(".", CollectionConverters.asJava(attribute.nameParts()));
                if (!columns.contains(name)) {
                    problems.add(place, "\"" + name + "\" is not a column" + Nearest.hint(name, columns));
                }
            } else if (node instanceof UnresolvedFunction function) {
                function(name(function), place, problems, aggregates);
                if (function.filter().isDefined()) {
                    problems.add(place, "FILTER is not allowed here; write the condition under the key \"filter\"");
                }
            } else if (node instanceof SubqueryExpression) {
                problems.add(place, "a metric reads its own table only; \"" + text + "\" holds a query");
            } else if (!isPlain(node)) {
                problems.add(place, "\"" + node.sql() + "\" is not allowed here; use columns, operators and functions");
            }
        }
        return expression;
    }

    /**
     * An operator or a literal, which Spark's parser makes as it is. What is left to be resolved later might become
     * anything: {@code IDENTIFIER('…')} a function by its name, {@code *} any column.
     */
    private static boolean isPlain(Expression node) {
        return node.getClass().getPackageName().equals(Literal.class.getPackageName())
                && !(node instanceof WindowExpression)
                && !(node instanceof LambdaFunction)
                && node.deterministic();
    }

    private static void function(String name, String place, Problems problems, boolean aggregates) {
        Set<String> allowed = new TreeSet<>(SCALARS);
        if (aggregates) {
            allowed.addAll(AGGREGATES);
        }
        if (!allowed.contains(name)) {
            problems.add(place, "the function \"" + name + "\" is not allowed here" + Nearest.hint(name, allowed));
        }
    }

    private static Expression parsed(String text, String place, Problems problems) {
        try {
            return new CatalystSqlParser().parseExpression(text);
        } catch (Exception e) { // Spark throws a checked exception that Scala does not declare
            problems.add(
                    place,
                    "\"" + text + "\" is no expression: "
                            + String.valueOf(e.getMessage())
                                    .lines()
                                    .filter(line -> !line.isBlank())
                                    .findFirst()
                                    .orElse(""));
            return Literal.TrueLiteral();
        }
    }

    /** The columns it names. */
    Set<String> columns() {
        Set<String> names = new TreeSet<>();
        for (Expression node : nodes()) {
            if (node instanceof UnresolvedAttribute attribute) {
                names.add(String.join(".", CollectionConverters.asJava(attribute.nameParts())));
            }
        }
        return names;
    }

    /** Is its value over no rows 0, rather than unknown? */
    boolean isZeroOverNothing() {
        return aggregateCalls().stream().allMatch(call -> COUNTING.contains(name(call)))
                && nodes().stream().noneMatch(Divide.class::isInstance);
    }

    /** Is it one sum or count, of which parts of the rows may be added up? */
    boolean isSum() {
        return parsed instanceof UnresolvedFunction function
                && COUNTING.contains(name(function))
                && !function.isDistinct();
    }

    /** Is it one count of distinct values, which may be estimated? */
    boolean isDistinctCount() {
        return parsed instanceof UnresolvedFunction function
                && name(function).equals("count")
                && function.isDistinct()
                && function.arguments().size() == 1;
    }

    /**
     * Its estimate over the rows of a condition: HyperLogLog++ keeps the largest of hashes, so the same values give the
     * same estimate in whichever order and partition they come.
     */
    String estimate(String condition) {
        Matcher distinct = DISTINCT.matcher(text);
        if (!isDistinctCount() || !distinct.find()) {
            throw new IllegalStateException(text + " is no count of distinct values");
        }
        String counted = text.substring(distinct.end(), text.lastIndexOf(')'));
        return "approx_count_distinct(if(" + condition + ", " + counted + ", NULL), " + ESTIMATE_ERROR + ")";
    }

    /** Does it say itself where it has no value, by the word {@code NULL}? */
    boolean saysUnknown() {
        return nodes().stream().anyMatch(node -> node instanceof Literal literal && literal.value() == null);
    }

    /**
     * The expression with each of its aggregates over the rows of a condition only. Distinct values of other rows
     * are made null, which are not counted: over {@code FILTER}, Spark would repeat every row once more.
     */
    String over(String condition) {
        StringBuilder filtered = new StringBuilder(text);
        aggregateCalls().stream()
                .sorted(Comparator.comparing(MetricExpression::end).reversed())
                .forEach(call -> {
                    int end = position(end(call));
                    Matcher distinct = DISTINCT.matcher(text).region(position(start(call)), end);
                    if (distinct.lookingAt() && call.arguments().size() == 1) {
                        filtered.insert(end - 1, ", NULL)");
                        filtered.insert(distinct.end(), "if(" + condition + ", ");
                    } else {
                        filtered.insert(end, " FILTER (WHERE " + condition + ")");
                    }
                });
        return filtered.toString();
    }

    /** The parser counts code points, Java's strings do not. */
    private int position(int codePoints) {
        return text.offsetByCodePoints(0, codePoints);
    }

    private List<UnresolvedFunction> aggregateCalls() {
        List<UnresolvedFunction> calls = new ArrayList<>();
        for (Expression node : nodes()) {
            if (node instanceof UnresolvedFunction function && AGGREGATES.contains(name(function))) {
                calls.add(function);
            }
        }
        return calls;
    }

    private List<Expression> nodes() {
        List<Expression> nodes = new ArrayList<>();
        List<Expression> open = new ArrayList<>(List.of(parsed));
        while (!open.isEmpty()) {
            Expression node = open.remove(open.size() - 1);
            nodes.add(node);
            open.addAll(CollectionConverters.asJava(node.children()));
        }
        return nodes;
    }

    private static String name(UnresolvedFunction function) {
        return String.join(".", CollectionConverters.asJava(function.nameParts()))
                .toLowerCase(Locale.ROOT);
    }

    private static int start(UnresolvedFunction function) {
        return (Integer) function.origin().startIndex().get();
    }

    /** Where a call's closing bracket stands, plus one. */
    private static int end(UnresolvedFunction function) {
        return (Integer) function.origin().stopIndex().get() + 1;
    }

    /** A comment must not reach into what follows it. */
    private static String closed(String text) {
        return text.contains("--") ? text + "\n" : text;
    }

    @Override
    public String toString() {
        return text;
    }
}
