package org.quarterdeck.jobs.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quarterdeck.schema.config.InvalidConfiguration;

class SqlTextTest {
    @Test
    void tables_are_told_in_the_order_of_the_text_and_once_each() {
        SqlText text = SqlText.parse("""
                WITH
                  first AS (SELECT * FROM staging.b JOIN core.a USING (id)),
                  second AS (SELECT * FROM First)
                SELECT id, (SELECT max(id) FROM core.c) AS most
                FROM second
                WHERE EXISTS (SELECT 1 FROM staging.b AS other WHERE other.id = second.id)
                  AND id IN (SELECT id FROM Core.`D`)
                """, "load.sql");

        assertThat(text.tables()).containsExactly("staging.b", "core.a", "core.c", "core.d");
    }

    @Test
    void a_common_table_hides_no_table_of_the_same_name() {
        SqlText text = SqlText.parse("WITH x AS (SELECT 1 AS id) SELECT x.id FROM x JOIN core.x AS y", "q");

        assertThat(text.tables()).containsExactly("core.x");
    }

    @Test
    void a_common_table_is_unknown_outside_of_its_query() {
        assertRefused("SELECT * FROM (WITH x AS (SELECT 1) SELECT * FROM x) AS a, x", "q, line 1: \"x\" is no table");
    }

    @Test
    void tables_in_lateral_subqueries_and_windows_are_found() {
        SqlText text = SqlText.parse("""
                SELECT sum(a) OVER w FROM core.a, LATERAL (SELECT * FROM core.b)
                WINDOW w AS (PARTITION BY (SELECT 1 FROM core.c))
                """, "q");

        assertThat(text.tables()).containsExactly("core.a", "core.b", "core.c");
    }

    @Test
    void names_are_replaced_where_they_stand_and_nowhere_else() {
        SqlText text = SqlText.parse("""
                SELECT '🌍 core.a' AS text, a.id -- core.a
                FROM `core`.`a` JOIN core . b AS other ON a.id = other.id
                """, "q");

        assertThat(text.boundTo(Map.of("core.a", "v1", "core.b", "v2"))).isEqualTo("""
                        SELECT '🌍 core.a' AS text, a.id -- core.a
                        FROM v1 AS a JOIN v2 AS other ON a.id = other.id
                        """);
    }

    @Test
    void a_table_statement_is_bound_without_an_alias() {
        assertThat(SqlText.parse("TABLE core.a", "q").boundTo(Map.of("core.a", "v1")))
                .isEqualTo("TABLE v1");
    }

    @Test
    void a_table_without_a_name_to_bind_it_to_names_the_nearest() {
        SqlText text = SqlText.parse("SELECT * FROM core.dim_stat", "q");

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> text.boundTo(Map.of("core.dim_state", "v1")))
                .withMessage("q: unknown table \"core.dim_stat\"; did you mean \"core.dim_state\"?");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    INSERT INTO core.a SELECT 1                    | InsertIntoStatement is not part of a plain query
                    FROM core.a INSERT INTO core.b SELECT 1        | InsertIntoStatement is not part of a plain query
                    CREATE TABLE core.a (id INT)                   | is not part of a plain query
                    DROP TABLE core.a                              | is not part of a plain query
                    SHOW TABLES                                    | is not part of a plain query
                    SET spark.sql.ansi.enabled = false             | Unsupported SQL statement
                    SELECT 1; SELECT 2                             | extra input 'SELECT'
                    SELEC 1                                        | Syntax error at or near 'SELEC'
                    SELECT * FROM text.`/etc/passwd`               | "text./etc/passwd" is no table
                    SELECT * FROM dim_state                        | "dim_state" is no table
                    SELECT * FROM a.core.dim_state                 | "a.core.dim_state" is no table
                    SELECT * FROM core.a VERSION AS OF 3           | RelationTimeTravel is not part
                    SELECT * FROM core.a TABLESAMPLE (10 PERCENT)  | Sample is not part
                    SELECT * FROM core.a WITH ('path' = '/etc')    | without options
                    SELECT * FROM STREAM core.a                    | without STREAM
                    SELECT * FROM IDENTIFIER('core.a')             | PlanWithUnresolvedIdentifier is not part
                    SELECT IDENTIFIER('a') FROM core.a             | IDENTIFIER is not allowed
                    SELECT TRANSFORM(a) USING 'cat' FROM core.a    | ScriptTransformation is not part
                    SELECT java_method('java.lang.System', 'exit') | function "java_method" is unknown or not allowed
                    SELECT 1 + abs(reflect('a', 'b'))              | function "reflect" is unknown or not allowed
                    SELECT try_reflect('a', 'b')                   | function "try_reflect" is unknown or not allowed
                    SELECT input_file_name() FROM core.a           | function "input_file_name" is unknown or not allowed
                    SELECT * FROM sql_keywords()                   | table function "sql_keywords" is not allowed
                    SELECT sums(a) FROM core.a                     | function "sums" is unknown or not allowed
                    SELECT current_date                            | "current_date" gives another result every time
                    SELECT rand()                                  | "rand" gives another result every time
                    SELECT sum(a) OVER w FROM core.a WINDOW w AS (ORDER BY uuid()) | function "uuid" is unknown
                    SELECT '${env:HOME}'                           | "${" would be replaced
                    """)
    void whatever_is_more_than_a_query_over_tables_is_refused(String sql, String reason) {
        assertRefused(sql, reason);
    }

    @Test
    void every_reason_is_told_with_its_line() {
        assertThatExceptionOfType(InvalidConfiguration.class)
                .isThrownBy(() -> SqlText.parse("SELECT rand(),\n  reflect('a')\nFROM x", "a.sql"))
                .satisfies(refused -> assertThat(refused.problems())
                        .hasSize(3)
                        .anyMatch(line -> line.startsWith("a.sql, line 1: "))
                        .anyMatch(line -> line.startsWith("a.sql, line 2: "))
                        .anyMatch(line -> line.startsWith("a.sql, line 3: ")));
    }

    @Test
    void usual_queries_are_taken() {
        List<String> queries = List.of(
                "SELECT explode(sequence(DATE '2020-01-01', DATE '2020-01-31')) AS day;",
                "SELECT a, sum(b) FILTER (WHERE c) FROM core.a GROUP BY GROUPING SETS ((a), ()) HAVING sum(b) > 0",
                "SELECT a FROM core.a UNION ALL SELECT a FROM core.b EXCEPT SELECT a FROM core.c ORDER BY a LIMIT 3",
                "SELECT b FROM core.a LATERAL VIEW explode(bs) exploded AS b",
                "SELECT transform(bs, b -> upper(b)), CASE WHEN a THEN 1 ELSE 2 END, CAST(a AS INT) FROM core.a",
                "SELECT * FROM VALUES (1, 'a') AS v(id, name) WHERE name LIKE 'a%' AND id BETWEEN 1 AND 2");

        assertThat(queries)
                .allSatisfy(query -> assertThat(SqlText.parse(query, "q")).hasToString(query));
    }

    private static void assertRefused(String sql, String reason) {
        assertThatExceptionOfType(InvalidConfiguration.class)
                .isThrownBy(() -> SqlText.parse(sql, "q"))
                .withMessageContaining(reason)
                .withMessageStartingWith("q");
    }
}
