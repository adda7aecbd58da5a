package org.quarterdeck.jobs.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quarterdeck.schema.figure.Figure;
import org.quarterdeck.schema.figure.Figures;
import org.quarterdeck.schema.figure.Slice;
import org.quarterdeck.schema.figure.Status;
import org.quarterdeck.schema.period.Period;

class JudgementTest {
    private static final Period MAY = Period.parse("2020-05");
    private static final String METRIC = "funds.received";

    private static Figures before(Status status, String value) {
        return new Figures(List.of(new Figure(
                METRIC,
                MAY,
                Slice.WHOLE,
                new BigDecimal(value),
                null,
                null,
                "USD",
                status,
                true,
                1,
                null,
                "2020-06-10-1",
                digest(value))));
    }

    private static String digest(String value) {
        return Figure.digest(METRIC, MAY, Slice.WHOLE, new BigDecimal(value));
    }

    private static Status status(String asOf, Figures before, String value, boolean isComplete) {
        return new Judgement(LocalDate.parse(asOf), 10, before)
                .status(METRIC, MAY, Slice.WHOLE, digest(value), isComplete);
    }

    private static Optional<NavigableSet<LocalDate>> days(String... days) {
        NavigableSet<LocalDate> set = new TreeSet<>();
        for (String day : days) {
            set.add(LocalDate.parse(day));
        }
        return Optional.of(set);
    }

    private static Optional<NavigableSet<LocalDate>> daysFrom(String first, String last) {
        return Optional.of(new TreeSet<>(LocalDate.parse(first)
                .datesUntil(LocalDate.parse(last).plusDays(1))
                .toList()));
    }

    @ParameterizedTest
    @CsvSource({"2020-06-09, PROVISIONAL", "2020-06-10, FINAL", "2020-12-31, FINAL"})
    void a_figure_is_provisional_until_the_settle_days_have_passed(String asOf, Status status) {
        assertThat(status(asOf, new Figures(List.of()), "5", true)).isEqualTo(status);
    }

    @Test
    void a_figure_whose_data_are_incomplete_stays_provisional() {
        assertThat(status("2020-12-31", new Figures(List.of()), "5", false)).isEqualTo(Status.PROVISIONAL);
    }

    @Test
    void a_figure_that_differs_from_a_final_one_is_revised() {
        assertThat(status("2020-06-30", before(Status.FINAL, "5"), "6", true)).isEqualTo(Status.REVISED);
    }

    @Test
    void a_final_figure_that_comes_out_the_same_stays_final() {
        assertThat(status("2020-06-30", before(Status.FINAL, "5"), "5.00", true))
                .isEqualTo(Status.FINAL);
    }

    @Test
    void a_figure_that_differs_from_a_provisional_one_is_no_revision() {
        assertThat(status("2020-06-30", before(Status.PROVISIONAL, "5"), "6", true))
                .isEqualTo(Status.FINAL);
    }

    @ParameterizedTest
    @CsvSource({"5", "6"})
    void a_revised_figure_stays_revised(String value) {
        assertThat(status("2020-06-30", before(Status.REVISED, "5"), value, true))
                .isEqualTo(Status.REVISED);
    }

    @Test
    void a_period_that_goes_beyond_the_as_of_date_is_open() {
        assertThat(new Judgement(LocalDate.of(2020, 5, 30), 10, new Figures(List.of()))
                        .isComplete(MAY, Optional.empty()))
                .isFalse();
    }

    @Test
    void a_period_is_complete_when_each_of_its_days_has_data() {
        Judgement judgement = new Judgement(LocalDate.of(2020, 6, 30), 10, new Figures(List.of()));

        assertThat(judgement.isComplete(MAY, daysFrom("2020-05-01", "2020-05-31")))
                .isTrue();
        assertThat(judgement.isComplete(MAY, daysFrom("2020-05-01", "2020-05-30")))
                .isFalse();
        assertThat(judgement.isComplete(MAY, days())).isFalse();
    }

    @Test
    void to_date_is_complete_from_the_first_day_on_that_there_are_data_for() {
        Judgement judgement = new Judgement(LocalDate.of(2020, 6, 30), 10, new Figures(List.of()));
        Period toDate = Period.parse("../2020-05-31");

        assertThat(judgement.isComplete(toDate, daysFrom("2020-05-17", "2020-06-30")))
                .isTrue();
        assertThat(judgement.isComplete(toDate, days("2020-05-17", "2020-05-31")))
                .isFalse();
    }

    @Test
    void a_period_without_any_day_of_data_has_no_figure_where_days_are_listed() {
        Judgement judgement = new Judgement(LocalDate.of(2020, 6, 30), 10, new Figures(List.of()));

        assertThat(judgement.isCovered(MAY, days("2020-04-30", "2020-06-01"))).isFalse();
        assertThat(judgement.isCovered(MAY, days("2020-05-31"))).isTrue();
        assertThat(judgement.isCovered(MAY, Optional.empty())).isTrue();
    }
}
