package org.quarterdeck.jobs.dictionary;

import static scala.jdk.javaapi.CollectionConverters.asJava;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.SubqueryExpression;
import org.apache.spark.sql.catalyst.plans.logical.CTERelationDef;
import org.apache.spark.sql.catalyst.plans.logical.CTERelationRef;
import org.apache.spark.sql.catalyst.plans.logical.Expand;
import org.apache.spark.sql.catalyst.plans.logical.Generate;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Union;
import org.apache.spark.sql.catalyst.plans.logical.View;
import org.apache.spark.sql.catalyst.plans.logical.WithCTE;

/**
 * Of which columns a query makes the values of each of its own, as Spark understands the query. What decides which rows
 * there are, in joins and filters, is not among them.
 */
final class Lineage {
    private final Collection<String> tables;
    private final Map<Long, Set<String>> columns = new HashMap<>();
    private final Map<Long, Set<Long>> parts = new HashMap<>();
    private final Map<Long, CTERelationDef> common = new HashMap<>();
    private final List<CTERelationRef> references = new ArrayList<>();

    private Lineage(Collection<String> tables) {
        this.tables = tables;
    }

    /**
     * Follows an analysed query.
     *
     * @param tables the names, {@code layer.table}, that its views may stand for
     * @return by column of the query the columns it is made of, each {@code layer.table.column}
     */
    static SortedMap<String, SortedSet<String>> of(LogicalPlan query, Collection<String> tables) {
        Lineage lineage = new Lineage(tables);
        lineage.plan(query);
        lineage.references.forEach(reference -> {
            CTERelationDef definition = lineage.common.get(reference.cteId());
            if (definition != null) {
                lineage.same(
                        asJava(reference.output()), asJava(definition.child().output()));
            }
        });
        SortedMap<String, SortedSet<String>> made = new TreeMap<>();
        asJava(query.output())
                .forEach(column ->
                        made.put(column.name(), lineage.origins(column.exprId().id())));
        return made;
    }

    private void plan(LogicalPlan node) {
        if (node instanceof View view) {
            Optional<String> table = table(view.desc().identifier().table());
            if (table.isPresent()) {
                asJava(view.output())
                        .forEach(column -> columns.computeIfAbsent(
                                        column.exprId().id(), id -> new HashSet<>())
                                .add(table.get() + "." + column.name()));
                return;
            }
        }
        if (node instanceof WithCTE with) {
            asJava(with.cteDefs()).forEach(definition -> common.put(definition.id(), definition));
        } else if (node instanceof CTERelationRef reference) {
            references.add(reference);
        } else if (node instanceof Union union) {
            asJava(union.children()).forEach(child -> same(asJava(union.output()), asJava(child.output())));
        } else if (node instanceof Generate generate) {
            asJava(generate.generatorOutput())
                    .forEach(column -> made(column.exprId().id(), (Expression) (Object) generate.generator()));
        } else if (node instanceof Expand expand) {
            asJava(expand.projections()).forEach(row -> expanded(asJava(expand.output()), asJava(row)));
        }
        asJava(node.expressions()).forEach(this::expression);
        asJava(node.children()).forEach(this::plan);
    }

    /** The view of a table has its name behind a prefix; of two that fit the longer one is meant. */
    private Optional<String> table(String view) {
        return tables.stream()
                .filter(table -> view.endsWith("_" + table.replace('.', '_')))
                .max(Comparator.comparing(String::length));
    }

    private void same(List<Attribute> made, List<Attribute> from) {
        for (int at = 0; at < made.size(); at++) {
            part(made.get(at).exprId().id(), from.get(at).exprId().id());
        }
    }

    private void expanded(List<Attribute> made, List<Expression> row) {
        for (int at = 0; at < made.size(); at++) {
            made(made.get(at).exprId().id(), row.get(at));
        }
    }

    private void expression(Expression expression) {
        if (expression instanceof Alias alias) {
            made(alias.exprId().id(), alias.child());
        } else if (expression instanceof SubqueryExpression subquery) {
            plan(subquery.plan());
        }
        asJava(expression.children()).forEach(this::expression);
    }

    private void made(long id, Expression of) {
        if (of instanceof AttributeReference column) {
            part(id, column.exprId().id());
        } else if (of instanceof SubqueryExpression subquery) {
            asJava(subquery.plan().output())
                    .forEach(column -> part(id, column.exprId().id()));
        } else if (of instanceof Alias alias) {
            part(id, alias.exprId().id());
        }
        asJava(of.children()).forEach(child -> made(id, child));
    }

    private void part(long id, long of) {
        parts.computeIfAbsent(id, i -> new HashSet<>()).add(of);
    }

    private SortedSet<String> origins(long id) {
        SortedSet<String> origins = new TreeSet<>();
        Set<Long> seen = new HashSet<>();
        List<Long> open = new ArrayList<>(List.of(id));
        while (!open.isEmpty()) {
            long next = open.remove(open.size() - 1);
            if (seen.add(next)) {
                origins.addAll(columns.getOrDefault(next, Set.of()));
                open.addAll(parts.getOrDefault(next, Set.of()));
            }
        }
        return origins;
    }
}
