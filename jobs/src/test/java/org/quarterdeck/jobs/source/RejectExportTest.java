package org.quarterdeck.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quarterdeck.jobs.source.format.DeliveryRefused;
import org.quarterdeck.schema.table.Tables;

/** Rejected rows on their way out and back, in every form that a source may have. */
class RejectExportTest {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final String EVENTS = """
            title: Events
            into: staging.event
            format: {csv: {encoding: windows-1252, delimiter: ";", header_row: 3}}
            dates: dd/MM/yyyy
            columns:
              event_on: {from: Day}
              label: {row: event-}
              metrics: {from: What, split: "|"}
            redelivery: replace_all
            max_reject_share: 1
            """;

    @TempDir
    Path home;

    private Desk desk;

    @BeforeEach
    void openOffice() throws Exception {
        desk = new Desk(home);
        desk.source("events", EVENTS);
    }

    private FileSource source() {
        Tables tables = Tables.read(Path.of(System.getProperty("quarterdeck.product"), "warehouse-schema", "tables"));
        return (FileSource) Sources.read(home.resolve("sources"), tables).get("events");
    }

    private Path exported(String name, Delivery... deliveries) throws Exception {
        List<RejectExport.Part> parts = List.of(deliveries).stream()
                .map(delivery -> new RejectExport.Part(
                        delivery,
                        desk.rejects.stream()
                                .filter(r -> r.deliveryId().equals(delivery.deliveryId()))
                                .collect(Collectors.toMap(
                                        Reject::rowNo, Reject::message, (one, other) -> one, TreeMap::new))))
                .toList();
        Path file = home.resolve(name);
        new RejectExport(source(), parts).write(file);
        return file;
    }

    private List<String> staged(Delivery delivery) throws Exception {
        return desk.rows("event", delivery).stream()
                .map(row -> row.replaceAll("; (source|delivery_id): [^;]*", ""))
                .toList();
    }

    @Test
    void the_file_has_the_encoding_the_delimiter_and_the_row_of_names_that_its_source_declares() throws Exception {
        Delivery delivery = desk.delivery("events", "\n\nDay;What\n2020;Réunion\n", WINDOWS);
        desk.stage(delivery);

        Path file = exported("rows.csv", delivery);

        assertThat(Files.readString(file, WINDOWS).lines())
                .satisfiesExactly(
                        note -> assertThat(note).startsWith("Repair the rows below"),
                        blank -> assertThat(blank).isIn("", "\"\""),
                        names -> assertThat(names)
                                .isEqualTo("Reject: delivery;Reject: row;Reject: what to repair;Day;What"),
                        row -> assertThat(row)
                                .startsWith(delivery.deliveryId() + ";4;")
                                .endsWith(";2020;Réunion"));
    }

    @Test
    void a_repaired_row_is_staged_as_if_it_had_been_right_under_its_first_number() throws Exception {
        String right = "\n\nDay;What\n01/05/2020;a\n02/05/2020;=b\n";
        Delivery asIfRight = desk.delivery("events", right, WINDOWS);
        desk.stage(asIfRight);
        Delivery delivery = desk.delivery("events", right.replace("02/05/2020", "2 May"), WINDOWS);
        desk.stage(delivery);
        String export = Files.readString(exported("rows.csv", delivery), WINDOWS);
        assertThat(export).contains(";'=b");

        Delivery repair =
                desk.repair("events", export.replace("2 May", "02/05/2020").getBytes(WINDOWS));
        StagingCounts counts = desk.stage(repair);

        assertThat(counts).isEqualTo(new StagingCounts(1, 0, 0, 0));
        assertThat(staged(repair).get(0).replace("row_no: 4", "row_no: 5"))
                .isEqualTo(staged(asIfRight).get(1))
                .contains("label: event-5", "=b");
        assertThat(desk.repairs)
                .containsEntry(
                        new RepairLedger.Row(repair.deliveryId(), 4), new RepairLedger.Row(delivery.deliveryId(), 5));
    }

    @Test
    void words_that_the_declared_encoding_lacks_come_in_one_that_has_them() throws Exception {
        Delivery delivery =
                desk.delivery("events", "\ufeff\n\nDay;What\n2020;اجتماع\n".getBytes(StandardCharsets.UTF_8));
        desk.stage(delivery);

        Path file = exported("rows.csv", delivery);

        assertThat(Files.readString(file)).startsWith("\ufeff").contains("اجتماع");
    }

    @Test
    void a_row_of_which_no_cell_could_be_told_comes_without_any_and_is_no_repair_until_it_is_filled_in()
            throws Exception {
        Delivery delivery = desk.delivery("events", "\n\nDay;What\n01/05/2020;\"a\n01/05/2020;b\n", WINDOWS);
        desk.stage(delivery);
        Path file = exported("rows.csv", delivery);
        assertThat(Files.readString(file, WINDOWS)).contains(delivery.deliveryId() + ";4;");

        Delivery untouched = desk.repair("events", Files.readAllBytes(file));
        desk.stage(untouched);
        Delivery padded = desk.repair(
                "events", Files.readString(file, WINDOWS).strip().concat(";;\n").getBytes(WINDOWS));
        desk.stage(padded);

        assertThat(desk.rejects)
                .filteredOn(r -> r.deliveryId().equals(untouched.deliveryId()))
                .extracting(Reject::rule)
                .containsExactly("ragged");
        assertThat(desk.rejects)
                .filteredOn(r -> r.deliveryId().equals(padded.deliveryId()))
                .extracting(Reject::rule)
                .containsExactly("empty");
    }

    @Test
    void deliveries_with_other_columns_do_not_stand_in_one_file() throws Exception {
        Delivery one = desk.delivery("events", "\n\nDay;What\n2020;a\n", WINDOWS);
        Delivery other = desk.delivery("events", "\n\nWhat;Day\na;2020\n", WINDOWS);
        desk.stage(one);
        desk.stage(other);

        assertThatThrownBy(() -> exported("rows.csv", one, other))
                .isInstanceOf(DeliveryRefused.class)
                .hasMessageContaining("have different columns; export one at a time");
        assertThatThrownBy(() -> exported("rows.xlsx", one))
                .hasMessage("repaired rows of the source come as .csv; name the file so");
        assertThat(home.resolve("rows.csv")).doesNotExist();
    }
}
