package org.quarterdeck.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quarterdeck.jobs.intake.Archive;

/** Nights of an office that has just been made: nothing in its inbox, then what nobody wants to find there. */
@Tag("slow")
class NewOfficeNightsTest {
    private static final String RATES = """
            Currency,From,To,Units per USD,Source,Remarks
            EUR,2020-05-01,,0.9195,test,
            """;

    @TempDir
    Path folder;

    private Path home;

    @BeforeEach
    void make() {
        home = folder.resolve("office");
        assertThat(Ran.command("init", home.toString()).exit()).isZero();
    }

    private Ran nightly() {
        return Ran.command("nightly", "--as-of", "2020-05-31", "--home", home.toString());
    }

    private void arrives(String path, String text) throws IOException {
        Path file = home.resolve("inbox").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private List<CSVRecord> list(String command) {
        return Ran.command(command, "--home", home.toString(), "--format", "csv")
                .rows();
    }

    @Test
    void an_empty_inbox_is_a_normal_night() {
        Ran first = nightly();
        Ran second = nightly();

        assertThat(first.exit()).as(first.err()).isZero();
        assertThat(first.out()).contains("Release 2020-05-31-1 published");
        assertThat(second.exit()).isZero();
        assertThat(second.out()).contains("2020-05-31-1 stands");
    }

    @Test
    void files_that_cannot_be_read_are_refused_by_name_and_the_night_goes_on() throws IOException {
        arrives("exchange-rates/rates.csv", RATES);
        arrives("exchange-rate/rates.csv", RATES + "USD,2020-05-01,,1,test,\n");
        arrives("activities/workshops.xlsx", "no workbook at all");
        arrives("platform-log/access.log.gz", "no archive at all");

        Ran night = nightly();

        assertThat(night.exit()).as(night.err()).isEqualTo(ExitCode.REFUSED);
        assertThat(night.out()).contains("Release 2020-05-31-1 published");
        assertThat(night.err())
                .contains("refused: exchange-rate/rates.csv: ", "did you mean \"exchange-rates\"?")
                .contains("refused: activities/workshops.xlsx: ")
                .contains("refused: platform-log/access.log.gz: ");
        assertThat(list("deliveries").stream().map(d -> d.get("source") + " " + d.get("status")))
                .containsExactlyInAnyOrder(
                        "exchange-rates staged", "exchange-rate refused", "activities refused", "platform-log refused");
        Archive archive = new Archive(home.resolve("archive"));
        assertThat(list("deliveries"))
                .allSatisfy(d -> assertThat(archive.file(d.get("sha256"))).exists());
        assertThat(home.resolve("inbox/activities")).isEmptyDirectory();
    }

    @Test
    void a_night_whose_pages_cannot_be_written_says_what_is_published_and_the_next_one_writes_them_warnings_too()
            throws IOException {
        arrives("attendance/workshop.csv", "Activity,Party kind,Party,Remarks\nnobody-knows-it,State,FRA,\n");
        Path inTheWay = Files.writeString(home.resolve("packs"), "a file where a folder should be");

        Ran first = nightly();
        Files.delete(inTheWay);
        Ran second = nightly();

        assertThat(first.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(first.err()).contains("Release 2020-05-31-1 is published, but what follows failed: ");
        assertThat(second.exit()).as(second.err()).isZero();
        assertThat(first.err()).contains("gate: core.fact_attendance: attendance of an unknown activity; 1 row");
        assertThat(home.resolve("packs/2020-05/nightly-2020-05-31-1/index.html"))
                .content()
                .contains("core.fact_attendance: attendance of an unknown activity (rows: 1)");
        assertThat(list("runs"))
                .singleElement()
                .satisfies(r -> assertThat(r.get("status")).isEqualTo("published"));
    }

    /** What is written into a file of the configuration, with a slip of the hand, and what was meant. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "config/office.yaml | time_zoen: UTC | time_zone",
                "config/operation.yaml | kep_days: 3 | keep_days",
                "config/sources/contributions.yaml | redelivry: append | redelivery",
                "config/metrics/office.rates.yaml | expresion: count(*) | expression",
                "config/metrics/platform.visits.yaml | filter: NOT is_robott | is_robot",
                "config/packs/nightly/pack.yaml | titel: Charts | title",
                "config/packs/nightly/visits-by-month.yaml | seris: [] | series",
                "config/briefing.yaml | setions: [] | sections",
            })
    void a_wrong_key_is_named_with_the_right_one_before_anything_is_taken_in(String file, String line, String right)
            throws IOException {
        arrives("exchange-rates/rates.csv", RATES);
        mistake(home.resolve(file), line);

        Ran night = nightly();

        assertThat(night.exit()).as(night.err()).isEqualTo(ExitCode.USAGE);
        assertThat(night.err()).contains(file, "did you mean \"" + right + "\"?");
        assertThat(home.resolve("inbox/exchange-rates/rates.csv")).exists();
        assertThat(home.resolve("archive")).doesNotExist();
        assertThat(home.resolve("releases")).doesNotExist();
    }

    /** Into the office's copy of the file, which is the product's where the office has none. */
    private void mistake(Path file, String line) throws IOException {
        if (!Files.exists(file)) {
            Files.createDirectories(file.getParent());
            Path product = Path.of(System.getProperty("quarterdeck.product"));
            String name = file.getFileName().toString();
            Path metric = product.resolve("warehouse-schema/metrics").resolve(name);
            Path pack = product.resolve("charts/packs/nightly").resolve(name);
            if (Files.exists(metric)) {
                Files.copy(metric, file);
            } else if (Files.exists(pack)) {
                Files.copy(pack, file);
            }
        }
        String key = line.substring(0, line.indexOf(':') + 1);
        String text = Files.exists(file) ? Files.readString(file) : "";
        String without =
                text.lines().filter(l -> !l.startsWith(key)).collect(java.util.stream.Collectors.joining("\n"));
        Files.writeString(file, without + "\n" + line + "\n", StandardOpenOption.CREATE);
    }
}
