package org.quarterdeck.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quarterdeck.charts.frame.ChartFrame;
import org.quarterdeck.charts.frame.Grid;
import org.quarterdeck.charts.frame.Grid.State;
import org.quarterdeck.schema.release.Release;

/** Values of a dimension by period, and by a second dimension. */
class GridTest {
    private static final String WORKSHOPS = "capacity.workshops";

    @TempDir
    Path folder;

    private Release in(SampleRelease release) {
        return release.in(folder.resolve("release"));
    }

    private ChartFrame heat(SampleRelease release) {
        return Quarterly.frame("workshops-by-programme-and-quarter", in(release));
    }

    private static SampleRelease programmes() {
        return new SampleRelease(SampleRelease.AS_OF)
                .figure(WORKSHOPS, "2019-Q4", "programme=A", "3")
                .figure(WORKSHOPS, "2020-Q1", "programme=A", "0")
                .figure(WORKSHOPS, "2020-Q2", "programme=A", "1")
                .figure(WORKSHOPS, "2020-Q1", "programme=B", "7")
                .figure(WORKSHOPS, "2020-Q2", "programme=B", "2");
    }

    @Test
    void columns_begin_with_the_first_figure_and_rows_with_the_largest() {
        Grid grid = heat(programmes()).grid();

        assertThat(grid.columns())
                .extracting(c -> c.name() + " " + c.above())
                .containsExactly("Q4 2019", "Q1 2020", "Q2 2020");
        assertThat(grid.rows()).extracting(Grid.Row::name).containsExactly("B", "A");
    }

    @Test
    void no_figure_is_no_zero() {
        Grid grid = heat(programmes()).grid();

        assertThat(grid.rows().get(0).cells().get(0).state()).isEqualTo(State.ABSENT);
        assertThat(grid.rows().get(1).cells().get(1).text()).isEqualTo("0");
    }

    @Test
    void a_number_that_stays_in_the_office_is_neither_and_leads_nothing() {
        SampleRelease people = programmes()
                .ofPeople(WORKSHOPS)
                .figure(WORKSHOPS, "2020-Q2", "programme=C", "40")
                .figure(WORKSHOPS, "2020-Q2", "", "43");
        ChartFrame frame =
                Quarterly.frame("workshops-by-programme-and-quarter", in(people).asItLeaves());

        assertThat(frame.grid().cells().map(Grid.Cell::state)).contains(State.WITHHELD);
        assertThat(frame.texts().title()).doesNotContain("most");
        assertThat(frame.texts().footnotes()).anyMatch(f -> f.contains("fewer than 5 people"));
    }

    private static SampleRelease many(SampleRelease release) {
        for (int i = 10; i < 30; i++) {
            release.figure(WORKSHOPS, "2020-Q2", "programme=P" + i, String.valueOf(i));
        }
        return release;
    }

    @Test
    void the_rest_is_one_row_and_the_table_has_all() {
        ChartFrame frame = heat(many(new SampleRelease(SampleRelease.AS_OF)));

        assertThat(frame.grid().rows()).hasSize(13);
        assertThat(frame.grid().rows().get(12).name()).isEqualTo("All other programmes (8)");
        assertThat(frame.grid().rows().get(12).cells().get(0).text()).isEqualTo("108");
        assertThat(frame.table().rows()).hasSize(20);
    }

    @Test
    void a_metric_that_does_not_add_up_has_no_rest() {
        SampleRelease release = new SampleRelease(SampleRelease.AS_OF);
        release.metric(WORKSHOPS, "Workshops", "events", "exact", "no", "[]");

        assertThatThrownBy(() -> heat(many(release)))
                .hasMessageContaining("capacity.workshops does not add up over programme");
    }

    @Test
    void cohorts_are_those_of_the_months_shown_and_what_is_to_come_is_absent() {
        SampleRelease release = new SampleRelease(SampleRelease.AS_OF);
        for (String cohort : List.of("2012-Q1", "2019-Q4", "2020-Q1")) {
            for (int after = 0; after < (cohort.equals("2020-Q1") ? 2 : 3); after++) {
                release.figure(
                        "funds.cohort_conversion",
                        "../2020-05-31",
                        "cohort=" + cohort + ";quarters_after=" + after,
                        "0." + (after + 1));
            }
        }
        Grid grid = Quarterly.frame("settled-by-cohort", in(release)).grid();

        assertThat(grid.rows()).extracting(Grid.Row::name).containsExactly("2019-Q4", "2020-Q1");
        assertThat(grid.columns()).extracting(Grid.Column::name).containsExactly("0", "1", "2");
        assertThat(grid.rows().get(1).cells().get(2).state()).isEqualTo(State.ABSENT);
    }

    @Test
    void a_share_needs_a_whole_of_which_every_part_is_known_and_none_is_below_0() {
        SampleRelease release = new SampleRelease(SampleRelease.AS_OF)
                .figure("activities.held", "2019-Q4", "pillar=I", "3")
                .figure("activities.held", "2020-Q1", "pillar=I", "-1")
                .figure("activities.held", "2020-Q1", "pillar=II", "5")
                .figure("activities.held", "2020-Q2", "pillar=I", "0");
        ChartFrame frame = Quarterly.frame("activities-by-pillar-over-time", in(release));

        assertThat(frame.grid().total(0)).hasValueSatisfying(t -> assertThat(t).isEqualByComparingTo("3"));
        assertThat(frame.grid().total(1)).isEmpty();
        assertThat(frame.grid().total(2)).isEmpty();
        assertThat(frame.texts().footnotes()).anyMatch(f -> f.startsWith("– There is no whole to share"));
    }
}
