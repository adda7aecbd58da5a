package org.quarterdeck.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quarterdeck.corpus.CorpusTest.CORPUS;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quarterdeck.corpus.CorpusTest;

/** The logs beside the project, through the commands of an office with the example sources. */
@Tag("slow")
class LogCorpusNightTest {
    private static final Path LOGS = CORPUS.resolve("logs");

    @TempDir
    Path folder;

    private Path home;

    @BeforeEach
    void makeWithTheExamples() throws IOException {
        home = folder.resolve("office");
        assertThat(Ran.command("init", home.toString()).exit()).isZero();
        Path examples = Path.of(System.getProperty("quarterdeck.product"), "config/examples");
        try (Stream<Path> files = Files.list(examples)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith("-log.yaml")).toList()) {
                Files.copy(file, home.resolve("config/sources").resolve(file.getFileName()));
            }
        }
    }

    @CorpusTest
    @ParameterizedTest
    @CsvSource({
        "large/elastic_apache_logs.log, elastic-log, 2015-05-31, combined, 10000, 4050 2039 2363 1215",
        "large/hurence_access.log.51, hurence-log, 2013-10-31, combined, 12893, 3768 1945 1974 826",
        "nasa/nasa_jul95_part_access.log, nasa-log, 1995-07-31, common, 4000, 1566 1566 411 411"
    })
    void page_views_and_visits_with_and_without_robots_are_as_published(
            String file, String source, String asOf, String format, long lines, String answers) {
        Path log = LOGS.resolve(file);

        Ran load = load(source, log);
        Ran night = nightly(asOf);

        assertThat(load.exit()).as(load.err()).isZero();
        assertThat(night.exit()).as(night.err()).isZero();
        assertThat(night.err()).contains(source + "/" + log.getFileName() + ": " + lines + " lines read as " + format);
        assertThat(answers()).isEqualTo(answers);
    }

    @CorpusTest
    @Test
    void a_log_that_grows_is_renamed_and_packed_counts_each_line_once() throws IOException {
        byte[] whole = Files.readAllBytes(LOGS.resolve("large/hurence_access.log.51"));
        // The first copy was made while a line was being written.
        byte[] half = Arrays.copyOf(whole, whole.length / 2);
        load("hurence-log", Files.write(folder.resolve("access.log"), half));
        Ran first = nightly("2013-10-31");

        load("hurence-log", Files.write(folder.resolve("access.log.1"), whole));
        load("hurence-log", gzip("access.log.2.gz", whole));
        load("hurence-log", gzip("access.log.3.gz", half));
        Ran second = nightly("2013-10-31");

        assertThat(first.err()).contains("access.log: 6317 lines read as combined");
        assertThat(second.exit()).as(second.err()).isZero();
        assertThat(second.err())
                .contains("access.log.1: 12893 lines read as combined; the first 6316 came before, in access.log (")
                .contains("access.log.2.gz: 12893 lines read as combined, gzip; all of them came before, in access.log")
                .contains("access.log.3.gz: 6317 lines read as combined, gzip; all of them came before, in access.log");
        assertThat(answers()).isEqualTo("3768 1945 1974 826");
    }

    private Path gzip(String name, byte[] content) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(content);
        }
        return file;
    }

    @Test
    void a_log_of_another_format_than_its_source_says_is_refused_with_what_it_looks_like() throws IOException {
        Path iis = Files.writeString(folder.resolve("iis.log"), """
                #Fields: date time c-ip cs-method cs-uri-stem sc-status cs(User-Agent)
                2020-05-30 10:05:03 192.0.2.7 GET /a 200 Mozilla/5.0+(X11)
                """);
        Path traefik = Files.writeString(folder.resolve("traefik.log"), """
                {"ClientHost":"192.0.2.7","StartUTC":"2020-05-30T10:05:03Z","RequestMethod":"GET","RequestPath":"/a","DownstreamStatus":200}
                DEBUG: no object
                """);
        load("nasa-log", iis);
        load("iis-log", iis);
        load("traefik-log", traefik);

        Ran night = nightly("2020-05-31");

        assertThat(night.exit()).isEqualTo(ExitCode.REFUSED);
        assertThat(night.err())
                .contains("iis.log: looks like w3c, and its source says line: common")
                .contains("iis-log/iis.log: 2 lines read as w3c")
                .contains("1 of 2 lines are malformed", "its first lines look like json_traefik");
        assertThat(List.of(night.out(), night.err())).noneMatch(said -> said.contains("192.0.2.7"));
    }

    /** Page views and visits, each with and without robots. */
    private String answers() {
        return Ran.command("sql", """
                        SELECT concat_ws(' ', (SELECT count(*) FROM core.fact_page_view),
                          (SELECT count(*) FROM core.fact_page_view WHERE NOT is_robot),
                          (SELECT count(*) FROM core.fact_visit),
                          (SELECT count(*) FROM core.fact_visit WHERE NOT is_robot)) AS answers
                        """, "--format", "csv", "--home", home.toString())
                .rows()
                .get(0)
                .get("answers");
    }

    private Ran load(String source, Path log) {
        return Ran.command("load", source, log.toString(), "--home", home.toString());
    }

    private Ran nightly(String asOf) {
        return Ran.command("nightly", "--as-of", asOf, "--home", home.toString());
    }
}
