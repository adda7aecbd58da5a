package org.quarterdeck.jobs.dictionary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quarterdeck.jobs.load.LocalSpark;
import org.quarterdeck.jobs.load.ReferenceLists;
import org.quarterdeck.jobs.load.Relations;
import org.quarterdeck.jobs.load.SqlText;
import org.quarterdeck.jobs.office.Product;
import org.quarterdeck.schema.metric.Metrics;
import org.quarterdeck.schema.reference.ListsInUse;
import org.quarterdeck.schema.table.Tables;

class DictionaryTest {
    private static final SparkSession SPARK = LocalSpark.session();
    private static Dictionary dictionary;
    private static Path docs;

    @BeforeAll
    static void ofTheProduct() {
        Product product = Product.running();
        docs = product.root().resolve("docs");
        dictionary = Dictionary.of(
                SPARK,
                Tables.read(product.tables()),
                new ReferenceLists(ListsInUse.of(product.reference(), product.reference())),
                Metrics.read(List.of(product.metrics())));
    }

    private static void assertIsCurrent(String page, String text) throws IOException {
        assertThat(docs.resolve(page))
                .as("run: ./quarterdeck dictionary --out docs")
                .hasContent(text);
    }

    @Test
    void the_pages_in_docs_are_what_the_definitions_make() throws IOException {
        assertIsCurrent("data-dictionary.md", new MarkdownPage(dictionary).text());
        assertIsCurrent("data-dictionary.html", new HtmlPage(dictionary).text());
    }

    @Test
    void a_level_reads_earlier_ones_only_and_every_column_of_a_load_has_its_entry() {
        assertThat(dictionary.levels().get(0)).allMatch(table -> table.layer().equals("staging"));
        dictionary.tables().stream()
                .filter(table -> table.isLoaded())
                .forEach(table -> assertThat(dictionary.made().get(table.name()).keySet())
                        .as(table.name())
                        .containsAll(table.contract().columns().keySet()));
    }

    /** What a column of a query over core.a (x, y, z) and core.b (x, w) is made of. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT x FROM core.a | core.a.x",
                "SELECT 1 AS x FROM core.a | ''",
                "SELECT coalesce(y, z) AS x FROM core.a WHERE x = 1 | core.a.y core.a.z",
                "SELECT sum(y) OVER (PARTITION BY z) AS x FROM core.a | core.a.y core.a.z",
                "WITH b AS (SELECT x, w FROM core.b) SELECT b.w AS x FROM core.a JOIN b ON a.x = b.x | core.b.w",
                "SELECT x FROM core.a UNION ALL SELECT w FROM core.b | core.a.x core.b.w",
                "SELECT l.y + r.z AS x FROM core.a AS l JOIN core.a AS r ON l.x = r.x | core.a.y core.a.z",
                "SELECT (SELECT max(w) FROM core.b) AS x FROM core.a | core.b.w",
                "SELECT part AS x FROM core.a LATERAL VIEW explode(array(y, z)) parts AS part | core.a.y core.a.z",
                "WITH t AS (SELECT x, count(y) AS y FROM core.a GROUP BY x), u AS (SELECT y AS x FROM t) SELECT x FROM u | core.a.y"
            })
    void a_column_is_made_of_those_that_its_values_come_from(String sql, String expected) {
        try (Relations relations = new Relations(SPARK)) {
            relations.bind("core.a", SPARK.sql("SELECT 1 AS x, 2 AS y, 3 AS z"));
            relations.bind("core.b", SPARK.sql("SELECT 1 AS x, 2 AS w"));

            Map<String, String> made = Lineage.of(
                            relations
                                    .query(SqlText.parse(sql, "example"))
                                    .queryExecution()
                                    .analyzed(),
                            List.of("core.a", "core.b"))
                    .entrySet()
                    .stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, e -> String.join(" ", e.getValue())));

            assertThat(made).isEqualTo(Map.of("x", expected));
        }
    }

    @Test
    void names_with_markup_are_shown_as_they_are() {
        assertThat(new HtmlPage(dictionary).text())
                .contains("array&lt;string&gt;")
                .doesNotContain("array<string>");
    }
}
