package org.quarterdeck.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quarterdeck.jobs.intake.Archive;

/** Rejected rows from the file that had them to the file that repairs them. */
class ReplayTest {
    private static final String EVENTS = """
            Date,Label,Metrics,Remarks
            2020-05-01,Launch,,
            2/5/2020,Visit,,=1+1
            2020-05-03,Review,,
            2020-05-04,,,two,
            2020-05-05,,,three
            2020-05-06,Talk,,
            """;
    private static final String PARTICIPANTS = """
            Activity,E-mail,Participant,Country,Counted as,People,Completed,Sex,Remarks
            A1,,Ann Canary,FRA,Person,1,yes,F,
            A1,,Bea Canary,Frnace,Person,1,yes,F,
            A1,eve.canary@example.org,Eve Canary,FRA,Persn,1,yes,F,
            A1,,Joe Canary,FRA,Person,1,yes,M,
            """;

    @TempDir
    Path folder;

    private Path home;

    @BeforeEach
    void office() {
        home = folder.resolve("office");
        assertThat(Ran.command("init", home.toString()).exit()).isEqualTo(ExitCode.DONE);
    }

    private Ran command(String... words) {
        return Ran.command(Stream.concat(Stream.of(words), Stream.of("--home", home.toString()))
                .toArray(String[]::new));
    }

    private List<String> list(String... words) {
        return command(Stream.concat(Stream.of(words), Stream.of("--format", "csv"))
                        .toArray(String[]::new))
                .rows()
                .stream()
                .map(row -> String.join(" ", row))
                .toList();
    }

    /** Loads a file of events that may have three rejects among six. */
    private String events() throws IOException {
        allow("events", "max_reject_share: 0.5");
        Ran load = command("load", "events", file("events.csv", EVENTS));
        assertThat(load.exit()).isEqualTo(ExitCode.REFUSED);
        assertThat(load.out()).contains("6 rows read, 3 accepted, 3 rejected");
        return load.out().substring(0, load.out().indexOf(' '));
    }

