package org.quarterdeck.jobs.sample;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleOfficeTest {
    private static final List<String> SOURCES = List.of(
            "activities",
            "attendance",
            "contributions",
            "events",
            "exchange-rates",
            "focal-points",
            "memberships",
            "participations",
            "platform-log",
            "posts");

    private final SampleOffice office = new SampleOffice(Delivered.PRODUCT);

    @Test
    void the_same_nights_write_the_same_bytes(@TempDir Path one, @TempDir Path other) throws IOException {
        for (Night night : Night.values()) {
            office.deliver(one, night, 1);
            new SampleOffice(Delivered.PRODUCT).deliver(other, night, 1);
        }
        Map<String, Integer> first = contents(one);
        assertThat(first).hasSizeGreaterThan(130).isEqualTo(contents(other));
    }

    @Test
    void every_standard_source_has_a_delivery(@TempDir Path home) throws IOException {
        Delivered.until(Night.MAY, home);
        try (Stream<Path> folders = Files.list(home.resolve("inbox"))) {
            assertThat(folders.map(folder -> folder.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(SOURCES);
        }
    }

    @Test
    void the_log_of_28_may_comes_with_the_june_night(@TempDir Path home) throws IOException {
        Path late = home.resolve("inbox/platform-log/access-2020-05-28.log.gz");
        Delivered.until(Night.MAY, home);
        assertThat(late).doesNotExist();
        office.deliver(home, Night.JUNE, 1);
        assertThat(late).exists();
    }

    @Test
    void each_night_brings_the_logs_of_its_days(@TempDir Path home) throws IOException {
        office.deliver(home, Night.APRIL, 1);
        assertThat(Delivered.in(home).names("platform-log"))
                .hasSize(30)
                .startsWith("access-2020-04-01.log.gz")
                .endsWith("access-2020-04-30.log.gz");
    }

    @Test
    void the_workbooks_hold_days_as_dates(@TempDir Path home) throws IOException {
        office.deliver(home, Night.MARCH, 1);
        Path file = home.resolve("inbox/activities/activities-2018-2019.xlsx");
        try (Workbook workbook = WorkbookFactory.create(file.toFile(), null, true)) {
            Sheet sheet = workbook.getSheet("Activities");
            int start = Activity.HEADER.indexOf("Start");
            assertThat(sheet.getLastRowNum()).isGreaterThan(90);
            assertThat(DateUtil.isCellDateFormatted(sheet.getRow(1).getCell(start)))
                    .isTrue();
            assertThat(sheet.getRow(1)
                            .getCell(start)
                            .getLocalDateTimeCellValue()
                            .getYear())
                    .isEqualTo(2018);
        }
    }

    @Test
    void a_home_gets_the_standard_configuration_and_the_samples_own_over_it(@TempDir Path home) throws IOException {
        office.init(home);
        Path config = home.resolve("config");
        assertThat(config.resolve("office.yaml")).content().contains("sample_data: true");
        assertThat(config.resolve("schedule.yaml")).exists();
        assertThat(config.resolve("sources/activities.yaml")).content().contains("Brownbag: seminar");
        assertThat(SOURCES)
                .allSatisfy(source -> assertThat(config.resolve("sources/" + source + ".yaml"))
                        .exists());
        assertThat(config.resolve("sample-office")).doesNotExist();
        assertThat(config.resolve("facts")).doesNotExist();
    }

    @Test
    void a_scale_multiplies_flows_participants_and_sessions(@TempDir Path home) throws IOException {
        office.deliver(home.resolve("one"), Night.MAY, 1);
        office.deliver(home.resolve("three"), Night.MAY, 3);
        assertThat(lines(home, "three/inbox/participations/participants-2020-05.csv"))
                .isGreaterThan(2 * lines(home, "one/inbox/participations/participants-2020-05.csv"));
        assertThat(Files.size(home.resolve("three/inbox/platform-log/access-2020-05-04.log.gz")))
                .isGreaterThan(2 * Files.size(home.resolve("one/inbox/platform-log/access-2020-05-04.log.gz")));
    }

    @Test
    void a_benchmark_gets_as_many_lines_and_flows_as_it_asks_for(@TempDir Path home) throws IOException {
        office.writeAccessLog(home.resolve("access.log"), LocalDate.of(2020, 5, 4), 50_000);
        office.writeContributions(home.resolve("contributions.csv"), 5_000);
        assertThat(lines(home, "access.log")).isEqualTo(50_000);
        assertThat(lines(home, "contributions.csv")).isEqualTo(5_001);
    }

    private static long lines(Path home, String file) throws IOException {
        try (Stream<String> lines = Files.lines(home.resolve(file))) {
            return lines.count();
        }
    }

    private static Map<String, Integer> contents(Path home) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(Files::isRegularFile)
                    .collect(toMap(
                            file -> home.relativize(file).toString(),
                            SampleOfficeTest::bytes,
                            (a, b) -> a,
                            TreeMap::new));
        }
    }

    private static int bytes(Path file) {
        try {
            return Arrays.hashCode(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
