package org.quarterdeck.jobs.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quarterdeck.jobs.ledger.Delivery;
import org.quarterdeck.jobs.ledger.Repairs;
import org.quarterdeck.jobs.source.Sources;
import org.quarterdeck.schema.table.Tables;

/** Which rows of which delivery stand. An event here is a day of May and a label. */
class StagedRowsTest {
    private static final Tables TABLES = Tables.read(TestFolders.schema().resolve("tables"));

    private final SparkSession spark = LocalSpark.session();
    private final List<Delivery> deliveries = new ArrayList<>();
    private final List<Repairs.Entry> repairs = new ArrayList<>();

    @TempDir
    Path home;

    @BeforeEach
    void folders() throws IOException {
        Files.createDirectories(home.resolve("sources"));
    }

    private void source(String redelivery) throws IOException {
        Files.writeString(home.resolve("sources/events.yaml"), """
                title: Events
                into: staging.event
                format: {csv: {}}
                columns: {event_on: {from: Date}, label: {from: Label}}
                identity: [label]
                """ + redelivery + "\n");
    }

    /** A delivery with rows, each as {@code row day label}. */
    private void staged(String id, boolean isRepair, String... rows) {
        delivered(id, isRepair, Delivery.STAGED);
        List<String> selects = new ArrayList<>();
        for (String row : rows) {
            String[] parts = row.split(" ");
            selects.add("SELECT DATE'2020-" + parts[1] + "' AS event_on, '" + parts[2] + "' AS label,"
                    + " CAST(NULL AS ARRAY<STRING>) AS metrics, 'events' AS source, '" + id + "' AS delivery_id, "
                    + parts[0] + "L AS row_no");
        }
        spark.sql(String.join(" UNION ALL ", selects))
                .write()
                .parquet(StagedRows.folder(home.resolve("staging"), "staging.event", id)
                        .toString());
    }

    private void delivered(String id, boolean isRepair, String status) {
        deliveries.add(new Delivery(
                id,
                "events",
                "f",
                id,
                1,
                Instant.EPOCH,
                deliveries.size() + 1,
                1L,
                1L,
                0L,
                0L,
                0L,
                status,
                null,
                null,
                null,
                null,
                isRepair));
    }

    private void repaired(String repair, long row, String of, long ofRow) {
        repairs.add(new Repairs.Entry(repair, row, of, ofRow));
    }

    @Test
    void a_column_that_is_renamed_holds_what_was_staged_under_its_earlier_name() throws IOException {
        source("redelivery: append");
        staged("d1", false, "2 05-01 Launch");
        Path contract =
                Files.createDirectories(home.resolve("tables/staging/event")).resolve("table.yaml");
        Files.writeString(
                contract,
                Files.readString(TABLES.get("staging.event").definition())
                        .replace("label: {", "caption: {was: label, "));
        Files.writeString(
                home.resolve("sources/events.yaml"),
                Files.readString(home.resolve("sources/events.yaml")).replace("label", "caption"));
        Tables renamed = Tables.read(home.resolve("tables"));

        StagedRows rows = new StagedRows(
                spark, home.resolve("staging"), Sources.read(home.resolve("sources"), renamed), deliveries, repairs);

        assertThat(rows.rows(renamed.get("staging.event"), d -> true)
                        .select("caption")
                        .collectAsList())
                .containsExactly(RowFactory.create("Launch"));
    }

    private List<String> standing() {
        StagedRows rows = new StagedRows(
                spark, home.resolve("staging"), Sources.read(home.resolve("sources"), TABLES), deliveries, repairs);
        return rows
                .rows(TABLES.get("staging.event"), d -> true)
                .selectExpr("concat_ws(' ', date_format(event_on, 'MM-dd'), label, delivery_id, received_seq)")
                .collectAsList()
                .stream()
                .map(row -> row.getString(0))
                .sorted()
                .toList();
    }

    @Test
    void a_repaired_row_stands_beside_the_rows_of_the_delivery_that_it_belongs_to() throws IOException {
        source("redelivery: replace_all");
        staged("d1", false, "2 05-01 Launch", "3 05-02 Visit");
        staged("r1", true, "2 05-03 Talk");
        repaired("r1", 2, "d1", 4);

        assertThat(standing()).containsExactly("05-01 Launch d1 1", "05-02 Visit d1 1", "05-03 Talk r1 1");
    }

