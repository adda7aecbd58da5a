package org.quarterdeck.accesslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.compress.compressors.CompressorException;
import org.apache.commons.compress.compressors.CompressorStreamFactory;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quarterdeck.schema.config.InvalidConfiguration;

class AccessLogSourceTest {
    private static final String PERSON = "Mozilla/5.0 (X11)";
    private static final String LOG = """
            192.0.2.1 - - [30/May/2020:23:59:59 +0000] "GET /a?b=1 HTTP/1.1" 200 10 "https://www.example.org/x" "Mozilla/5.0 (X11)"
            192.0.2.1 - - [31/May/2020:00:00:00 +0000] "GET /a.css HTTP/1.1" 200 10 "-" "Mozilla/5.0 (X11)"

            192.0.2.2 - - [31/May/2020:00:00:01 +0000] "GET /robots.txt HTTP/1.1" 404 - "-" "Crawler/1"
            garbage
            192.0.2.2 - - [31/May/2020:00:00:02 +0000] "GET /b HTTP/1.1" 304 - "-" "Crawler/1"
            192.0.2.3 - - [31/May/2020:00:00:03 +0000] "POST /b HTTP/1.1" 200 5 "-" "-"
            192.0.2.3 - - [31/May/2020:00:00:04 +0000] "GET /gone HTTP/1.1" 301 5 "-" "-"
            192.0.2.3 - - [31/May/2020:00:00:05 +0000] "GET /c HTTP/1.1" 204 5 "-" "-"
            """;

    @TempDir
    private Path folder;

    private Reading reading;

    @BeforeEach
    void aReadingAsOfTheEndOfMay() {
        reading = new Reading(folder, RobotsCsv.of(folder, "crawler"), "2020-05-31");
    }

    @Test
    void one_pass_yields_page_views_robots_days_rejects_and_the_tally() throws IOException {
        assertThat(rows(
                        reading.of(log(LOG)),
                        "line_no, kind, day, path, status, bytes, referrer_host, user_agent, is_robot_agent, reason, lines,"
                                + " blank_lines"))
                .containsExactly(
                        "1 day_seen 2020-05-30  200 null null null false null null null",
                        "1 page_view 2020-05-30 /a 200 10 www.example.org " + PERSON + " false null null null",
                        "2 day_seen 2020-05-31  200 null null null false null null null",
                        "4 robots_txt 2020-05-31 /robots.txt 404 null null Crawler/1 true null null null",
                        "5 reject null null null null null null null " + Fault.NO_ADDRESS.reason() + " null null",
                        "6 page_view 2020-05-31 /b 304 null null Crawler/1 true null null null",
                        "9 page_view 2020-05-31 /c 204 5 null - true null null null",
                        "9 tally null null null null null null null null 9 1");
    }

    @Test
    void every_row_says_its_site_its_file_and_the_robots_list() throws IOException {
        Path log = log(LOG);

        assertThat(rows(reading.of(log).distinct(), "DISTINCT site, file, robot_list_version"))
                .containsExactly("platform " + log + " test-1");
    }

    @Test
    void a_visitor_has_one_key_and_two_agents_have_two() throws IOException {
        Dataset<Row> log = reading.of(log(LOG));

        assertThat(rows(log.filter("path IN ('/robots.txt', '/b')"), "DISTINCT visitor_key"))
                .hasSize(1);
        assertThat(rows(log.filter("kind = 'page_view'"), "DISTINCT visitor_key"))
                .hasSize(3)
                .allMatch(k -> k.matches("[0-9a-f]{64}"));
    }

    @Test
    void a_day_and_an_instant_are_told_in_the_sites_zone_and_in_utc() throws IOException {
        Path log = log(line("192.0.2.1", "31/May/2020:00:30:00 +0200", "/"));

        assertThat(rows(reading.with("time_zone", "America/New_York").of(log), "kind, day, cast(viewed_at AS string)"))
                .contains("page_view 2020-05-30 2020-05-30 22:30:00");
    }

