package org.quarterdeck.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogTimeTest {
    private final LogTime time = new LogTime();

    @ParameterizedTest
    @CsvSource({
        "17/May/2015:10:05:03 +0000, 2015-05-17T10:05:03Z",
        "17/May/2015:00:05:03 +0200, 2015-05-16T22:05:03Z",
        "01/Jul/1995:23:59:59 -0400, 1995-07-02T03:59:59Z",
        "29/Feb/2020:12:00:00 +0530, 2020-02-29T06:30:00Z",
        "31/Dec/2016:23:59:60 +0000, 2017-01-01T00:00:00Z"
    })
    void a_time_with_its_offset_is_a_moment(String written, Instant moment) {
        assertThat(second(written)).isEqualTo(moment.getEpochSecond());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "29/Feb/2019:12:00:00 +0000",
                "00/May/2015:10:05:03 +0000",
                "17/Mai/2015:10:05:03 +0000",
                "17/may/2015:10:05:03 +0000",
                "17/May/2015:24:05:03 +0000",
                "17/May/2015:10:60:03 +0000",
                "17/May/2015:10:05:61 +0000",
                "17/May/2015:10:05:03 +1960",
                "17/May/2015:10:05:03 0000",
                "17/May/2015:10:05:03",
                "2015-05-17T10:05:03+00:00!",
                ""
            })
    void what_is_no_moment_is_unreadable(String written) {
        assertThat(second(written)).isEqualTo(LogTime.UNREADABLE);
    }

    @Test
    void offsets_that_change_from_line_to_line_are_each_their_own() {
        assertThat(second("17/May/2015:10:00:00 +0000")).isEqualTo(second("17/May/2015:12:00:00 +0200"));
        assertThat(second("17/May/2015:10:00:00 +0000")).isEqualTo(second("16/May/2015:23:00:00 -1100"));
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Paris, 2020-03-28T22:59:59Z, 2020-03-28",
        "Europe/Paris, 2020-03-28T23:00:00Z, 2020-03-29",
        "Europe/Paris, 2020-03-29T21:59:59Z, 2020-03-29",
        "Europe/Paris, 2020-03-29T22:00:00Z, 2020-03-30",
        "Europe/Paris, 2020-10-25T22:59:59Z, 2020-10-25",
        "America/New_York, 2020-06-01T03:59:59Z, 2020-05-31",
        "UTC, 1969-12-31T23:59:59Z, 1969-12-31"
    })
    void a_day_is_the_sites_over_changes_of_the_clock(ZoneId zone, Instant moment, LocalDate day) {
        SiteDays days = new SiteDays(zone);
        // Asked from both sides of the change, since the offset is remembered.
        days.epochDay(moment.minusSeconds(86_400 * 200L).getEpochSecond());

        assertThat(LocalDate.ofEpochDay(days.epochDay(moment.getEpochSecond()))).isEqualTo(day);
        assertThat(LocalDate.ofEpochDay(days.epochDay(moment.getEpochSecond()))).isEqualTo(day);
    }

    private long second(String written) {
        byte[] bytes = ("[" + written + "]").getBytes(StandardCharsets.US_ASCII);
        return time.epochSecond(bytes, 1, bytes.length - 1);
    }
}