    private void allow(String source, String share) throws IOException {
        Path yaml = home.resolve("config/sources").resolve(source + ".yaml");
        String text = Files.readString(yaml);
        Files.writeString(yaml, text.replaceAll("(?m)^max_reject_share:.*\n", "") + "\n" + share + "\n");
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private String export(String name) {
        String file = folder.resolve(name).toString();
        Ran export = command("rejects", "--export", file);
        assertThat(export.exit()).as(export.err()).isEqualTo(ExitCode.DONE);
        return file;
    }

    private String repaired(String file, String... wordsAndRights) throws IOException {
        String text = Files.readString(Path.of(file));
        for (int i = 0; i < wordsAndRights.length; i += 2) {
            assertThat(text).contains(wordsAndRights[i]);
            text = text.replace(wordsAndRights[i], wordsAndRights[i + 1]);
        }
        return file("repaired-" + Path.of(file).getFileName(), text);
    }

    @Test
    void rejects_are_told_by_reason_unless_one_asks_for_each() throws IOException {
        String id = events();

        Ran told = command("rejects");

        assertThat(told.out().lines()).allMatch(line -> line.length() <= 80);
        assertThat(list("rejects"))
                .containsExactly(
                        "events date Date 1 " + id
                                + " 3 Date \"2/5/2020\" is not a date in the form yyyy-MM-dd; write it in that form",
                        "events ragged  1 " + id
                                + " 5 the row has 5 fields and the column names are 4; add or remove delimiters, or"
                                + " quote the field that holds one",
                        "events required Label 1 " + id + " 6 Label is empty; fill it in");
        assertThat(command("rejects", "--delivery", id, "--format", "csv").out())
                .startsWith("delivery_id,row_no,column_name,rule,message\n" + id + ",3,Date,date,")
                .hasLineCount(4);
    }

    @Test
    void what_was_delivered_is_read_again_from_the_archive_as_long_as_that_has_it() throws IOException {
        String id = events();

        assertThat(list("rejects", "--values"))
                .satisfiesExactly(
                        date -> assertThat(date).endsWith(" 2/5/2020"),
                        ragged -> assertThat(ragged).endsWith(" 2020-05-04 |  |  | two | "),
                        empty -> assertThat(empty).endsWith("fill it in "));

        Files.delete(new Archive(home.resolve("archive")).file(sha256(id)));
        Ran export = command("rejects", "--export", folder.resolve("late.csv").toString());

        assertThat(export.exit()).isEqualTo(ExitCode.REFUSED);
        assertThat(export.err()).contains(id + ": the archive no longer has its file; ask for events.csv again");
        assertThat(folder.resolve("late.csv")).doesNotExist();
        assertThat(command("rejects", "--values").err()).contains("the archive no longer has its file");
    }

    private String sha256(String id) {
        return command("deliveries", "--format", "csv").rows().stream()
                .filter(row -> row.get("delivery_id").equals(id))
                .map(row -> row.get("sha256"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void an_export_has_the_files_own_columns_behind_what_is_wrong_and_only_its_owner_reads_it() throws IOException {
        String id = events();

        String file = export("rows.csv");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(file))))
                .isEqualTo("rw-------");
        assertThat(Files.readString(Path.of(file)).lines())
                .startsWith("\ufeffReject: delivery,Reject: row,Reject: what to repair,Date,Label,Metrics,Remarks")
                .anyMatch(line -> line.startsWith(id + ",3,") && line.endsWith(",2/5/2020,Visit,,'=1+1"))
                .anyMatch(line -> line.startsWith(id + ",5,") && line.endsWith(",2020-05-04,,,two,"));
        assertThat(command("rejects", "--export", file).err()).contains("is there already");
    }

    @Test
    void repaired_rows_are_a_delivery_of_their_own_and_the_first_keeps_its_counts() throws IOException {
        String id = events();

        String file = repaired(
                export("rows.csv"),
                "2/5/2020",
                "2020-05-02",
                ",,,three",
                ",Tour,,three",
                "2020-05-04,,,two,",
                "2020-05-04,Walk,,two");
        Ran replay = command("replay", file);

        assertThat(replay.exit()).as(replay.err()).isEqualTo(ExitCode.DONE);
        assertThat(replay.out()).contains("3 rows read, 3 accepted, 0 rejected");
        assertThat(list("rejects")).isEmpty();
        assertThat(list("rejects", "--each", "--all"))
                .hasSize(3)
                .allMatch(row -> row.endsWith(" " + replay.out().substring(0, "events-".length() + 12)));
        List<CSVRecord> deliveries = command("deliveries", "--format", "csv").rows();
        assertThat(deliveries)
                .extracting(d -> d.get("rows_read") + " " + d.get("rows_rejected") + " " + d.get("is_repair"))
                .containsExactly("6 3 false", "3 0 true");
        assertThat(deliveries.get(0).get("delivery_id")).isEqualTo(id);

        Ran again = command("replay", file);

        assertThat(again.exit()).isEqualTo(ExitCode.DONE);
        assertThat(again.err()).contains("the same bytes arrived before");
        assertThat(command("deliveries", "--format", "csv").rows()).hasSize(2);
    }

    @Test
    void a_row_that_is_still_wrong_is_a_reject_of_the_repair_and_one_taken_out_stays_open() throws IOException {
        String id = events();
        String[] lines = Files.readString(Path.of(export("rows.csv"))).split("\n");

        Ran replay =
                command("replay", file("half.csv", lines[0] + "\n" + lines[1].replace("2/5/2020", "3/5/2020") + "\n"));

        assertThat(replay.exit()).isEqualTo(ExitCode.REFUSED);
        String repair = replay.out().substring(0, replay.out().indexOf(' '));
        assertThat(list("rejects", "--each"))
                .extracting(row -> row.substring(0, id.length() + 2))
                .containsExactly(id + " 5", id + " 6", repair + " 2");

        String second = folder.resolve("second.csv").toString();
        assertThat(command("rejects", "--export", second, "--delivery", repair).exit())
                .isEqualTo(ExitCode.DONE);
        assertThat(Files.readString(Path.of(second))).contains(repair + ",2,").contains(",Visit,,'=1+1");
        assertThat(command("replay", repaired(second, "3/5/2020", "2020-05-02")).exit())
                .isEqualTo(ExitCode.DONE);
        assertThat(list("rejects", "--each"))
                .extracting(row -> row.substring(0, id.length() + 2))
                .containsExactly(id + " 5", id + " 6");
    }

    @Test
    void a_row_that_was_never_rejected_refuses_the_repair_with_its_place() throws IOException {
        String id = events();
        String text = Files.readString(Path.of(export("rows.csv")));

        Ran other = command("replay", file("other.csv", text + id + ",2,,2020-05-02,Added,,\r\n"));
        Ran added = command("replay", file("added.csv", text + ",,,2020-05-02,Added,,\r\n"));
        Ran twice = command(
                "replay",
                file("twice.csv", text + text.lines().skip(1).findFirst().orElseThrow() + "\r\n"));

        assertThat(List.of(other.exit(), added.exit(), twice.exit())).containsOnly(ExitCode.REFUSED);
        assertThat(other.out()).contains("its row 5 names row 2 of " + id + ", which is not among the rejects");
        assertThat(added.out()).contains("its row 5 names no rejected row; take it out");
        assertThat(twice.out()).contains("its row 5 repairs row 3 of " + id + " a second time");
        assertThat(list("rejects", "--each")).hasSize(3);
    }

    @Test
    void repaired_rows_that_are_loaded_as_if_they_were_new_are_refused() throws IOException {
        events();
        String file = repaired(export("rows.csv"), "2/5/2020", "2020-05-02");

        Ran load = command("load", "events", file);

        assertThat(load.exit()).isEqualTo(ExitCode.REFUSED);
        assertThat(load.out()).contains("it holds repaired rows; load it with: quarterdeck replay FILE");
        assertThat(command("replay", file).out()).contains(" staged: 3 rows read, 1 accepted, 2 rejected");
    }

    @Test
    void a_file_that_names_no_delivery_is_no_repair() throws IOException {
        Ran replay = command("replay", file("events.csv", EVENTS));

        assertThat(replay.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(replay.err()).contains("its first row names no delivery of this office");
    }

    @Test
    void a_delivery_refused_for_its_many_rejects_is_read_again_once_enough_are_repaired() throws IOException {
        Ran load = command("load", "events", file("events.csv", EVENTS));
        assertThat(load.out()).contains("3 of its 6 rows are rejected, more than the share of 0.2");

        String file = repaired(export("rows.csv"), "2/5/2020", "2020-05-02", ",,,three", ",Tour,,three");
        Ran replay = command("replay", file);

        assertThat(replay.out())
                .contains("staged: 3 rows read, 2 accepted, 1 rejected")
                .contains("staged: 6 rows read, 3 accepted, 3 rejected");
        assertThat(list("rejects", "--each")).singleElement().asString().contains(" ragged ");
    }

    @Test
    void a_delivery_stays_refused_as_long_as_too_few_of_its_rejects_are_repaired() throws IOException {
        command("load", "events", file("events.csv", EVENTS));

        Ran replay = command("replay", repaired(export("rows.csv"), "2/5/2020", "2020-05-02"));

        assertThat(replay.exit()).isEqualTo(ExitCode.REFUSED);
        assertThat(replay.out()).contains("refused: events.csv: 2 of its 6 rows are rejected and not repaired");
    }

    @Test
    void of_a_wide_table_the_whole_row_comes_again() throws IOException {
        Files.writeString(home.resolve("config/sources/wide.yaml"), """
                title: Rates
                into: staging.exchange_rate
                format: {csv: {}}
                unpivot: {columns: "[A-Z]{3}", name_into: Currency, value_into: Rate}
                columns:
                  currency: {from: Currency, as: currency}
                  valid_from: {from: Date}
                  units_per_usd: {from: Rate}
                  rate_source: {constant: office}
                identity: [currency, valid_from]
                redelivery: append
                max_reject_share: 0.5
                """);
        Ran load = command("load", "wide", file("wide.csv", """
                Date,EUR,CHF,SEK
                2020-05-01,0.9,1.o,9.o
                2020-05-04,0.9,1.0,9.0
                """));
        assertThat(load.out()).contains("6 rows read, 4 accepted, 2 rejected");
        assertThat(list("rejects")).extracting(row -> row.split(" ")[2]).containsExactly("CHF", "SEK");

        Ran replay = command("replay", repaired(export("wide-rows.csv"), "1.o", "1.1", "9.o", "9.1"));

        assertThat(replay.out()).contains("3 rows read, 3 accepted, 0 rejected");
        assertThat(list("rejects")).isEmpty();
        assertThat(list(
                        "sql",
                        "SELECT currency_id, valid_from, units_per_usd FROM core.fact_exchange_rate"
                                + " WHERE currency_id <> 'USD' ORDER BY 1, 2"))
                .isEmpty();
    }

    @Test
    void rows_that_came_as_objects_are_repaired_in_a_workbook_where_numbers_stay_numbers() throws IOException {
        Files.writeString(home.resolve("config/sources/calls.yaml"), """
                title: Rates by a service
                into: staging.exchange_rate
                format: {json: {rows: rates}}
                numbers: fr
                columns:
                  currency: {from: code, as: currency}
                  valid_from: {from: day}
                  units_per_usd: {from: value.mid}
                  rate_source: {constant: office}
                redelivery: append
                max_reject_share: 0.5
                """);
        Ran load = command("load", "calls", file("calls.json", """
                {"rates": [{"code": "EUR", "day": "2020-05-01", "value": {"mid": 0.91}},
                           {"code": "EURO", "day": "2020-05-02", "value": {"mid": 0.92}}]}
                """));
        assertThat(load.out()).contains("2 rows read, 1 accepted, 1 rejected");
        assertThat(command("rejects", "--export", folder.resolve("x.csv").toString())
                        .err())
                .contains("repaired rows of the source come as .xlsx");

        Path exported = Path.of(export("rows.xlsx"));
        Path repaired = folder.resolve("repaired.xlsx");
        try (Workbook workbook = new XSSFWorkbook(Files.newInputStream(exported));
                var out = Files.newOutputStream(repaired)) {
            Row row = workbook.getSheetAt(0).getRow(1);
            assertThat(row.getCell(5).getNumericCellValue()).isEqualTo(0.92);
            row.getCell(3).setCellValue("EUR");
            workbook.write(out);
        }
        Ran replay = command("replay", repaired.toString());

        assertThat(replay.out()).contains("1 rows read, 1 accepted");
        assertThat(list("rejects")).isEmpty();
    }

    @Test
    void a_workbook_is_repaired_in_a_workbook_with_its_dates_and_numbers() throws IOException {
        Path given = folder.resolve("people.xlsx");
        try (var workbook = new org.dhatim.fastexcel.Workbook(Files.newOutputStream(given), "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Participants");
            List<List<Object>> rows = new ArrayList<>();
            rows.add(List.of(
                    "Activity", "E-mail", "Participant", "Country", "Counted as", "People", "Completed", "Sex"));
            for (int i = 0; i < 9; i++) {
                rows.add(List.of("A" + i, "", "", "FRA", i == 4 ? "Grup" : "Group", 12 + i, "yes", ""));
            }
            for (int row = 0; row < rows.size(); row++) {
                for (int column = 0; column < rows.get(row).size(); column++) {
                    if (rows.get(row).get(column) instanceof Integer number) {
                        sheet.value(row, column, number);
                    } else {
                        sheet.value(row, column, rows.get(row).get(column).toString());
                    }
                }
                sheet.value(row, 8, row == 0 ? "Remarks" : "=cmd");
            }
        }
        assertThat(command("load", "participations", given.toString()).out()).contains("8 accepted, 1 rejected");
        assertThat(command("rejects", "--export", folder.resolve("x.csv").toString())
                        .err())
                .contains("write a workbook (.xlsx)");

        Path exported = Path.of(export("rows.xlsx"));
        Path repaired = folder.resolve("repaired.xlsx");
        try (Workbook workbook = new XSSFWorkbook(Files.newInputStream(exported));
                var out = Files.newOutputStream(repaired)) {
            Sheet sheet = workbook.getSheet("Participants");
            Row row = sheet.getRow(1);
            assertThat(row.getCell(8).getNumericCellValue()).isEqualTo(16);
            assertThat(row.getCell(11).getStringCellValue()).isEqualTo("=cmd");
            row.getCell(7).setCellValue("Group");
            workbook.write(out);
        }
        Ran replay = command("replay", repaired.toString());

        assertThat(replay.exit()).as(replay.out()).isEqualTo(ExitCode.DONE);
        assertThat(replay.out()).contains("1 rows read, 1 accepted");
        assertThat(list("rejects")).isEmpty();
    }

    @Test
    void of_persons_nothing_is_found_but_in_archive_and_export() throws IOException {
        allow("participations", "max_reject_share: 0.5");
        Ran load = command("load", "participations", file("people.csv", PARTICIPANTS));
        Ran told = command("rejects", "--each");
        String file = repaired(export("rows.csv"), "Frnace", "France");
        Ran replay = command("replay", file);

        assertThat(Files.readString(Path.of(file))).contains("Bea Canary", "eve.canary@example.org");
        assertThat(load.out() + load.err() + told.out() + told.err() + replay.out() + replay.err())
                .contains("1 accepted, 1 rejected")
                .doesNotContainIgnoringCase("canary");
        try (Stream<Path> files = Files.walk(home)) {
            for (Path kept : files.filter(Files::isRegularFile)
                    .filter(f -> !f.startsWith(home.resolve("archive")))
                    .toList()) {
                assertThat(new String(Files.readAllBytes(kept), java.nio.charset.StandardCharsets.ISO_8859_1))
                        .as(kept.toString())
                        .doesNotContainIgnoringCase("canary");
            }
        }
    }

    @Test
    void lines_of_logs_are_listed_and_not_exported() {
        // A log is staged by the night; its rejects are those of any delivery until they are to be read again.
        assertThat(command("rejects", "--source", "platform-log").exit()).isEqualTo(ExitCode.DONE);
        assertThat(command("rejects", "--source", "platform-lg").err()).contains("did you mean \"platform-log\"?");
    }
}
