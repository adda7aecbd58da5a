package org.quarterdeck.jobs.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.quarterdeck.schema.config.Problems;
import org.quarterdeck.schema.config.StrictYaml;
import org.quarterdeck.schema.metric.Metric;
import org.quarterdeck.schema.period.Period;

class CalendarTest {
    private static final LocalDate FIRST = LocalDate.of(2020, 3, 17);
    private static final LocalDate AS_OF = LocalDate.of(2020, 5, 27);
    private static final Calendar CALENDAR = new Calendar(
            AS_OF,
            List.of(LocalDate.of(2020, 4, 15), LocalDate.of(2020, 6, 30)),
            Map.of("platform_launch", LocalDate.of(2020, 4, 1), "next_year", LocalDate.of(2021, 1, 1)));

    private static Metric keeping(String periods) {
        Problems problems = new Problems();
        Metric metric = StrictYaml.read(
                        "title: Visits\ndefinition: Visits.\nunit: visits\nfact: core.fact_visit\nexpression: count(*)\n"
                                + "time: day\nadditive: yes\nprinted: exact\nsource: a test\nowner: us\n" + periods,
                        "m.yaml",
                        Metric.class,
                        problems)
                .orElseThrow(() -> new AssertionError(problems.found()));
        return metric;
    }

    private static List<String> periods(String kept) {
        return CALENDAR.periods(keeping(kept), FIRST).stream().map(Period::text).toList();
    }

    @Test
    void months_go_from_the_first_day_to_the_open_one() {
        assertThat(periods("periods: [month]")).containsExactly("2020-03", "2020-04", "2020-05");
    }

    @Test
    void quarters_and_years_that_are_open_are_kept() {
        assertThat(periods("periods: [quarter, year]")).containsExactly("2020-Q1", "2020-Q2", "2020");
    }

    @Test
    void days_end_with_the_as_of_date() {
        assertThat(periods("periods: [day]"))
                .hasSize(72)
                .startsWith("2020-03-17")
                .endsWith("2020-05-27");
    }

    @Test
    void weeks_are_those_of_iso_8601_also_over_a_turn_of_the_year() {
        Calendar calendar = new Calendar(LocalDate.of(2021, 1, 5), List.of(), Map.of());

        assertThat(calendar.periods(keeping("periods: [week]"), LocalDate.of(2020, 12, 27)))
                .extracting(Period::text)
                .containsExactly("2020-W52", "2020-W53", "2021-W01");
    }

    @Test
    void to_date_is_kept_at_month_ends_at_reference_dates_and_at_the_as_of_date() {
        assertThat(periods("periods: [to_date]"))
                .containsExactly("../2020-03-31", "../2020-04-15", "../2020-04-30", "../2020-05-27");
    }

    @Test
    void year_to_date_begins_in_january_and_is_no_window_in_january() {
        Calendar calendar = new Calendar(LocalDate.of(2020, 2, 10), List.of(), Map.of());

        assertThat(calendar.periods(keeping("periods: [year_to_date]"), LocalDate.of(2019, 12, 5)))
                .extracting(Period::text)
                .containsExactly("2019-01/2019-12", "2020-01/2020-02");
    }

    @Test
    void trailing_twelve_months_end_with_each_month() {
        assertThat(periods("periods: [trailing_12_months]"))
                .containsExactly("2019-04/2020-03", "2019-05/2020-04", "2019-06/2020-05");
    }

    @Test
    void windows_since_a_date_that_the_office_names_end_where_totals_to_date_do() {
        assertThat(periods("since: [platform_launch]"))
                .containsExactly("2020-04-01/2020-04-15", "2020-04-01/2020-04-30", "2020-04-01/2020-05-27");
    }

    @Test
    void a_date_that_is_not_named_or_has_not_come_has_no_windows() {
        assertThat(periods("since: [unknown, next_year]")).isEmpty();
    }

    @Test
    void a_fact_that_begins_after_the_as_of_date_has_no_periods() {
        assertThat(CALENDAR.periods(keeping("periods: [month, to_date]"), AS_OF.plusDays(1)))
                .isEmpty();
    }
}
