package org.quarterdeck.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quarterdeck.schema.table.Table;
import org.quarterdeck.schema.table.Tables;

class StagingSchemaTest {
    @TempDir
    Path home;

    @Test
    void spark_reads_what_is_staged_as_the_contracts_types() throws Exception {
        Path tables = home.resolve("tables");
        Files.createDirectories(tables.resolve("staging/thing"));
        Files.writeString(tables.resolve("staging/thing/table.yaml"), """
                grain: A thing.
                columns:
                  name: {type: string, required: true, meaning: m}
                  size: {type: int, meaning: m}
                  weight: {type: bigint, meaning: m}
                  is_new: {type: boolean, meaning: m}
                  made_on: {type: date, meaning: m}
                  price: {type: "decimal(38,9)", meaning: m}
                  rate: {type: "decimal(10,2)", meaning: m}
                  tags: {type: array<string>, meaning: m}
                """);
        Table table = Tables.read(tables).get("staging.thing");
        StagingFolder folder = new StagingFolder(
                home.resolve("staging"), table, new Delivery("things-1", "things", home, "things", false));
        folder.write(
                0,
                List.of(
                        new MappedRow.Accepted(
                                2,
                                List.of(
                                        "Ä",
                                        7,
                                        -8L,
                                        true,
                                        LocalDate.of(1969, 12, 31),
                                        new BigDecimal("-1234.560000001"),
                                        new BigDecimal("0.10"),
                                        List.of("a", "b"))),
                        new MappedRow.Accepted(3, Arrays.asList("B", null, null, null, null, null, null, null))));
        folder.write(1, List.of());

        List<Row> rows;
        String types;
        try (SparkSession spark = SparkSession.builder()
                .master("local[1]")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.session.timeZone", "UTC")
                .getOrCreate()) {
            var read = spark.read()
                    .parquet(home.resolve("staging/thing/things-1").toString())
                    .orderBy("row_no");
            types = read.schema().toDDL();
            rows = read.collectAsList();
        }

        assertThat(types)
                .isEqualTo("name STRING,size INT,weight BIGINT,is_new BOOLEAN,made_on DATE,price DECIMAL(38,9),"
                        + "rate DECIMAL(10,2),tags ARRAY<STRING>,source STRING,delivery_id STRING,row_no BIGINT");
        assertThat(rows)
                .map(Row::mkString)
                .map(row -> row.replaceAll("ArraySeq|WrappedArray|List", ""))
                .containsExactly(
                        "Ä7-8true1969-12-31-1234.5600000010.10(a, b)thingsthings-12",
                        "Bnullnullnullnullnullnullnullthingsthings-13");
    }
}
