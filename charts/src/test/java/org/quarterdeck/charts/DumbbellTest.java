package org.quarterdeck.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quarterdeck.charts.frame.ChartFrame;
import org.quarterdeck.schema.figure.Status;
import org.quarterdeck.schema.period.Period;

/** Two periods of one series, a row each. */
class DumbbellTest {
    private static final String METRIC = "capacity.participations";

    @TempDir
    Path folder;

    private ChartFrame frame(SampleRelease release) {
        return Quarterly.frame("participations-against-before", release.in(folder.resolve("release")));
    }

    private static SampleRelease quarters(String now, String before) {
        return new SampleRelease(java.time.LocalDate.of(2020, 7, 31))
                .figure(METRIC, Period.parse("2020-Q2"), "", now, Status.FINAL)
                .figure(METRIC, Period.parse("2020-Q1"), "", before, Status.FINAL);
    }

    @Test
    void rows_stand_by_the_later_value_and_tell_both() {
        ChartFrame frame = frame(quarters("12", "9")
                .figure(METRIC, "2020-Q2", "programme=A", "4")
                .figure(METRIC, "2020-Q1", "programme=A", "9")
                .figure(METRIC, "2020-Q2", "programme=B", "8"));

        assertThat(frame.rows())
                .extracting(r -> r.name() + ": " + r.label())
                .containsExactly("B: 8, none known before", "A: 4, before 9");
        assertThat(frame.texts().title()).isEqualTo("3 participations more than in the period before");
        assertThat(frame.table().columns())
                .containsExactly(
                        "Programme", "Participations, 1st quarter of 2020", "Participations, 2nd quarter of 2020");
    }

    @Test
    void a_period_that_is_not_over_is_not_said_to_be_less() {
        SampleRelease open = new SampleRelease(SampleRelease.AS_OF)
                .figure(METRIC, Period.parse("2020-Q2"), "", "5", Status.PROVISIONAL)
                .figure(METRIC, Period.parse("2020-Q1"), "", "9", Status.FINAL)
                .figure(METRIC, "2020-Q2", "programme=A", "5");

        assertThat(frame(open).texts().title())
                .isEqualTo("5 participations so far in the 2nd quarter of 2020, after 9 in the 1st quarter of 2020");
    }
}
