package org.quarterdeck.jobs.load;

import java.util.Locale;
import java.util.Set;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry;
import org.apache.spark.sql.catalyst.expressions.ExpressionInfo;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.quarterdeck.jobs.funds.SettlePledges;
import scala.Option;

/** What a query may be made of: lists of what is allowed, so that whatever a later Spark adds stays out. */
final class AllowedSql {
    private static final Set<String> NODES = Set.of(
            "Aggregate",
            "Distinct",
            "Except",
            "Filter",
            "Generate",
            "GlobalLimit",
            "Intersect",
            "Join",
            "LateralJoin",
            "LocalLimit",
            "LocalRelation",
            "Offset",
            "OneRowRelation",
            "Pivot",
            "Project",
            "Sort",
            "SubqueryAlias",
            "Union",
            "Unpivot",
            "UnresolvedHaving",
            "UnresolvedHint",
            "UnresolvedInlineTable",
            "UnresolvedRelation",
            "UnresolvedSubqueryColumnAliases",
            "UnresolvedTableValuedFunction",
            "UnresolvedWith",
            "WithWindowDefinition");

    /** Spark sorts its functions into groups; those that call Java, read files or parse XML stay out. */
    private static final Set<String> FUNCTION_GROUPS = Set.of(
            "agg_funcs",
            "array_funcs",
            "bitwise_funcs",
            "collection_funcs",
            "conditional_funcs",
            "conversion_funcs",
            "datetime_funcs",
            "generator_funcs",
            "hash_funcs",
            "json_funcs",
            "lambda_funcs",
            "map_funcs",
            "math_funcs",
            "predicate_funcs",
            "string_funcs",
            "struct_funcs",
            "url_funcs",
            "window_funcs");

    /** In those groups, but told by the clock or by chance: the same night again would give other figures. */
    private static final Set<String> UNREPEATABLE = Set.of(
            "curdate",
            "current_date",
            "current_time",
            "current_timestamp",
            "current_timezone",
            "localtimestamp",
            "now",
            "rand",
            "randn",
            "random",
            "randstr",
            "shuffle",
            "uniform",
            "unix_timestamp");

    private static final Set<String> TABLE_FUNCTIONS =
            Set.of("explode", "explode_outer", "inline", "inline_outer", "posexplode", "posexplode_outer", "range");

    /** The product's own, which {@link Relations} makes known to a session. */
    private static final Set<String> OWN_FUNCTIONS = Set.of(SettlePledges.NAME);

    private AllowedSql() {}

    static boolean isQuery(LogicalPlan node) {
        return NODES.contains(node.getClass().getSimpleName());
    }

    static boolean isTableFunction(String name) {
        return TABLE_FUNCTIONS.contains(name.toLowerCase(Locale.ROOT));
    }

    static boolean isUnrepeatable(String name) {
        return UNREPEATABLE.contains(name.toLowerCase(Locale.ROOT));
    }

    static boolean isFunction(String name) {
        if (OWN_FUNCTIONS.contains(name.toLowerCase(Locale.ROOT))) {
            return true;
        }
        Option<ExpressionInfo> known = FunctionRegistry.builtin().lookupFunction(new FunctionIdentifier(name));
        return known.isDefined() && FUNCTION_GROUPS.contains(known.get().getGroup()) && !isUnrepeatable(name);
    }
}
