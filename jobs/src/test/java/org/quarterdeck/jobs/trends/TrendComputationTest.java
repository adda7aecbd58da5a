package org.quarterdeck.jobs.trends;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quarterdeck.schema.config.Words;
import org.quarterdeck.schema.figure.Figure;
import org.quarterdeck.schema.figure.Figures;
import org.quarterdeck.schema.figure.Slice;
import org.quarterdeck.schema.figure.Status;
import org.quarterdeck.schema.metric.Metrics;
import org.quarterdeck.schema.period.Period;
import org.quarterdeck.schema.period.PeriodKind;
import org.quarterdeck.schema.release.Event;
import org.quarterdeck.schema.trend.Change;
import org.quarterdeck.schema.trend.Trend;
import org.quarterdeck.schema.trend.Trends;
import org.quarterdeck.schema.trend.Verdict;

class TrendComputationTest {
    private static final String METRIC = "platform.visits";
    private static final Slice AUS = Slice.of(Map.of("donor", "AUS"));
    private static final Slice NZL = Slice.of(Map.of("donor", "NZL"));

    @TempDir
    Path folder;

    private final List<Figure> figures = new ArrayList<>();

    private void figure(Period period, Slice slice, double value, boolean isComplete) {
        BigDecimal number = BigDecimal.valueOf(value);
        figures.add(new Figure(
                METRIC,
                period,
                slice,
                number,
                null,
                null,
                "visits",
                Status.FINAL,
                isComplete,
                1,
                null,
                "2020-05-31-1",
                Figure.digest(METRIC, period, slice, number)));
    }

    private void months(String first, Slice slice, double... values) {
        for (int i = 0; i < values.length; i++) {
            figure(Period.month(YearMonth.parse(first).plusMonths(i)), slice, values[i], true);
        }
    }

    private Trends trends(String... keys) {
        return trends(List.of(), keys);
    }

