package org.quarterdeck.accesslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quarterdeck.corpus.CorpusTest.CORPUS;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quarterdeck.corpus.CorpusTest;

/** The logs of the corpus, against the answers that stand beside them. */
@CorpusTest
class KnownAnswersTest {

    /** Visits: page views of one visitor on one day with no gap of more than half an hour. */
    private static final String ANSWERS = """
            WITH views AS (
              SELECT visitor_key, day, unix_timestamp(viewed_at) AS second,
                     is_robot_agent OR EXISTS (
                       SELECT 1 FROM log AS asked WHERE asked.kind = 'robots_txt'
                         AND asked.day = log.day AND asked.visitor_key = log.visitor_key) AS is_robot
              FROM log WHERE kind = 'page_view'),
            starts AS (
              SELECT is_robot, second - lag(second) OVER (PARTITION BY visitor_key, day ORDER BY second) AS gap
              FROM views)
            SELECT concat_ws(' ', count(*), count_if(NOT is_robot), count_if(coalesce(gap > 1800, true)),
                             count_if(coalesce(gap > 1800, true) AND NOT is_robot))
            FROM starts
            """;

    @TempDir
    private static Path folder;

    private static Path robots;

    @BeforeAll
    static void list() throws IOException {
        robots = RobotsCsv.ofCorpus(CORPUS, folder);
    }

    @ParameterizedTest
    @CsvSource({
        "large/elastic_apache_logs.log, 2015-05-31, combined, 10000, 4050 2039 2363 1215",
        "large/hurence_access.log.51, 2013-10-31, combined, 12893, 3768 1945 1974 826",
        "nasa/nasa_jul95_part_access.log, 1995-07-31, common, 4000, 1566 1566 411 411"
    })
    void page_views_and_visits_with_and_without_robots_are_as_published(
            String file, String asOf, String format, long lines, String answers) {
        Dataset<Row> log =
                new Reading(folder, robots, asOf).with("split_bytes", 300_000).of(CORPUS.resolve("logs/" + file));
        log.createOrReplaceTempView("log");

        assertThat(log.filter("kind = 'reject'").count()).isZero();
        assertThat(Reading.spark()
                        .sql("SELECT first(line_format), sum(lines) FROM log WHERE kind = 'tally'")
                        .first()
                        .mkString(" "))
                .isEqualTo(format + " " + lines);
        assertThat(Reading.spark().sql(ANSWERS).first().getString(0)).isEqualTo(answers);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "peer_lnav/logfile_access_log.0 | combined 3",
                "peer_lnav/logfile_access_log.1 | combined 1",
                "peer_lnav/logfile_access_log_dupe.0 | combined 3",
                "peer_lnav/logfile_caddy_log.0 | json_caddy 39",
                "peer_lnav/logfile_w3c.0 | w3c 5",
                "peer_lnav/logfile_w3c.1 | w3c 7",
                "peer_lnav/logfile_w3c.3 | it looks like w3c, and its #Fields line names no date, time: have the server log them",
                "peer_lnav/logfile_w3c.4 | w3c 6",
                "peer_crowdsec/apache2-logs/apache2-logs.log | combined 9",
                "peer_crowdsec/aws-cloudfront-logs/aws-cloudfront-logs.log | cloudfront 2",
                "peer_crowdsec/nginx_http-logs/nginx_http-logs.log | combined 9",
                "peer_crowdsec/traefik_json/traefik_json.log | json_traefik 7",
            })
    void every_file_of_others_tests_is_read_or_refused_with_a_clear_word(String file, String outcome) {
        assertThat(outcome(CORPUS.resolve("logs/" + file))).contains(outcome);
    }

    private static String outcome(Path log) {
        try {
            return new Reading(folder, robots, "2026-01-31")
                    .with("late_days", 3_660)
                    .of(log)
                    .filter("kind = 'tally'")
                    .selectExpr("concat(line_format, ' ', lines)")
                    .first()
                    .getString(0);
        } catch (UnreadableLog e) {
            return String.valueOf(e.getMessage());
        }
    }
}
