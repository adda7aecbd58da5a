package org.quarterdeck.jobs.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Counts visits by the definition's own words, line by line. */
class SampleLogTest {
    private static final LocalDate LAUNCH = LocalDate.of(2020, 3, 1);
    private static final LocalDate LATE = LocalDate.of(2020, 5, 28);
    private static final LocalDate JUNE = LocalDate.of(2020, 6, 1);
    private static final Pattern LINE = Pattern.compile(
            "(\\S+) \\S+ \\S+ \\[([^\\]]+)\\] \"((?:[^\"\\\\]|\\\\.)*)\" (\\d{3}) (\\d+|-) \"[^\"]*\" \"([^\"]*)\"");
    private static final Pattern PAGE = Pattern.compile("GET ([^ ?#]+)\\S* HTTP/1\\.1");
    private static final Pattern STATIC = Pattern.compile(".*\\.(css|js|ico|svg)|/robots\\.txt");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/uuuu:HH:mm:ss Z", Locale.ENGLISH);

    private static Delivered delivered;
    private static Pattern robots;
    private static final Map<String, Boolean> JUDGED = new HashMap<>();
    private static final Map<LocalDate, List<Request>> LOGS = new HashMap<>();

    private record Request(String client, String agent, OffsetDateTime at, String request, int status) {
        static Request of(String line) {
            Matcher matcher = LINE.matcher(line);
            assertThat(matcher.matches()).as(line).isTrue();
            return new Request(
                    matcher.group(1) + " " + matcher.group(6),
                    matcher.group(6),
                    OffsetDateTime.parse(matcher.group(2), TIME),
                    matcher.group(3),
                    Integer.parseInt(matcher.group(4)));
        }

        boolean isPageView() {
            Matcher page = PAGE.matcher(request);
            return ((status >= 200 && status < 300) || status == 304)
                    && page.matches()
                    && !STATIC.matcher(page.group(1)).matches()
                    && !page.group(1).startsWith("/health");
        }
    }

    private record Day(long visits, long visitsWithRobots) {}

    @BeforeAll
    static void deliver(@TempDir Path home) throws IOException {
        delivered = Delivered.until(Night.JUNE, home);
        robots = Pattern.compile(
                new Facts(Delivered.PRODUCT)
                        .reference("robots").stream()
                                .map(row -> "(?:" + row.text("pattern") + ")")
                                .collect(Collectors.joining("|")),
                Pattern.CASE_INSENSITIVE);
    }

    @Test
    void visits_from_launch_to_the_end_of_may_are_over_13_000_without_the_missing_day() {
        long known = LAUNCH.datesUntil(JUNE)
                .filter(day -> !day.equals(LATE))
                .mapToLong(day -> count(day).visits)
                .sum();
        long late = count(LATE).visits;
        assertThat(known).isBetween(13_201L, 13_600L);
        assertThat(late).isBetween(100L, 300L);
        assertThat(known + late).isLessThan(13_999L);
    }

    @Test
    void visits_rise_from_month_to_month() {
        long march = month(LAUNCH);
        long april = month(LAUNCH.plusMonths(1));
        long may = month(LAUNCH.plusMonths(2));
        assertThat(march).isLessThan(april);
        assertThat(april).isLessThan(may);
    }

    @Test
    void robots_visit_too() {
        Day day = count(LocalDate.of(2020, 5, 4));
        assertThat(day.visitsWithRobots).isGreaterThan(day.visits + 20);
    }

    @Test
    void a_day_holds_its_own_lines_in_the_order_of_time() {
        for (LocalDate day : List.of(LAUNCH, LATE, LocalDate.of(2020, 6, 15))) {
            assertThat(requests(day))
                    .isNotEmpty()
                    .isSortedAccordingTo((a, b) -> a.at.compareTo(b.at))
                    .allMatch(request -> request.at.toLocalDate().equals(day));
        }
    }

    @Test
    void addresses_are_those_kept_for_documentation() {
        Pattern documentation = Pattern.compile("(192\\.0\\.2|198\\.51\\.100|203\\.0\\.113)\\.\\d+ .*|2001:db8:.*");
        assertThat(LAUNCH.datesUntil(LocalDate.of(2020, 6, 16)).flatMap(SampleLogTest::requests))
                .allMatch(request -> documentation.matcher(request.client).matches());
    }

    @Test
    void the_log_has_what_a_reader_trips_over() {
        List<Request> may = LocalDate.of(2020, 5, 1)
                .datesUntil(JUNE)
                .flatMap(SampleLogTest::requests)
                .toList();
        assertThat(may).anyMatch(request -> request.request.startsWith("\\x16"));
        assertThat(may).anyMatch(request -> request.request.contains("\\\""));
        assertThat(may).anyMatch(request -> request.request.contains("?q="));
        assertThat(may).anyMatch(request -> request.client.startsWith("2001:db8:"));
        assertThat(may).anyMatch(request -> request.request.startsWith("GET /robots.txt"));
        assertThat(may).extracting(Request::status).contains(200, 302, 304, 400, 404, 500);
        assertThat(gaps(may)).contains(1800L, 1801L);
    }

    @Test
    void someone_stays_over_midnight() {
        LocalDate day = LocalDate.of(2020, 5, 1);
        boolean stays = day.datesUntil(JUNE).anyMatch(d -> {
            Set<String> late = clients(d, 23, 55, 24);
            late.retainAll(clients(d.plusDays(1), 0, 0, 1));
            return !late.isEmpty();
        });
        assertThat(stays).isTrue();
    }

    private static Set<String> clients(LocalDate day, int fromHour, int fromMinute, int toHour) {
        return requests(day)
                .filter(request -> request.isPageView() && !isRobot(request.agent))
                .filter(request -> request.at.getHour() >= fromHour && request.at.getHour() < toHour)
                .filter(request -> request.at.getMinute() >= fromMinute)
                .map(Request::client)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Set<Long> gaps(List<Request> requests) {
        Map<String, OffsetDateTime> last = new HashMap<>();
        Set<Long> gaps = new HashSet<>();
        requests.stream().filter(Request::isPageView).forEach(request -> {
            OffsetDateTime before = last.put(request.client, request.at);
            if (before != null) {
                gaps.add(request.at.toEpochSecond() - before.toEpochSecond());
            }
        });
        return gaps;
    }

    private static long month(LocalDate first) {
        return first.datesUntil(first.plusMonths(1))
                .mapToLong(day -> count(day).visits)
                .sum();
    }

    private static Day count(LocalDate day) {
        List<Request> requests = requests(day).toList();
        Set<String> askedForRules = requests.stream()
                .filter(request -> request.request.contains(" /robots.txt"))
                .map(Request::client)
                .collect(Collectors.toSet());
        Map<String, OffsetDateTime> last = new HashMap<>();
        long visits = 0;
        long withRobots = 0;
        for (Request request : requests) {
            if (request.isPageView()) {
                OffsetDateTime before = last.put(request.client, request.at);
                if (before == null || before.plusSeconds(1800).isBefore(request.at)) {
                    withRobots++;
                    visits += isRobot(request.agent) || askedForRules.contains(request.client) ? 0 : 1;
                }
            }
        }
        return new Day(visits, withRobots);
    }

    private static boolean isRobot(String agent) {
        return JUDGED.computeIfAbsent(
                agent, a -> a.isEmpty() || a.equals("-") || robots.matcher(a).find());
    }

    private static Stream<Request> requests(LocalDate day) {
        return LOGS
                .computeIfAbsent(
                        day, d -> delivered.log(d).stream().map(Request::of).toList())
                .stream();
    }
}