    @Test
    void lines_that_come_too_late_or_too_early_are_rejected_with_that_reason() throws IOException {
        Path log = log(line("192.0.2.1", "31/Mar/2020:23:59:59 +0000", "/late")
                + line("192.0.2.1", "01/Apr/2020:00:00:00 +0000", "/in")
                + line("192.0.2.1", "02/Jun/2020:00:00:00 +0000", "/early"));

        assertThat(rows(reading.of(log).filter("kind IN ('page_view', 'reject')"), "line_no, path, reason"))
                .containsExactly("1 null " + Fault.LATE.reason(), "2 /in null", "3 null " + Fault.FUTURE.reason());
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 101, 333})
    void splits_of_any_size_give_the_same_lines(int size) throws IOException {
        Path log = log(LOG);
        String columns = "line_no, kind, day, path, visitor_key, reason";
        String wanted = "kind IN ('page_view', 'robots_txt', 'reject')";

        assertThat(rows(reading.with("split_bytes", size).of(log).filter(wanted), columns))
                .isEqualTo(rows(reading.with("split_bytes", 1_000_000).of(log).filter(wanted), columns));
        assertThat(rows(reading.with("split_bytes", size).of(log), "sum(lines), sum(blank_lines)"))
                .containsExactly("9 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {CompressorStreamFactory.GZIP, CompressorStreamFactory.BZIP2, CompressorStreamFactory.ZSTANDARD})
    void a_compressed_log_is_told_by_its_content_and_read_whole(String codec) throws IOException, CompressorException {
        Path plain = log(LOG);
        Path compressed = Files.write(folder.resolve("no-ending"), compressed(codec, LOG));

        assertThat(rows(reading.with("split_bytes", 50).of(compressed), "line_no, kind, path, visitor_key"))
                .isEqualTo(rows(reading.with("split_bytes", 100_000).of(plain), "line_no, kind, path, visitor_key"));
    }

    @ParameterizedTest
    @ValueSource(longs = {50, 1_000_000})
    void lines_that_are_known_are_in_the_tally_alone(long size) throws IOException {
        Path log = log(LOG);
        reading.with("split_bytes", size).with("known_lines", "{\"" + log + "\": 5}");

        assertThat(rows(reading.of(log).filter("kind IN ('page_view', 'reject')"), "line_no, kind, path"))
                .containsExactly("6 page_view /b", "9 page_view /c");
        assertThat(rows(reading.of(log), "sum(lines)")).containsExactly("9");
    }

    @Test
    void what_a_known_line_says_of_those_after_it_still_holds() throws IOException {
        Path log = log("""
                #Fields: date time c-ip cs-method cs-uri-stem sc-status
                2020-05-31 10:00:00 192.0.2.7 GET /a 200
                2020-05-31 10:00:01 192.0.2.7 GET /b 200
                """);

        assertThat(rows(
                        reading.with("known_lines", "{\"" + log + "\": 2}")
                                .of(log)
                                .filter("kind = 'page_view'"),
                        "line_no, path"))
                .containsExactly("3 /b");
    }

    @Test
    void gzip_members_that_follow_each_other_are_one_log() throws IOException, CompressorException {
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        members.write(compressed(CompressorStreamFactory.GZIP, line("192.0.2.1", "31/May/2020:00:00:00 +0000", "/a")));
        members.write(compressed(CompressorStreamFactory.GZIP, line("192.0.2.1", "31/May/2020:00:00:01 +0000", "/b")));
        Path log = Files.write(folder.resolve("log.gz"), members.toByteArray());

        assertThat(rows(reading.of(log).filter("kind = 'page_view'"), "line_no, path"))
                .containsExactly("1 /a", "2 /b");
    }

    @Test
    void a_truncated_gzip_is_refused_by_name() throws IOException, CompressorException {
        byte[] whole = compressed(CompressorStreamFactory.GZIP, manyLines(20_000));
        Path log = Files.write(folder.resolve("log.gz"), Arrays.copyOf(whole, whole.length - 100));

        assertThatThrownBy(() -> reading.of(log).count())
                .hasStackTraceContaining(log + ": can't be read as gzip (it ends too early)")
                .hasStackTraceContaining("have the file delivered again")
                .hasRootCauseInstanceOf(IOException.class);
    }

    @Test
    void a_gzip_that_swells_beyond_any_log_is_refused() throws IOException, CompressorException {
        String line = line("192.0.2.1", "31/May/2020:00:00:00 +0000", "/" + "a".repeat(50_000));
        Path log = Files.write(folder.resolve("log.gz"), compressed(CompressorStreamFactory.GZIP, line.repeat(1_600)));

        assertThatThrownBy(() -> reading.of(log).count()).hasStackTraceContaining("times its size; no log does");
    }

    @Test
    void a_file_that_is_missing_or_no_log_is_refused_by_name() throws IOException {
        Path none = folder.resolve("none.log");
        Path other = log("name,amount\nDonor 07,12\n");
        Path utf16 = Files.write(folder.resolve("utf16.log"), LOG.getBytes(StandardCharsets.UTF_16));

        assertThatThrownBy(() -> reading.of(none).count())
                .isInstanceOfSatisfying(
                        UnreadableLog.class, e -> assertThat(e.file()).isEqualTo(none.toString()))
                .hasMessage(none + ": there is no such file");
        assertThatThrownBy(() -> reading.of(other).count())
                .isInstanceOf(UnreadableLog.class)
                .hasMessageContaining("none of its first 2 lines is in a known format (combined,");
        assertThatThrownBy(() -> reading.of(utf16).count()).hasMessageContaining("is UTF-16");
    }

    @Test
    void an_empty_log_has_no_line_and_says_so() throws IOException {
        assertThat(rows(reading.of(log("")), "kind, lines, blank_lines, line_no"))
                .containsExactly("tally 0 0 0");
    }

    @Test
    void the_format_is_told_file_by_file() throws IOException {
        Path logs = Files.createDirectory(folder.resolve("logs"));
        Files.writeString(logs.resolve("1 {a,b}*.log"), LOG);
        Files.writeString(
                logs.resolve("_2.log"), "192.0.2.1 - - [31/May/2020:00:00:00 +0000] \"GET /common HTTP/1.0\" 200 1\n");
        Files.writeString(
                logs.resolve("3.log"), "www.example.org " + line("192.0.2.1", "31/May/2020:00:00:00 +0000", "/v"));

        Dataset<Row> read = reading.of(logs);

        assertThat(rows(read.filter("kind = 'tally'"), "line_format, replace(file, '" + logs + "')"))
                .containsExactly("combined /1 {a,b}*.log", "vhost_combined /3.log", "common /_2.log");
        assertThat(rows(read.filter("path = '/common'"), "user_agent, referrer_host, is_robot_agent"))
                .containsExactly("null null false");
    }

    @Test
    void columns_that_nobody_asks_for_may_be_left_out() throws IOException {
        Path log = log(LOG);

        assertThat(reading.of(log).count()).isEqualTo(8);
        assertThat(rows(reading.of(log).filter("kind = 'page_view'"), "path, file, line_no"))
                .containsExactly("/a " + log + " 1", "/b " + log + " 6", "/c " + log + " 9");
    }

    @Test
    void an_address_is_in_no_column_wherever_it_stood() throws IOException {
        String canary = "198.51.100.77";
        Path log = log(canary + " - - [31/May/2020:00:00:00 +0000] \"GET /who/" + canary + "/x?ip=" + canary + "#"
                + canary
                + " HTTP/1.1\" 200 1 \"http://" + canary + "/" + canary + "\" \"Agent/1 (" + canary + ")\" \"" + canary
                + "\"\n" + canary + " - - [31/May/2020:00:00:00 +0000] \"GET http://" + canary
                + "/robots.txt HTTP/1.1\" 200 1"
                + " \"http://host-" + canary + ".example/\" \"" + canary + "\"\n" + canary + " is no line\n" + canary
                + " - "
                + canary + " [31/May/2020:00:00:00 +0000] \"GET / HTTP/1.1\" 200 1 \"-\" \"-\"\n");

        List<String> rows = rows(reading.of(log), "*");

        assertThat(rows).hasSize(6).noneMatch(r -> r.contains(canary));
        assertThat(rows).anyMatch(r -> r.contains("/who/(address)/x") && r.contains("Agent/1 ((address))"));
    }

    @Test
    void a_secret_is_in_no_text_of_a_plan() throws IOException {
        Dataset<Row> read = reading.of(log(LOG));
        read.count();
        byte[] secret = Files.readAllBytes(folder.resolve("secrets/visitor-platform-2020-05.key"));

        assertThat(read.queryExecution().toString()
                        + read.queryExecution().executedPlan().treeString())
                .doesNotContain(HexFormat.of().formatHex(secret))
                .doesNotContain(new String(secret, StandardCharsets.ISO_8859_1));
    }

    @Test
    void wrong_options_fail_before_anything_is_read() {
        assertThatThrownBy(() -> reading.with("late_day", "3").of(folder.resolve("log")))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessage("option late_day: is unknown; did you mean \"late_days\"?");
    }

    private static String line(String address, String time, String path) {
        return address + " - - [" + time + "] \"GET " + path + " HTTP/1.1\" 200 10 \"-\" \"" + PERSON + "\"\n";
    }

    private static String manyLines(int count) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < count; i++) {
            lines.append(line("192.0.2." + i % 250, "31/May/2020:00:00:00 +0000", "/" + Integer.toHexString(i * 7919)));
        }
        return lines.toString();
    }

    private static byte[] compressed(String codec, String text) throws IOException, CompressorException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new CompressorStreamFactory().createCompressorOutputStream(codec, bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private Path log(String text) throws IOException {
        return Files.writeString(folder.resolve("access.log"), text);
    }

    /** Rows as texts, in the order of lines and kinds. */
    private static List<String> rows(Dataset<Row> read, String columns) {
        read.createOrReplaceTempView("log");
        String order =
                columns.startsWith("sum") || columns.startsWith("DISTINCT") ? "" : " ORDER BY file, line_no, kind";
        return Reading.spark().sql("SELECT " + columns + " FROM log" + order).collectAsList().stream()
                .map(r -> r.mkString(" "))
                .toList();
    }
}
