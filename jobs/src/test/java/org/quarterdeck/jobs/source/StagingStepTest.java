package org.quarterdeck.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.parquet.example.data.Group;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.batch.core.BatchStatus;

class StagingStepTest {
    private static final String RATES = """
            title: Exchange rates
            into: staging.exchange_rate
            format: {csv: {}}
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
    }

    @Test
    void each_row_arrives_in_staging_or_in_the_rejects_and_every_row_is_counted() throws Exception {
        Delivery delivery = desk.delivery("exchange-rates", """
                Currency,From,Rate
                EUR,2020-04-01,0.9

                CHF,01.04.2020,0.97
                USS,2020-04-01,x
                ,,
                """);

        StagingCounts counts = desk.stage(delivery);

        assertThat(counts).isEqualTo(new StagingCounts(1, 2, 0, 2));
        assertThat(counts.read()).isEqualTo(5);
        assertThat(desk.rejects)
                .extracting(reject -> reject.rowNo() + " " + reject.column() + ": " + reject.message())
                .containsExactly(
                        "4 From: From \"01.04.2020\" is not a date in the form yyyy-MM-dd; write it in that form",
                        "5 Currency: Currency \"USS\" is not in ISO 4217; did you mean USD?",
                        "5 Rate: Rate \"x\" is not a number as en writes it; correct it");
        // Two thirds are rejected, so the delivery is refused whole and leaves nothing.
        assertThat(desk.refused.get(delivery.deliveryId()))
                .isEqualTo(
                        "inbox/exchange-rates/file: 2 of its 3 rows are rejected, more than the share of 0.2 that the"
                                + " source allows; see the rejects, correct the file and deliver it again");
        assertThat(desk.folder("exchange_rate", delivery)).doesNotExist();
        assertThat(desk.staged).isEmpty();
    }

    @Test
    void a_staged_row_knows_its_source_its_delivery_and_its_number() throws Exception {
        Delivery delivery = desk.delivery("exchange-rates", "Currency,From,Rate\n\nEUR,2020-04-01,0.9\n");

        desk.stage(delivery);

        assertThat(desk.staged).containsEntry(delivery.deliveryId(), new StagingCounts(1, 0, 0, 1));
        Group row = desk.groups(desk.parts("exchange_rate", delivery).get(0)).get(0);
        assertThat(row.getString("source", 0)).isEqualTo("exchange-rates");
        assertThat(row.getString("delivery_id", 0)).isEqualTo(delivery.deliveryId());
        assertThat(row.getLong("row_no", 0)).isEqualTo(3);
        assertThat(row.getString("rate_source", 0)).isEqualTo("UN");
    }

    @Test
    void a_step_that_failed_in_its_third_chunk_goes_on_there_and_stages_the_same_rows() throws Exception {
        String file = IntStream.rangeClosed(1, 14)
                .mapToObj(row -> row % 7 == 0 ? "XXX,2020-04-01,1" : "EUR,2020-04-01," + row)
                .collect(Collectors.joining("\n", "Currency,From,Rate\n", "\n"));
        Delivery undisturbed = desk.delivery("exchange-rates", file);
        desk.stage(undisturbed);
        List<String> expected = desk.rows("exchange_rate", undisturbed);

        Desk other = new Desk(home.resolve("other")).failingAtLedgerCall(0);
        other.source("exchange-rates", RATES);
        Delivery disturbed = other.delivery("exchange-rates", file);
        assertThat(other.run(disturbed).getStatus()).isEqualTo(BatchStatus.FAILED);
        assertThat(other.staged).isEmpty();
        assertThat(other.parts("exchange_rate", disturbed)).hasSize(3); // The third chunk's file is to be overwritten.
        Files.writeString(other.parts("exchange_rate", disturbed).get(2), "half-written");

        StagingCounts counts = other.stage(disturbed);

        assertThat(counts).isEqualTo(new StagingCounts(12, 2, 0, 0));
        assertThat(other.rows("exchange_rate", disturbed)).isEqualTo(expected).hasSize(12);
        assertThat(other.rejects).extracting(Reject::rowNo).containsExactly(8L, 15L);
        assertThat(other.parts("exchange_rate", disturbed))
                .map(part -> part.getFileName().toString())
                .containsExactly(
                        "part-00000.parquet",
                        "part-00001.parquet",
                        "part-00002.parquet",
                        "part-00003.parquet",
                        "part-00004.parquet");
    }

    /** Batch calls a step complete before it is told how the delivery ended: a process may be killed in between. */
    @Test
    void a_complete_step_whose_delivery_has_no_fate_is_done_again() throws Exception {
        Delivery delivery = desk.delivery("exchange-rates", "Currency,From,Rate\nEUR,2020-04-01,0.9\n");
        desk.runAndFailLater(delivery);
        List<String> rows = desk.rows("exchange_rate", delivery);
        StagingCounts counts = desk.staged.remove(delivery.deliveryId());

        desk.runAndFailLater(delivery);

        assertThat(desk.staged.get(delivery.deliveryId())).isNotNull().isEqualTo(counts);
        assertThat(desk.rows("exchange_rate", delivery)).isEqualTo(rows).isNotEmpty();
    }

    @Test
    void a_file_with_column_names_alone_is_staged_with_no_rows() throws Exception {
        Delivery delivery = desk.delivery("exchange-rates", "Currency,From,Rate\n");

        assertThat(desk.stage(delivery).read()).isZero();

        assertThat(desk.staged).containsKey(delivery.deliveryId());
        assertThat(desk.parts("exchange_rate", delivery)).hasSize(1);
        assertThat(desk.rows("exchange_rate", delivery)).isEmpty();
    }

    @Test
    void an_empty_file_is_refused() throws Exception {
        assertRefused("", "it is empty, without even column names; deliver it again");
    }

    @Test
    void a_missing_column_refuses_the_file_by_its_name() throws Exception {
        assertRefused(
                "Curency,From,Remarks\nEUR,2020-04-01,\n",
                "the columns \"Currency\" (it has \"Curency\"), \"Rate\" are missing; add them, or change the"
                        + " names in the source's columns");
    }

    @Test
    void a_column_name_that_stands_twice_refuses_the_file() throws Exception {
        assertRefused(
                "Currency,From,Rate,Rate\nEUR,2020-04-01,1,2\n",
                "\"Rate\" stands twice among the column names; rename or remove one of them");
    }

    @Test
    void a_file_of_a_format_that_the_source_does_not_accept_is_refused() throws Exception {
        assertRefused(
                "%PDF-1.7",
                "it is a PDF document, and the source accepts plain text such as CSV; deliver it in that form or add"
                        + " its format to the source");
    }

    private void assertRefused(String file, String reason) throws Exception {
        Delivery delivery = desk.delivery("exchange-rates", file);

        desk.stage(delivery);

        assertThat(desk.refused)
                .containsEntry(delivery.deliveryId(), "inbox/exchange-rates/file: " + reason)
                .hasSize(1);
        assertThat(desk.folder("exchange_rate", delivery)).doesNotExist();
    }

    @Test
    void reordered_and_further_columns_give_the_same_rows() throws Exception {
        Delivery ordered = desk.delivery("exchange-rates", "Currency,From,Rate\nEUR,2020-04-01,0.9\n");
        Delivery reordered =
                desk.delivery("exchange-rates", "Rate,New column, From ,Remarks,Currency\n0.9,a,2020-04-01,b,EUR\n");
        desk.stage(ordered);
        desk.stage(reordered);

        assertThat(desk.rows("exchange_rate", reordered))
                .map(row -> row.replace(reordered.deliveryId(), ordered.deliveryId()))
                .isEqualTo(desk.rows("exchange_rate", ordered));
    }

    @Test
    void what_a_definition_of_yesterday_staged_is_gone_when_the_delivery_is_staged_anew() throws Exception {
        Delivery delivery = desk.delivery("exchange-rates", "Currency,From,Rate\nEUR,2020-04-01,0.9\n");
        Path stale = desk.folder("exchange_rate", delivery).resolve("part-00007.parquet");
        Files.createDirectories(stale.getParent());
        Files.writeString(stale, "of an earlier staging");

        desk.stage(delivery);

        assertThat(desk.parts("exchange_rate", delivery)).hasSize(1).doesNotContain(stale);
    }

    @Test
    void a_row_in_another_encoding_than_declared_is_rejected_with_its_line_and_nothing_is_replaced() throws Exception {
        desk.source("posts", """
                title: Posts
                into: staging.post
                format: {csv: {}}
                columns:
                  post_id: {from: Post}
                  funding: {constant: regular}
                  valid_from: {from: From}
                redelivery: append
                max_reject_share: 0.5
                """);
        Delivery delivery =
                desk.delivery("posts", "Post,From\né,2020-01-01\nb,2020-01-01\n", StandardCharsets.ISO_8859_1);

        desk.stage(delivery);

        assertThat(desk.rejects).singleElement().satisfies(reject -> {
            assertThat(reject.rowNo()).isEqualTo(2);
            assertThat(reject.rule()).isEqualTo("encoding");
            assertThat(reject.message()).startsWith("line 2 has bytes that are no text in the declared encoding");
        });
        assertThat(desk.rows("post", delivery)).singleElement().asString().contains("post_id: b");
    }

    @Test
    void a_negative_amount_needs_a_reason() throws Exception {
        desk.source("contributions", """
                title: Contributions
                into: staging.fund_flow
                format: {csv: {encoding: windows-1252, delimiter: ";"}}
                dates: dd.MM.yyyy
                numbers: de
                columns:
                  flow_id: {from: Flow}
                  stage: {constant: pledge}
                  nature: {constant: cash}
                  reason: {from: Reason, values: {Kürzung: reduction}}
                  donor_id: {from: Donor}
                  fund: {constant: Main}
                  flow_on: {from: Date}
                  currency: {from: Currency, as: currency}
                  amount: {from: Amount}
                identity: [flow_id]
                redelivery: supersede_by_key
                max_reject_share: 0.5
                """);
        Delivery delivery = desk.delivery("contributions", """
                Flow;Reason;Donor;Date;Currency;Amount
                P1;;D1;31.03.2020;EUR;1.234,56
                P2;Kürzung;D1;01.04.2020;EUR;-34,56
                P3;;D1;01.04.2020;EUR;-1
                P4;Laune;D1;01.04.2020;EUR;(500)
                """, Charset.forName("windows-1252"));

        assertThat(desk.stage(delivery)).isEqualTo(new StagingCounts(2, 2, 0, 0));

        assertThat(desk.rejects)
                .extracting(reject -> reject.rowNo() + " " + reject.rule() + ": " + reject.message())
                .containsExactly(
                        "4 required: Reason is empty, and Amount is negative; fill it in",
                        "5 values: Reason \"Laune\" is none of the source's words; known are Kürzung",
                        "5 number: Amount \"(500)\" is not a number as de writes it; write a minus sign, not"
                                + " parentheses");
    }

    @Test
    void a_person_is_a_key_in_staging_and_no_reject_quotes_a_word_of_the_file() throws Exception {
        desk.source("participations", """
                title: Participants
                into: staging.participation
                format: {csv: {}}
                columns:
                  activity_id: {from: Activity}
                  person_key: {person: {email: E-mail, name: Name, state: Country}}
                  identity: {from: Kind, values: {Person: person, Group: unknown}}
                  participants: {from: People}
                  completed: {constant: "true"}
                  state_code: {from: Country, as: state}
                redelivery: append
                max_reject_share: 0.9
                """);
        Delivery delivery = desk.delivery("participations", """
                Activity,Kind,E-mail,Name,Country,People
                A1,Person,Canary.Bird@example.org,Canary Bird,Australia,1
                A2,Person,CANARY.BIRD@EXAMPLE.ORG,,036,1
                A3,Person,,Canary  Bird,AUS,1
                A3,Person,,CANARY BIRD,Australie,1
                A4,Group,,,,12
                A5,Person,,,AUS,1
                A6,Person,none,Canary Bird,AUS,1
                A7,Person,,Canary Bird,,1
                A8,Person,canary@example.org,Canary Bird,Canary Bird,canary@example.org
                """);

        assertThat(desk.stage(delivery)).isEqualTo(new StagingCounts(5, 4, 0, 0));

        List<Group> rows = Stream.concat(
                        desk.groups(desk.parts("participation", delivery).get(0)).stream(),
                        desk.groups(desk.parts("participation", delivery).get(1)).stream())
                .toList();
        List<String> keys = rows.stream()
                .limit(4)
                .map(row -> row.getString("person_key", 0))
                .toList();
        assertThat(keys.get(0)).isEqualTo(keys.get(1)).matches("[0-9a-f]{64}");
        assertThat(keys.get(2)).isEqualTo(keys.get(3)).isNotEqualTo(keys.get(0));
        assertThat(rows.get(4).getFieldRepetitionCount("person_key")).isZero();
        assertThat(desk.rejects)
                .extracting(reject -> reject.rowNo() + " " + reject.column() + ": " + reject.message())
                .containsExactly(
                        "7 E-mail: E-mail is empty, and Kind is person; fill it in",
                        "8 E-mail: E-mail is no e-mail address; correct it or leave it empty",
                        "9 Country: Country is empty, and only a State tells namesakes apart; fill it in",
                        "10 People: People is not a number as en writes it; correct it",
                        "10 Country: Country is no Member State's code or name; write its ISO 3166-1 code or its name"
                                + " in one of six languages");
        assertNowhere("anary");
    }

    private void assertNowhere(String word) throws Exception {
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(f -> !f.startsWith(home.resolve("archive")))
                    .toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContainIgnoringCase(word);
            }
        }
    }

    @Test
    void a_list_in_one_cell_is_split_and_each_part_looked_up() throws Exception {
        desk.source("activities", """
                title: Activities
                into: staging.activity
                format: {csv: {}}
                columns:
                  activity_id: {from: Activity}
                  kind: {constant: workshop}
                  state: {constant: held}
                  is_leadership: {from: Head, values: {"yes": "true", "": "false"}}
                  is_joint: {constant: "false"}
                  title: {from: Title}
                  modality: {constant: virtual}
                  state_codes: {from: Countries, as: state, split: ";"}
                  starts_on: {from: Start}
                redelivery: append
                max_reject_share: 0.5
                """);
        Delivery delivery = desk.delivery("activities", """
                Activity,Head,Title,Countries,Start
                A1,yes,"One, and two",Côte d’Ivoire; тУРЦИЯ ;au;,2020-05-01
                A2,,None,,2020-05-02
                A3,,Bad,Australia;Astralia,2020-05-02
                """);

        assertThat(desk.stage(delivery)).isEqualTo(new StagingCounts(2, 1, 0, 0));

        List<String> rows = desk.rows("activity", delivery);
        assertThat(rows.get(0)).containsSubsequence("is_leadership: true", "CIV", "TUR", "AUS");
        assertThat(rows.get(1)).contains("is_leadership: false").doesNotContain("state_codes");
        assertThat(desk.rejects)
                .singleElement()
                .extracting(Reject::message)
                .isEqualTo("Countries \"Astralia\" is no Member State's code or name; did you mean Australia (AUS)?");
    }

    @Test
    void a_workbook_and_a_text_with_the_same_rows_are_staged_alike() throws Exception {
        desk.source("exchange-rates", RATES.replace("{csv: {}}", "{csv: {}, xlsx: {}}"));
        Delivery text = desk.delivery("exchange-rates", "Currency,From,Rate\nEUR,2020-04-01,0.9\nUSS,2020-04-01,1\n");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(bytes, "Tests", "1.0")) {
            Worksheet sheet = book.newWorksheet("Rates");
            for (int at = 0; at < 3; at++) {
                sheet.value(0, at, List.of("Currency", "From", "Rate").get(at));
            }
            for (int row = 1; row <= 2; row++) {
                sheet.value(row, 0, row == 1 ? "EUR" : "USS");
                sheet.value(row, 1, LocalDate.of(2020, 4, 1));
                sheet.style(row, 1).format("dd/mm/yyyy").set();
                sheet.value(row, 2, row == 1 ? 0.9 : 1);
            }
        }
        Delivery workbook = desk.delivery("exchange-rates", bytes.toByteArray());

        assertThat(desk.stage(workbook)).isEqualTo(desk.stage(text)).isEqualTo(new StagingCounts(1, 1, 0, 0));

        assertThat(desk.rejects)
                .extracting(Reject::message)
                .hasSize(2)
                .containsOnly(desk.rejects.get(0).message());
    }
}
