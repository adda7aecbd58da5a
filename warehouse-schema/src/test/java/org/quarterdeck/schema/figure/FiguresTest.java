package org.quarterdeck.schema.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.quarterdeck.schema.period.Period;
import org.quarterdeck.schema.period.PeriodKind;

class FiguresTest {
    private final Figures figures = new Figures(List.of(
            Sample.figure("funds.received", "2020-05", "donor=NZL", "3"),
            Sample.figure("funds.received", "2020-05", "", "8"),
            Sample.figure("funds.pledged", "2020-05", "", "0"),
            Sample.figure("funds.received", "2020-05", "donor=AUS", "5"),
            Sample.figure("funds.received", "2020-03", "", "1")));

    @Test
    void figures_stand_by_metric_period_and_slice() {
        assertThat(figures.all())
                .extracting(f -> f.metric() + " " + f.period() + " " + f.slice())
                .containsExactly(
                        "funds.pledged 2020-05 ",
                        "funds.received 2020-03 ",
                        "funds.received 2020-05 ",
                        "funds.received 2020-05 donor=AUS",
                        "funds.received 2020-05 donor=NZL");
    }

    @Test
    void a_missing_period_has_no_figure_and_an_empty_one_has_0() {
        assertThat(figures.find("funds.pledged", Period.parse("2020-04"), Slice.WHOLE))
                .isEmpty();
        assertThat(figures.find("funds.pledged", Period.parse("2020-05"), Slice.WHOLE))
                .hasValueSatisfying(f -> assertThat(f.value()).isZero());
    }

    @Test
    void a_series_leaves_a_missing_month_out() {
        assertThat(figures.series("funds.received", PeriodKind.MONTH, Slice.WHOLE))
                .extracting(f -> f.period().text())
                .containsExactly("2020-03", "2020-05");
    }

    @Test
    void across_a_dimension_the_whole_is_no_part() {
        assertThat(figures.across("funds.received", Period.parse("2020-05"), Set.of("donor")))
                .extracting(f -> f.slice().toString())
                .containsExactly("donor=AUS", "donor=NZL");
    }

    @Test
    void a_slice_never_seen_has_no_figure() {
        assertThat(figures.find("funds.received", Period.parse("2020-05"), Slice.parse("donor=FJI")))
                .isEmpty();
    }

    @Test
    void an_event_is_found_by_its_slice_among_the_days() {
        LocalDate day = LocalDate.of(2020, 5, 27);
        Slice briefing = Slice.parse("activity=Q2-2020");
        Figure of =
                Sample.figure("briefing.entities", Period.event(day), briefing, java.math.BigDecimal.valueOf(43), null);

        assertThat(new Figures(List.of(of)).find("briefing.entities", Period.parse("2020-05-27"), briefing))
                .contains(of);
    }
}
