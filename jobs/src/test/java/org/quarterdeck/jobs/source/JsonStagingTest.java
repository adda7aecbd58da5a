package org.quarterdeck.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.batch.core.BatchStatus;

/** JSON and packed files on their way into staging. */
class JsonStagingTest {
    private static final String RATES = """
            title: Exchange rates
            into: staging.exchange_rate
            format: {csv: {}, xlsx: {}, json: {}}
            columns:
              currency: {from: Currency, as: currency}
              valid_from: {from: From}
              units_per_usd: {from: Rate}
              rate_source: {constant: UN}
            ignored: [Remarks]
            redelivery: append
            """;

    @TempDir
    Path home;

    private Desk desk;

    @BeforeEach
    void openOffice() throws Exception {
        desk = new Desk(home);
        desk.source("exchange-rates", RATES);
        Path product = Path.of(System.getProperty("quarterdeck.product"));
        desk.source(
                "fts-api",
                Files.readString(product.resolve("config/examples/fts-api.yaml")) + "\nmax_reject_share: 0.5\n");
    }

    @Test
    void a_page_of_the_tracking_service_becomes_flows() throws Exception {
        Delivery delivery = desk.delivery("fts-api", page());

        assertThat(desk.stage(delivery)).isEqualTo(new StagingCounts(2, 2, 0, 0));

        assertThat(desk.rows("fund_flow", delivery))
                .satisfiesExactly(
                        row -> assertThat(row)
                                .contains("flow_id: 101")
                                .contains("donor_name: Donor A, Government of")
                                .contains("donor_kind: member_state")
                                .contains("fund: Agency A")
                                .contains("programme_id: 1186")
                                .contains("earmark: Education")
                                .contains("currency: EUR"),
                        row -> assertThat(row).contains("donor_id: (not named)").contains("currency: USD"));
        assertThat(desk.rejects)
                .extracting(reject -> reject.rowNo() + " " + reject.rule())
                .containsExactly("3 number", "4 twice");
    }

    @Test
    void so_does_the_same_page_in_a_zip_file() throws Exception {
        Delivery delivery = desk.delivery("fts-api", zip("page.json", page()));

        assertThat(desk.stage(delivery)).isEqualTo(new StagingCounts(2, 2, 0, 0));
        assertThat(desk.rows("fund_flow", delivery)).hasSize(2);
    }

    @Test
    void a_column_that_no_row_has_refuses_the_delivery() throws Exception {
        Delivery delivery = desk.delivery(
                "exchange-rates", "{\"currency\": \"EUR\", \"From\": \"2020-04-01\"}\n", StandardCharsets.UTF_8);

        desk.stage(delivery);

        assertThat(desk.refused.get(delivery.deliveryId()))
                .contains("the columns \"Currency\" (it has \"currency\"), \"Rate\" are missing");
    }

    @Test
    void a_kind_of_file_that_the_source_does_not_take_is_called_by_its_name() throws Exception {
        desk.source("exchange-rates", RATES.replace("csv: {}, xlsx: {}, json: {}", "xlsx: {}"));
        Delivery delivery = desk.delivery("exchange-rates", gzip("[{}]".getBytes(StandardCharsets.UTF_8)));

        desk.stage(delivery);

        assertThat(desk.refused.get(delivery.deliveryId()))
                .contains("it is a gzip file of JSON, and the source accepts an XLSX workbook; deliver it in that form"
                        + " or add its format to the source");
    }

    @Test
    void a_step_that_failed_goes_on_at_the_row_after_the_last_one_kept() throws Exception {
        String lines = IntStream.rangeClosed(1, 14)
                .mapToObj(row ->
                        row % 7 == 0 ? "{" : "{\"Currency\":\"EUR\",\"From\":\"2020-04-01\",\"Rate\":" + row + "}")
                .collect(Collectors.joining("\n"));
        Desk other = new Desk(home.resolve("other")).failingAtLedgerCall(0);
        other.source("exchange-rates", RATES);
        Delivery delivery = other.delivery("exchange-rates", gzip(lines.getBytes(StandardCharsets.UTF_8)));
        assertThat(other.run(delivery).getStatus()).isEqualTo(BatchStatus.FAILED);

        assertThat(other.stage(delivery)).isEqualTo(new StagingCounts(12, 2, 0, 0));

        assertThat(other.rows("exchange_rate", delivery)).hasSize(12);
        assertThat(other.rejects).extracting(Reject::rowNo).containsExactly(7L, 14L);
    }

    @Test
    void a_workbook_and_a_table_are_read_out_of_their_packing() throws Exception {
        byte[] table = "Currency,From,Rate\nEUR,2020-04-01,0.9\n".getBytes(StandardCharsets.UTF_8);
        for (byte[] packed : new byte[][] {gzip(table), zip("rates.csv", table), zip("rates.xlsx", workbook())}) {
            Delivery delivery = desk.delivery("exchange-rates", packed);
            assertThat(desk.stage(delivery)).isEqualTo(new StagingCounts(1, 0, 0, 0));
            assertThat(desk.rows("exchange_rate", delivery)).hasSize(1);
        }
    }

    private static byte[] page() throws IOException {
        try (InputStream in = JsonStagingTest.class.getResourceAsStream("json/fts-page.json")) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.putNextEntry(new ZipEntry(name));
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] workbook() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Rates");
            String[][] cells = {{"Currency", "From", "Rate"}, {"EUR", "2020-04-01", "0.9"}};
            for (int row = 0; row < cells.length; row++) {
                for (int column = 0; column < cells[row].length; column++) {
                    sheet.value(row, column, cells[row][column]);
                }
            }
        }
        return bytes.toByteArray();
    }
}
