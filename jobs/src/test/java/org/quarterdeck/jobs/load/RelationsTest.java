package org.quarterdeck.jobs.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.quarterdeck.schema.config.InvalidConfiguration;

class RelationsTest {
    private final SparkSession spark = LocalSpark.session();

    @Test
    void a_query_reads_the_rows_that_its_names_are_bound_to() {
        try (Relations relations = new Relations(spark)) {
            relations.bind("core.dim_state", rows("'AUS' AS state_code")).bind("core.size", rows("'AUS' AS code, 7 n"));

            assertThat(values(
                            relations,
                            "SELECT dim_state.state_code, n FROM core.dim_state JOIN core.size ON state_code = code"))
                    .containsExactly("[AUS,7]");
        }
    }

    @Test
    void the_same_name_means_other_rows_in_another_object() {
        try (Relations first = new Relations(spark);
                Relations second = new Relations(spark)) {
            first.bind("core.a", rows("1 AS id"));
            second.bind("core.a", rows("2 AS id"));

            assertThat(values(first, "SELECT id FROM core.a")).containsExactly("[1]");
            assertThat(values(second, "SELECT id FROM core.a")).containsExactly("[2]");
        }
    }

    @Test
    void a_name_bound_anew_stands_for_the_new_rows() {
        try (Relations relations = new Relations(spark)) {
            relations.bind("core.a", rows("1 AS id"));
            Dataset<Row> before = relations.query(SqlText.parse("SELECT id FROM core.a", "q"));
            relations.bind("core.a", rows("2 AS id"));

            assertThat(values(relations, "SELECT id FROM core.a")).containsExactly("[2]");
            assertThat(before.collectAsList().toString()).isEqualTo("[[1]]");
        }
    }

    @Test
    void a_table_may_join_itself() {
        try (Relations relations = new Relations(spark)) {
            relations.bind("core.a", rows("1 AS id, 2 AS next"));

            assertThat(values(relations, "SELECT x.id FROM core.a AS x LEFT JOIN core.a AS y ON x.next = y.id"))
                    .containsExactly("[1]");
        }
    }

    @Test
    void a_value_that_cannot_be_computed_with_is_the_querys_fault_and_no_setting_is_advised() {
        try (Relations relations = new Relations(spark)) {
            relations.bind("core.a", rows("0 AS zero"));

            assertThatExceptionOfType(InvalidConfiguration.class)
                    .isThrownBy(
                            () -> relations.collect(SqlText.parse("SELECT 1 / zero FROM core.a", "q"), columns -> {}))
                    .withMessageStartingWith("q: Division by zero.")
                    .withMessageNotContainingAny("spark.sql", "SQLSTATE", "[");
        }
    }

    @Test
    void rows_that_no_query_reads_are_never_opened() {
        try (Relations relations = new Relations(spark)) {
            relations.bind("core.a", rows("1 AS id")).bind("core.costly", () -> {
                throw new AssertionError("opened");
            });

            assertThat(values(relations, "SELECT id FROM core.a")).containsExactly("[1]");
        }
    }

    @Test
    void opening_a_table_may_query_another() {
        try (Relations relations = new Relations(spark)) {
            relations
                    .bind("core.a", rows("1 AS id"))
                    .bind("core.b", () -> relations.query(SqlText.parse("SELECT id + 1 AS id FROM core.a", "b")));

            assertThat(values(relations, "SELECT id FROM core.b")).containsExactly("[2]");
        }
    }

    @Test
    void unknown_tables_are_all_named_with_the_nearest_known() {
        try (Relations relations = new Relations(spark)) {
            relations.bind("core.dim_state", rows("1 AS id"));

            assertThatExceptionOfType(InvalidConfiguration.class)
                    .isThrownBy(() ->
                            relations.query(SqlText.parse("SELECT 1 FROM core.dim_stat, core.dim_states", "a.sql")))
                    .withMessage("""
                            a.sql: unknown table "core.dim_stat"; did you mean "core.dim_state"?
                            a.sql: unknown table "core.dim_states"; did you mean "core.dim_state"?""".replace("\n", System.lineSeparator()));
        }
    }

    @Test
    void an_unknown_column_is_told_with_its_line_and_in_the_names_of_the_query() {
        try (Relations relations = new Relations(spark)) {
            relations.bind("core.a", rows("1 AS id"));

            assertThatExceptionOfType(InvalidConfiguration.class)
                    .isThrownBy(() -> relations.query(SqlText.parse("SELECT\n  ident FROM core.a", "a.sql")))
                    .withMessageStartingWith("a.sql, line 2: ")
                    .withMessageContaining("ident")
                    .withMessageNotContaining("relation_");
        }
    }

    @Test
    void nothing_is_left_in_the_session_once_closed() {
        Dataset<Row> asked;
        try (Relations relations = new Relations(spark)) {
            relations.bind("core.a", rows("1 AS id"));
            asked = relations.query(SqlText.parse("SELECT id FROM core.a", "q"));
        }

        assertThat(spark.catalog().listTables().filter("isTemporary").count()).isZero();
        assertThat(asked.collectAsList().toString()).isEqualTo("[[1]]");
    }

    private Dataset<Row> rows(String columns) {
        return spark.sql("SELECT " + columns);
    }

    private static List<String> values(Relations relations, String sql) {
        return relations.query(SqlText.parse(sql, "q")).collectAsList().stream()
                .map(Row::toString)
                .toList();
    }
}