    @Test
    void a_wide_row_that_was_repaired_stands_in_place_of_all_that_became_of_it() throws IOException {
        source("redelivery: append");
        staged("d1", false, "2 05-01 Launch", "3 05-02 Visit", "3 05-03 Visit");
        staged("r1", true, "2 05-02 Visit", "2 05-03 Visit", "2 05-04 Visit");
        repaired("r1", 2, "d1", 3);

        assertThat(standing())
                .containsExactly("05-01 Launch d1 1", "05-02 Visit r1 1", "05-03 Visit r1 1", "05-04 Visit r1 1");
    }

    @Test
    void with_a_delivery_its_repaired_rows_are_replaced_though_they_came_later() throws IOException {
        source("redelivery: replace_all");
        staged("d1", false, "2 05-01 Launch");
        staged("d2", false, "2 05-01 Start");
        staged("r1", true, "2 05-03 Talk", "3 05-04 Walk");
        repaired("r1", 2, "d1", 3);
        repaired("r1", 3, "d2", 3);

        assertThat(standing()).containsExactly("05-01 Start d2 2", "05-04 Walk r1 2");
    }

    @Test
    void a_repaired_row_of_a_key_leaves_the_keys_other_rows_alone() throws IOException {
        source("redelivery: supersede_by_key");
        staged("d1", false, "2 05-01 Launch", "3 05-02 Launch");
        staged("r1", true, "2 05-03 Launch");
        repaired("r1", 2, "d1", 4);

        assertThat(standing()).containsExactly("05-01 Launch d1 1", "05-02 Launch d1 1", "05-03 Launch r1 1");
    }

    @Test
    void a_row_that_was_repaired_late_gives_way_to_what_came_of_its_key_in_between() throws IOException {
        source("redelivery: supersede_by_key");
        staged("d1", false, "2 05-01 Launch");
        staged("d2", false, "2 05-09 Talk");
        staged("r1", true, "2 05-03 Talk");
        repaired("r1", 2, "d1", 3);

        assertThat(standing()).containsExactly("05-01 Launch d1 1", "05-09 Talk d2 2");
    }

    @Test
    void a_repaired_row_belongs_to_the_month_that_its_delivery_replaces() throws IOException {
        source("redelivery: replace_period\nperiod_of: event_on");
        staged("d0", false, "2 05-01 Old", "3 04-01 Past");
        staged("d1", false, "2 05-02 Launch");
        staged("r1", true, "2 05-03 Talk");
        repaired("r1", 2, "d1", 3);

        assertThat(standing()).containsExactly("04-01 Past d0 1", "05-02 Launch d1 2", "05-03 Talk r1 2");
    }

    @Test
    void of_a_row_that_was_repaired_twice_the_last_stands() throws IOException {
        source("redelivery: append");
        staged("d1", false, "2 05-01 Launch");
        staged("r1", true, "2 05-03 Talk");
        staged("r2", true, "2 05-04 Talk");
        repaired("r1", 2, "d1", 3);
        repaired("r2", 2, "d1", 3);

        assertThat(standing()).containsExactly("05-01 Launch d1 1", "05-04 Talk r2 1");
    }

    @Test
    void a_rejected_row_that_its_source_accepts_by_now_gives_way_to_its_repair() throws IOException {
        source("redelivery: append");
        staged("d1", false, "2 05-01 Launch", "3 05-02 Tlak");
        staged("r1", true, "2 05-02 Talk");
        repaired("r1", 2, "d1", 3);

        assertThat(standing()).containsExactly("05-01 Launch d1 1", "05-02 Talk r1 1");
    }

    @Test
    void repaired_rows_of_a_delivery_that_is_refused_wait_for_it() throws IOException {
        source("redelivery: append");
        delivered("d1", false, Delivery.REFUSED);
        staged("r1", true, "2 05-02 Talk");
        repaired("r1", 2, "d1", 3);

        assertThat(standing()).isEmpty();
    }
}
