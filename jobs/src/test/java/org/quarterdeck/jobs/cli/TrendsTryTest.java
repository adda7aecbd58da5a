package org.quarterdeck.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quarterdeck.corpus.CorpusTest;

/** What is said of any series that someone brings. */
class TrendsTryTest {
    @TempDir
    Path folder;

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("visits.csv"), text).toString();
    }

    private static void assertFits(String text) {
        assertThat(text.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void a_series_is_judged_in_words_that_fit_a_terminal() throws IOException {
        String months = IntStream.range(0, 48)
                .mapToObj(i ->
                        String.format("%d-%02d,%d", 2016 + i / 12, i % 12 + 1, 100 * (i % 12) + i * i % 7 + 10 * i))
                .collect(Collectors.joining("\n"));

        Ran ran = Ran.command("trends", "try", file("month,visits\n" + months));

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertFits(ran.out());
        assertThat(ran.out())
                .contains(
                        "visits: 48 months, 2016-01 to 2019-12, none missing",
                        "rising",
                        "seasonal Kendall",
                        "a year (Theil-Sen); 95 % interval from",
                        "X-13 (JDemetra+): Q = ",
                        "Forecast    the year 2020 is expected to end at ",
                        "made from 48 months up to 2019-12, by ",
                        "            2020-12  ",
                        "Back-test   ",
                        "the same month of last year: off by ");
    }

    @Test
    void what_is_too_short_has_no_forecast_and_says_so() throws IOException {
        Ran ran = Ran.command("trends", "try", file("2020-01,5\n2020-02,6\n2020-03,7\n"));

        assertFits(ran.out());
        assertThat(ran.out()).contains("Forecast    none: 36 complete months in a row are the least, and there are 3");
    }

    @Test
    void too_few_points_say_so() throws IOException {
        Ran ran = Ran.command("trends", "try", "--file", file("2020-01,5\n2020-02,\n2020-03,7\n"));

        assertThat(ran.exit()).isZero();
        assertFits(ran.out());
        assertThat(ran.out())
                .contains("2 months, 2020-01 to 2020-03, 1 missing between", "too few points: 10 are the least")
                .doesNotContain("Slope", "Test");
    }

    @Test
    void programs_get_every_number_under_its_published_name() throws IOException {
        String days = IntStream.range(0, 12)
                .mapToObj(i -> "2020-02-" + (18 + i) + "," + i)
                .collect(Collectors.joining("\n"));

        CSVRecord row = Ran.command("trends", "try", file(days), "--format", "csv")
                .rows()
                .get(0);
        JsonNode json = new ObjectMapper()
                .readTree(Ran.command("trends", "try", file(days), "--format", "json")
                        .out())
                .get(0);

        assertThat(row.get("period")).isEqualTo("2020-02-29");
        assertThat(row.get("verdict")).isEqualTo("rising");
        assertThat(row.get("s")).isEqualTo("66");
        assertThat(row.get("slope")).isEqualTo("1.0");
        assertThat(row.get("previous_percent")).isEqualTo("10");
        assertThat(row.get("last_year_percent")).isEmpty();
        assertThat(json.path("p").asDouble()).isEqualTo(Double.parseDouble(row.get("p")));
        assertThat(json.path("slope_per").asText()).isEqualTo("day");
    }

    @Test
    void a_bad_row_is_told_without_a_trace_of_the_program() throws IOException {
        Ran ran = Ran.command("trends", "try", file("2020-01,1\n2020-02,1.234,56\n2020-03,x\n"));

        assertThat(ran.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err())
                .contains("line 2: has 3 cells", "line 3, column value: \"x\" is not a number")
                .doesNotContain("Exception");
    }

    @Test
    void a_file_that_is_not_there_is_told() {
        Ran ran = Ran.command("trends", "try", folder.resolve("none.csv").toString());

        assertThat(ran.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains("there is no file");
        assertThat(Ran.command("trends", "try").err()).contains("which file?");
    }

    @Test
    @CorpusTest
    void the_nile_comes_out_as_published() {
        Ran ran = Ran.command(
                "trends", "try", CorpusTest.CORPUS.resolve("trends/nile.csv").toString());

        assertThat(ran.out()).contains("falling", "p = 3.658e-05", "S = -1387", "-2.6 a year", "1899 (Pettitt)");
        assertFits(ran.out());
    }
}
