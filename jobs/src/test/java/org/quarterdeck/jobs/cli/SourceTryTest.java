package org.quarterdeck.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator is told of a file before it is loaded. */
class SourceTryTest {
    private static final String EVENTS = "Date,Label,Metrics,Remarks\n";

    @TempDir
    Path folder;

    @BeforeEach
    void office() {
        assertThat(Ran.command("init", folder.resolve("office").toString()).exit())
                .isEqualTo(ExitCode.DONE);
    }

    private Ran tried(String name, String text, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        return Ran.command(Stream.concat(
                        Stream.of(
                                "source",
                                "try",
                                file.toString(),
                                "--home",
                                folder.resolve("office").toString()),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    @Test
    void a_file_is_tried_as_the_source_whose_columns_it_has() throws IOException {
        Ran ran = tried("e.csv", EVENTS + "2020-05-01,Launch,,\n2020-05-02,Visit,,\n");

        assertThat(ran.exit()).as(ran.err()).isEqualTo(ExitCode.DONE);
        assertThat(ran.out())
                .contains("as a delivery of events (Events), into staging.event", "row 2", "2020-05-01", "Visit")
                .contains("2 rows read: 2 accepted, 0 rejected, 0 filtered, 0 blank");
    }

    @Test
    void rejects_stand_together_by_reason_with_their_rows() throws IOException {
        Ran ran = tried("e.csv", EVENTS + "2020-05-01,A,,\n1/5/2020,B,,\n2/5/2020,C,,\n2020-05-04,,,\n");

        assertThat(ran.exit()).isEqualTo(ExitCode.REFUSED);
        assertThat(ran.out())
                .contains("4 rows read: 1 accepted, 3 rejected", "3-4", "is not a date", "Label is empty")
                .contains("would be refused whole");
        assertThat(ran.out().lines()).allMatch(line -> line.length() <= TrialReport.WIDTH);
    }

    @Test
    void rows_that_the_source_leaves_out_are_counted_by_what_they_are() throws IOException {
        Path draft = Files.writeString(folder.resolve("draft.yaml"), """
                title: Events
                into: staging.event
                format: {csv: {}}
                columns: {event_on: {from: Date}, label: {from: Label}}
                skip:
                  - {column: Label, matches: "Total.*", because: a subtotal}
                  - {column: Date, is: ["#date"], because: a row of tags}
                redelivery: append
                """);

        Ran ran = tried(
                "e.csv",
                "Date,Label\n#date,#label\n2020-05-01,A\n,Total of May\n,Total of all\n",
                "--source",
                draft.toString());

        assertThat(ran.exit()).as(ran.err()).isEqualTo(ExitCode.DONE);
        assertThat(ran.out())
                .contains("4 rows read: 1 accepted, 0 rejected, 3 filtered", "left out: 1 row, a row of tags")
                .contains("left out: 2 rows, a subtotal");
    }

    @Test
    void columns_that_nobody_asked_for_are_named() throws IOException {
        Ran ran = tried("e.csv", "Date,Label,Metrics,Remarks,Venue\n2020-05-01,A,,,x\n");

        assertThat(ran.out()).contains("neither mapped nor ignored: \"Venue\"");
    }

    @Test
    void a_file_that_fits_no_source_is_answered_with_the_nearest_and_what_is_missing() throws IOException {
        Ran ran = tried("e.csv", "Date,Label\n2020-05-01,A\n");

        assertThat(ran.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains("No source", "events has 2 of 3; missing: \"Metrics\"");
    }

    @Test
    void a_person_is_shown_as_one_and_by_no_name() throws IOException {
        Ran ran = tried(
                "f.csv",
                "Country,E-mail,Focal point,Event,Date,Remarks\nCHE,canary@example.org,Ann Canary,Nominated,2020-05-01,\n"
                        + "CHE,canary,Ann Canary,Nominated,2020-05-01,\n");

        assertThat(ran.out()).contains("(a person)", "CHE");
        assertThat(ran.out() + ran.err()).doesNotContainIgnoringCase("canary");
    }

    @Test
    void nothing_is_written_but_the_log() throws IOException {
        tried("e.csv", EVENTS + "2020-05-01,Launch,,\n");

        assertThat(folder.resolve("office").resolve("staging"))
                .satisfiesAnyOf(
                        staging -> assertThat(staging).doesNotExist(),
                        staging -> assertThat(staging).isEmptyDirectory());
        assertThat(Ran.command("deliveries", "--home", folder.resolve("office").toString(), "--format", "csv")
                        .rows())
                .isEmpty();
    }

    @Test
    void a_file_that_is_not_there_is_a_wrong_usage() {
        Ran ran = Ran.command(
                "source",
                "try",
                folder.resolve("none.csv").toString(),
                "--home",
                folder.resolve("office").toString());

        assertThat(ran.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains("there is no file").doesNotContain("java");
    }
}
