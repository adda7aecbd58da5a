package org.quarterdeck.jobs.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.quarterdeck.schema.table.Table;
import org.quarterdeck.schema.table.TableContract.Check;
import org.quarterdeck.schema.table.Tables;

/** Every load does what its examples say, and every table keeps the house's rules. */
class LoadExamplesTest {
    /** All the rows that a load makes. */
    private static final String WHOLE = "expect.csv";

    /** Some of them, for a load that makes too many to write down. */
    private static final String PART = "expect_among.csv";

    private final ExampleWarehouse warehouse = new ExampleWarehouse(LocalSpark.session(), TestFolders.schema());
    private final List<Table> loaded = Tables.read(TestFolders.schema().resolve("tables")).all().stream()
            .filter(Table::isLoaded)
            .toList();

    @TestFactory
    Stream<DynamicNode> examples() {
        return loaded.stream()
                .map(table -> dynamicContainer(
                        table.name(),
                        TestFolders.foldersBelow(table.examples()).stream().map(folder -> example(table, folder))));
    }

    @TestFactory
    Stream<DynamicNode> rules() {
        return loaded.stream()
                .map(table -> dynamicContainer(
                        table.name(),
                        Stream.of(
                                dynamicTest("has_an_example", () -> hasAnExample(table)),
                                dynamicTest("makes_what_its_contract_promises", () -> makesItsContract(table)),
                                dynamicTest("names_its_columns", () -> namesItsColumns(table)),
                                dynamicTest("has_checks_that_can_be_run", () -> hasSoundChecks(table)))));
    }

    private DynamicNode example(Table table, Path folder) {
        return dynamicTest(folder.getFileName().toString(), folder.toUri(), () -> {
            boolean isWhole = Files.exists(folder.resolve(WHOLE));
            ExampleRows expect = ExampleRows.read(folder.resolve(isWhole ? WHOLE : PART));
            try (Relations given = warehouse.given(folder.resolve("given"))) {
                Dataset<Row> rows = given.query(load(table));
                List<String> made = ExampleWarehouse.lines(only(expect.columns(), rows));
                List<String> expected = ExampleWarehouse.lines(warehouse.expected(expect, table.name()));
                if (isWhole) {
                    assertThat(made).isEqualTo(expected);
                } else {
                    assertThat(made).containsAll(expected);
                }
            }
        });
    }

    private static Dataset<Row> only(List<String> columns, Dataset<Row> rows) {
        return rows.select(columns.stream().map(functions::col).toArray(Column[]::new));
    }

    private void hasAnExample(Table table) {
        assertThat(TestFolders.foldersBelow(table.examples()))
                .as("folders below " + table.examples())
                .isNotEmpty()
                .allSatisfy(folder -> assertThat(folder.toFile().list()).containsAnyOf(WHOLE, PART));
    }

    private void makesItsContract(Table table) {
        try (Relations empty = warehouse.empty()) {
            assertThat(Arrays.stream(empty.query(load(table)).schema().fields())
                            .map(field -> field.name() + " " + field.dataType().catalogString()))
                    .isEqualTo(warehouse.contract(table.name()));
        }
    }

    private static void namesItsColumns(Table table) {
        assertThat(TestFolders.text(table.load()))
                .as(table.load().toString())
                .doesNotContainPattern("(?i)select\\s+\\*");
    }

    private void hasSoundChecks(Table table) {
        try (Relations empty = warehouse.empty()) {
            for (Check check : table.contract().checks()) {
                String place = table.folder().resolve("table.yaml") + ", check \"" + check.name() + "\"";
                assertThat(empty.query(SqlText.parse(check.sql(), place)).columns())
                        .as(place)
                        .isNotEmpty();
            }
        }
    }

    private static SqlText load(Table table) {
        return SqlText.parse(TestFolders.text(table.load()), table.load().toString());
    }
}