    private Trends trends(List<Event> events, String... keys) {
        try {
            Files.writeString(
                    folder.resolve(METRIC + ".yaml"),
                    """
                    title: {en: Visits}
                    definition: Visits.
                    unit: visits
                    fact: core.fact_visit
                    expression: count(*)
                    time: day
                    periods: [week, month, quarter]
                    additive: yes
                    printed: exact
                    source: a test
                    owner: Platform team
                    """.replaceAll(keys.length == 0 ? "$^" : "(?m)^" + keys[0].replaceFirst(":.*", "") + ":.*$\\n?", "")
                            + String.join("\n", keys));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return TrendComputation.of(new Figures(figures), Metrics.read(List.of(folder)), events);
    }

    private Trend month(Trends trends) {
        return trends.find(METRIC, Slice.WHOLE, PeriodKind.MONTH).orElseThrow();
    }

    @Test
    void a_series_ends_with_the_last_complete_period() {
        months("2019-01", Slice.WHOLE, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        figure(Period.parse("2019-11"), Slice.WHOLE, 0, false);

        Trend trend = month(trends());

        assertThat(trend.first()).isEqualTo(Period.parse("2019-01"));
        assertThat(trend.period()).isEqualTo(Period.parse("2019-10"));
        assertThat(trend.points()).isEqualTo(10);
        assertThat(trend.gaps()).isZero();
        assertThat(trend.value()).isEqualByComparingTo("10");
        assertThat(trend.judgement().verdict()).isEqualTo(Verdict.RISING);
        assertThat(trend.judgement().slope()).isEqualTo(1);
        assertThat(trend.judgement().slopePer()).isEqualTo("month");
    }

    @Test
    void an_incomplete_period_between_is_a_gap_and_no_comparison() {
        months("2019-01", Slice.WHOLE, 1, 2, 3);
        figure(Period.parse("2019-04"), Slice.WHOLE, 1, false);
        figure(Period.parse("2019-05"), Slice.WHOLE, 5, true);

        Trend trend = month(trends());

        assertThat(trend.points()).isEqualTo(4);
        assertThat(trend.gaps()).isEqualTo(1);
        assertThat(trend.previous()).as("April lacks days").isNull();
        assertThat(trend.judgement())
                .isEqualTo(new Trend.Judgement(
                        Verdict.TOO_FEW_POINTS, null, null, null, null, null, null, null, null, null));
    }

    @Test
    void one_point_says_nothing_but_itself() {
        months("2020-02", Slice.WHOLE, 7);

        Trend trend = month(trends());

        assertThat(trend.previous()).isNull();
        assertThat(trend.lastYear()).isNull();
        assertThat(trend.trailing12Months()).isNull();
        assertThat(trend.anomaly()).isNull();
        assertThat(trend.changePoint()).isNull();
        assertThat(trend.adjustment()).isNull();
    }

    @Test
    void each_period_is_compared_four_ways() {
        double[] values = new double[26];
        java.util.Arrays.setAll(values, i -> i + 1);
        months("2018-01", Slice.WHOLE, values);

        Trend trend = month(trends()); // February 2020 is 26

        assertThat(trend.previous()).isEqualTo(Change.of(BigDecimal.valueOf(25), BigDecimal.valueOf(26)));
        assertThat(trend.lastYear()).isEqualTo(Change.of(BigDecimal.valueOf(14), BigDecimal.valueOf(26)));
        assertThat(trend.yearToDate()).isEqualTo(Change.of(BigDecimal.valueOf(27), BigDecimal.valueOf(51)));
        // 15 to 26 against 3 to 14.
        assertThat(trend.trailing12Months()).isEqualTo(Change.of(BigDecimal.valueOf(102), BigDecimal.valueOf(246)));
    }

    @Test
    void what_does_not_add_up_is_compared_by_the_totals_that_are_kept() {
        months("2019-01", Slice.WHOLE, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
        figure(Period.parse("2019-01/2019-02"), Slice.WHOLE, 8, true);
        figure(Period.parse("2020-01/2020-02"), Slice.WHOLE, 9, true);

        Trend trend = month(trends("additive: no", "trend: yes"));

        assertThat(trend.yearToDate()).isEqualTo(Change.of(BigDecimal.valueOf(8), BigDecimal.valueOf(9)));
        assertThat(trend.trailing12Months())
                .as("kept by nobody, and never a sum")
                .isNull();
    }

    @Test
    void quarters_are_a_series_of_their_own() {
        for (int i = 0; i < 12; i++) {
            figure(Period.quarter(LocalDate.of(2017, 1, 1).plusMonths(3L * i)), Slice.WHOLE, -i, true);
        }

        Trend trend = trends().find(METRIC, Slice.WHOLE, PeriodKind.QUARTER).orElseThrow();

        assertThat(trend.judgement().verdict()).isEqualTo(Verdict.FALLING);
        assertThat(trend.judgement().slopePer()).isEqualTo("quarter");
        assertThat(trend.previous()).isEqualTo(Change.of(BigDecimal.valueOf(-10), BigDecimal.valueOf(-11)));
    }

    @Test
    void weeks_speak_until_there_are_ten_months() {
        months("2020-10", Slice.WHOLE, 1, 2, 3);
        for (int i = 0; i < 12; i++) {
            figure(Period.week(LocalDate.of(2020, 10, 19).plusWeeks(i)), Slice.WHOLE, i, true);
        }

        Trend trend = trends().find(METRIC, Slice.WHOLE, PeriodKind.WEEK).orElseThrow();

        assertThat(trend.period()).isEqualTo(Period.parse("2021-W01"));
        assertThat(trend.judgement().slope())
                .as("week 53 is a week like others")
                .isEqualTo(1);
        assertThat(trend.yearToDate()).as("weeks lie across years").isNull();

        months("2021-01", Slice.WHOLE, 4, 5, 6, 7, 8, 9, 10);
        assertThat(trends().find(METRIC, Slice.WHOLE, PeriodKind.WEEK)).isEmpty();
    }

    @Test
    void only_metrics_with_a_trend_are_judged() {
        months("2019-01", Slice.WHOLE, 1, 2, 3);

        assertThat(trends("trend: no").all()).isEmpty();
        assertThat(trends("additive: semi").all()).as("unless they say so").isEmpty();
        assertThat(trends("additive: semi", "trend: yes").all()).hasSize(1);
    }

    @Test
    void a_value_out_of_the_ordinary_names_the_slice_that_drives_it() {
        double[] whole = new double[25];
        double[] aus = new double[25];
        double[] nzl = new double[25];
        for (int i = 0; i < 24; i++) {
            aus[i] = 10 + i / 12;
            nzl[i] = 20;
            whole[i] = aus[i] + nzl[i];
        }
        aus[24] = 100;
        nzl[24] = 25;
        whole[24] = 125;
        months("2018-01", Slice.WHOLE, whole);
        months("2018-01", AUS, aus);
        months("2018-01", NZL, nzl);

        Trend.Anomaly anomaly = Objects.requireNonNull(month(trends()).anomaly());

        assertThat(anomaly.isFlagged()).isTrue();
        assertThat(anomaly.driver()).isEqualTo(AUS);
        assertThat(anomaly.median()).isEqualTo(30.5);
    }

    @Test
    void a_slice_that_is_new_drives_with_all_it_has() {
        double[] whole = new double[25];
        java.util.Arrays.fill(whole, 10);
        whole[24] = 100;
        double[] aus = new double[25];
        java.util.Arrays.fill(aus, 10);
        months("2018-01", Slice.WHOLE, whole);
        months("2018-01", AUS, aus);
        months("2020-01", NZL, 90);

        assertThat(Objects.requireNonNull(month(trends()).anomaly()).driver()).isEqualTo(NZL);
    }

    @Test
    void a_change_of_level_is_set_beside_the_event_of_that_time() {
        months("2019-01", Slice.WHOLE, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 101, 102, 101, 102, 101, 102, 101, 102, 101, 102);
        List<Event> events = List.of(
                new Event(LocalDate.of(2019, 10, 15), Words.english("Launch"), List.of(METRIC)),
                new Event(LocalDate.of(2019, 11, 15), Words.english("Elsewhere"), List.of("funds.received")),
                new Event(LocalDate.of(2019, 9, 30), Words.english("Earlier"), List.of()));

        assertThat(Objects.requireNonNull(month(trends(events)).changePoint()).event())
                .isEqualTo("Launch");
        assertThat(Objects.requireNonNull(month(trends(events)).changePoint()).from())
                .isEqualTo(Period.parse("2019-11"));
    }

    @Test
    void the_order_of_figures_says_nothing() {
        months("2018-01", Slice.WHOLE, 3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3);
        months("2018-01", AUS, 2, 7, 1, 8);
        Trends inOrder = trends();
        java.util.Collections.reverse(figures);

        assertThat(trends()).isEqualTo(inOrder);
    }

    @Test
    void the_whole_is_foreseen_where_the_metric_asks_for_it() {
        months("2019-01", Slice.WHOLE, 1, 2, 3);
        months("2019-01", AUS, 1, 2, 3);
        figure(Period.parse("2019-04"), Slice.WHOLE, 0, false);

        assertThat(trends().forecasts()).isEmpty();
        assertThat(trends("forecast: yes").forecasts()).singleElement().satisfies(forecast -> {
            assertThat(forecast.slice()).isEqualTo(Slice.WHOLE);
            assertThat(forecast.period()).isEqualTo(Period.parse("2019-03"));
            assertThat(forecast.reason()).contains("there are 3");
        });
    }
}
