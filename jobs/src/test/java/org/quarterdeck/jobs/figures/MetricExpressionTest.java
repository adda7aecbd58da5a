package org.quarterdeck.jobs.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quarterdeck.schema.config.Problems;

class MetricExpressionTest {
    private static final List<String> COLUMNS = List.of("amount_usd", "donor_id", "is_robot", "kind", "day");

    private static List<String> problemsOfAggregate(String text) {
        Problems problems = new Problems();
        MetricExpression.aggregate(text, COLUMNS, "m.yaml, expression", problems);
        return problems.found();
    }

    private static List<String> problemsOfCondition(String text) {
        Problems problems = new Problems();
        MetricExpression.condition(text, COLUMNS, "m.yaml, filter", problems);
        return problems.found();
    }

    private static MetricExpression aggregate(String text) {
        return MetricExpression.aggregate(text, COLUMNS, "m.yaml", new Problems());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "count(*)",
                "COUNT(DISTINCT donor_id)",
                "sum(amount_usd) / count(*)",
                "coalesce(sum(if(kind = 'a', amount_usd, 0)), 0)",
                "percentile(amount_usd, 0.5)",
                "sum(CASE WHEN is_robot THEN 1 ELSE 0 END)",
                "max(CAST(amount_usd AS DECIMAL(38, 9)))"
            })
    void allowed_functions_over_own_columns_are_taken(String text) {
        assertThat(problemsOfAggregate(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NOT is_robot",
                "kind IN ('a', 'b') AND amount_usd > 0",
                "day >= DATE '2020-01-01' OR donor_id IS NULL",
                "kind LIKE 'a%'",
                "year(day) BETWEEN 2019 AND 2020"
            })
    void usual_conditions_are_taken(String text) {
        assertThat(problemsOfCondition(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    sum(amount_us)             | "amount_us" is not a column; did you mean "amount_usd"?
                    sums(amount_usd)           | the function "sums" is not allowed here; did you mean "sum"?
                    amount_usd                 | "amount_usd" counts nothing; use one of
                    sum(amount_usd             | "sum(amount_usd" is no expression: [PARSE_SYNTAX_ERROR]
                    count(core.fact_x.kind)    | "core.fact_x.kind" is not a column
                    """)
    void a_mistake_names_its_place_and_the_nearest_right_name(String text, String reason) {
        assertThat(problemsOfAggregate(text)).singleElement().asString().startsWith("m.yaml, expression: " + reason);
    }

    @Test
    void every_mistake_is_named() {
        assertThat(problemsOfAggregate("sums(amount_us) + count(donr_id)")).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sum((SELECT max(secret) FROM core.dim_state))",
                "count(*) FROM core.dim_state; DROP TABLE core.dim_state",
                "count(*), (SELECT 1)",
                "sum(reflect('java.lang.Runtime', 'getRuntime'))",
                "max(java_method('java.lang.System', 'getenv', 'HOME'))",
                "count(IDENTIFIER('donor_id'))",
                "sum(IDENTIFIER('reflect')('java.lang.System', 'getProperty', 'user.home'))",
                "sum(amount_usd) OVER (PARTITION BY donor_id)",
                "sum(amount_usd) FILTER (WHERE is_robot)",
                "count(fact.*)",
                "sum(:value)",
                "sum(aggregate(array(1), 0, (a, b) -> a + b))",
                "count_if(EXISTS (SELECT 1 FROM core.dim_state))",
                "count(*) + rand()",
                "max(day) = current_date()",
                "count_if(donor_id IN (SELECT donor_id FROM core.dim_donor))"
            })
    void nothing_but_an_expression_over_own_columns_becomes_sql(String text) {
        assertThat(problemsOfAggregate(text)).isNotEmpty();
    }

    @Test
    void a_condition_counts_nothing() {
        assertThat(problemsOfCondition("sum(amount_usd) > 0"))
                .singleElement()
                .asString()
                .startsWith("m.yaml, filter: the function \"sum\" is not allowed here");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    count(*)                      | count(*) FILTER (WHERE c)
                    count(DISTINCT donor_id)      | count(DISTINCT if(c, donor_id, NULL))
                    count( distinct (donor_id) )  | count( distinct if(c, (donor_id) , NULL))
                    count(DISTINCT donor_id, kind) | count(DISTINCT donor_id, kind) FILTER (WHERE c)
                    sum(amount_usd) + count(*)    | sum(amount_usd) FILTER (WHERE c) + count(*) FILTER (WHERE c)
                    coalesce(sum(amount_usd), 0)  | coalesce(sum(amount_usd) FILTER (WHERE c), 0)
                    count_if(kind = '🌍')         | count_if(kind = '🌍') FILTER (WHERE c)
                    """)
    void every_aggregate_is_over_the_rows_of_the_filter(String text, String filtered) {
        assertThat(aggregate(text).over("c")).isEqualTo(filtered);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    count(*)                    | true
                    sum(amount_usd)             | true
                    sum(amount_usd) + count(*)  | true
                    coalesce(sum(amount_usd),0) | true
                    max(amount_usd)             | false
                    median(amount_usd)          | false
                    sum(amount_usd) / count(*)  | false
                    """)
    void over_nothing_counts_and_sums_are_0_and_anything_else_is_unknown(String text, boolean isZero) {
        assertThat(aggregate(text).isZeroOverNothing()).isEqualTo(isZero);
    }

    @Test
    void the_columns_it_names_are_told() {
        assertThat(aggregate("sum(if(kind = 'a', amount_usd, 0))").columns()).containsExactly("amount_usd", "kind");
    }

    @Test
    void a_comment_at_the_end_hides_nothing_that_follows() {
        assertThat(aggregate("count(*) -- of rows") + " AS m0").contains("\n");
    }
}
