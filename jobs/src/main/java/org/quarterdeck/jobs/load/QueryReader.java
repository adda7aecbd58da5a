package org.quarterdeck.jobs.load;

import static scala.jdk.javaapi.CollectionConverters.asJava;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.spark.sql.catalyst.analysis.ExpressionWithUnresolvedIdentifier;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.analysis.UnresolvedGenerator;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.analysis.UnresolvedTableValuedFunction;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.SubqueryExpression;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.SubqueryAlias;
import org.apache.spark.sql.catalyst.plans.logical.UnresolvedWith;
import org.apache.spark.sql.catalyst.plans.logical.WithWindowDefinition;
import org.apache.spark.sql.catalyst.trees.Origin;
import org.quarterdeck.schema.config.Problems;

/** Walks a parsed query, notes the tables it names and whatever it may not contain. */
final class QueryReader {
    private static final Pattern TABLE = Pattern.compile("[a-z][a-z0-9_]*\\.[a-z][a-z0-9_]*");

    private final String place;
    private final Problems problems;
    private final List<TableReference> references = new ArrayList<>();

    QueryReader(String place, Problems problems) {
        this.place = place;
        this.problems = problems;
    }

    void read(LogicalPlan query) {
        plan(query, Set.of(), false);
    }

    /** The tables named, in the order of the text. */
    List<TableReference> references() {
        return references.stream()
                .sorted(Comparator.comparingInt(TableReference::start))
                .toList();
    }

    /** {@code scope} holds the CTEs that can be seen here, {@code hasAlias} whether the node above names this one. */
    private void plan(LogicalPlan node, Set<String> scope, boolean hasAlias) {
        if (!AllowedSql.isQuery(node)) {
            refuse(node.origin(), node.nodeName() + " is not part of a plain query; write one SELECT over tables");
            return;
        }
        Set<String> seen = scope;
        if (node instanceof UnresolvedWith with) {
            seen = commonTables(with, scope);
        } else if (node instanceof UnresolvedRelation relation) {
            relation(relation, scope, hasAlias);
        } else if (node instanceof UnresolvedTableValuedFunction function) {
            tableFunction(function);
        } else if (node instanceof WithWindowDefinition windows) {
            // Spark's own walk over expressions leaves these out.
            for (Expression window : asJava(windows.windowDefinitions()).values()) {
                expression(window, scope);
            }
        }
        for (Expression expression : asJava(node.expressions())) {
            expression(expression, seen);
        }
        for (LogicalPlan child : asJava(node.children())) {
            plan(child, seen, node instanceof SubqueryAlias);
        }
    }

    private Set<String> commonTables(UnresolvedWith with, Set<String> outer) {
        Set<String> seen = new HashSet<>(outer);
        for (var common : asJava(with.cteRelations())) {
            String name = common._1().toLowerCase(Locale.ROOT);
            if (with.allowRecursion()) {
                seen.add(name);
            }
            plan(common._2(), Set.copyOf(seen), false);
            seen.add(name);
        }
        return seen;
    }

    private void relation(UnresolvedRelation relation, Set<String> scope, boolean hasAlias) {
        List<String> parts = asJava(relation.multipartIdentifier());
        String name = String.join(".", parts).toLowerCase(Locale.ROOT);
        if (parts.size() == 1 && scope.contains(name)) {
            return;
        }
        Origin origin = relation.origin();
        if (parts.size() != 2 || !TABLE.matcher(name).matches()) {
            refuse(origin, "\"" + name + "\" is no table; name one as layer.table, such as core.dim_state");
        } else if (relation.isStreaming() || !relation.options().isEmpty()) {
            refuse(origin, "a table is read by its name alone, without STREAM and without options");
        } else {
            int start = (int) origin.startIndex().get();
            int end = (int) origin.stopIndex().get() + 1;
            references.add(new TableReference(name, start, end, hasAlias));
        }
    }

    private void tableFunction(UnresolvedTableValuedFunction function) {
        String name = String.join(".", asJava(function.name()));
        if (!AllowedSql.isTableFunction(name)) {
            refuse(function.origin(), "the table function \"" + name + "\" is not allowed; read tables by name");
        }
    }

    private void expression(Expression expression, Set<String> scope) {
        if (expression instanceof UnresolvedFunction function) {
            function(expression.origin(), String.join(".", asJava(function.nameParts())));
        } else if (expression instanceof UnresolvedGenerator generator) {
            function(expression.origin(), generator.name().unquotedString());
        } else if (expression instanceof ExpressionWithUnresolvedIdentifier) {
            refuse(expression.origin(), "IDENTIFIER is not allowed; write the name itself");
        } else if (expression instanceof UnresolvedAttribute column && AllowedSql.isUnrepeatable(column.name())) {
            function(expression.origin(), column.name());
        } else if (expression instanceof SubqueryExpression subquery) {
            plan(subquery.plan(), scope, false);
        }
        for (Expression child : asJava(expression.children())) {
            expression(child, scope);
        }
    }

    private void function(Origin origin, String name) {
        if (AllowedSql.isUnrepeatable(name)) {
            refuse(origin, "\"" + name + "\" gives another result every time; take the day from the data");
        } else if (!AllowedSql.isFunction(name)) {
            refuse(origin, "the function \"" + name + "\" is unknown or not allowed in a query");
        }
    }

    private void refuse(Origin origin, String what) {
        String line = origin.line().isDefined() ? ", line " + origin.line().get() : "";
        problems.add(place + line, what);
    }
}
