package org.quarterdeck.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quarterdeck.charts.frame.ChartFrame;
import org.quarterdeck.charts.frame.ChartFrame.Row;
import org.quarterdeck.schema.figure.Figure;
import org.quarterdeck.schema.figure.Slice;
import org.quarterdeck.schema.period.PeriodKind;
import org.quarterdeck.schema.release.Release;

class FrameTest {
    private static final String DONORS = "received-against-pledged-by-donor";

    @TempDir
    static Path folder;

    private static Release factSheet;

    @BeforeAll
    static void release() {
        factSheet = SampleRelease.factSheet().in(folder.resolve("fact-sheet"));
    }

    private static Row row(ChartFrame frame, String name) {
        return frame.rows().stream()
                .filter(r -> r.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static ChartFrame donors(SampleRelease release, String name) {
        return Nightly.frame(DONORS, release.in(folder.resolve(name)));
    }

    @Test
    void a_line_has_the_figures_of_the_release_and_no_other() {
        ChartFrame frame = Nightly.frame("visits-by-month", factSheet);

        assertThat(frame.drawn().get(0).points().values())
                .containsExactlyElementsOf(
                        factSheet.figures().series("platform.visits", PeriodKind.MONTH, Slice.of(java.util.Map.of())));
        assertThat(frame.months()).containsExactly(YearMonth.of(2020, 3), YearMonth.of(2020, 4), YearMonth.of(2020, 5));
    }

    @Test
    void months_without_a_figure_are_on_the_axis_and_not_in_the_line() {
        ChartFrame frame =
                Nightly.frame("visits-by-month", NastyReleases.missingMonths().in(folder.resolve("missing")));

        assertThat(frame.months()).hasSize(24).contains(YearMonth.of(2020, 3));
        assertThat(frame.drawn().get(0).points()).doesNotContainKey(YearMonth.of(2020, 3));
    }

    @Test
    void donors_stand_by_what_they_pledged_and_the_rest_comes_last() {
        List<Row> rows = Nightly.frame(DONORS, factSheet).rows();

        assertThat(rows).hasSize(11);
        assertThat(rows.subList(0, 10)).isSortedAccordingTo((a, b) -> b.outer().compareTo(a.outer()));
        assertThat(rows.get(10).name()).isEqualTo("All other donors (22)");
    }

    @Test
    void the_rows_add_up_to_the_figures_of_all_donors() {
        List<Row> rows = Nightly.frame(DONORS, factSheet).rows();

        assertThat(sum(rows.stream().map(Row::outer).toList())).isEqualByComparingTo(all("funds.pledged"));
        assertThat(sum(rows.stream().map(Row::inner).toList())).isEqualByComparingTo(all("funds.received"));
    }

    private static BigDecimal all(String metric) {
        return sum(factSheet.figures().of(metric).stream()
                .filter(f -> f.slice().keys().equals(java.util.Set.of("donor")))
                .map(Figure::value)
                .toList());
    }

    private static BigDecimal sum(List<BigDecimal> values) {
        return values.stream().filter(java.util.Objects::nonNull).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void a_rest_of_one_is_shown_by_its_name() {
        SampleRelease release = new SampleRelease(SampleRelease.AS_OF);
        for (int d = 0; d < 11; d++) {
            release.donor("D" + d, "Donor " + d, String.valueOf(1_000_000 + d), null, "member_state");
        }

        assertThat(donors(release, "eleven").rows())
                .extracting(Row::name)
                .contains("Donor 0")
                .hasSize(11);
    }

    @Test
    void footnotes_travel_with_their_rows() {
        ChartFrame frame = Nightly.frame(DONORS, factSheet);

        assertThat(row(frame, "Netherlands").marks()).isEqualTo("*");
        assertThat(row(frame, "UN Sub-Fund for Peace and Security of EOSG").marks())
                .isEqualTo("**");
        assertThat(row(frame, "Saudi Arabia").marks()).isEmpty();
        assertThat(frame.texts().footnotes())
                .containsExactly(
                        "* Netherlands: in addition, an in-kind contribution valued at $11.5 million in 2018.",
                        "** An allocation from another fund of the organisation.");
    }

    @Test
    void a_footnote_follows_its_row_into_the_rest() {
        SampleRelease release = SampleRelease.factSheet();
        release.figure("funds.in_kind", "2018", "donor=D29", "2500000");
        ChartFrame frame = donors(release, "folded");

        assertThat(row(frame, "All other donors (22)").marks()).isEqualTo("**");
        assertThat(frame.texts().footnotes().get(1))
                .startsWith("** Donor 29: in addition")
                .contains("$2.5 million");
        assertThat(frame.table().rows()).anyMatch(r -> r.head().equals("Donor 29**"));
    }

    @Test
    void the_same_footnote_has_the_same_mark_and_many_are_numbered() {
        ChartFrame frame = donors(NastyReleases.fortyDonors(), "forty");

        assertThat(row(frame, "Donor number 0").marks()).isEqualTo(" (1) (12)");
        assertThat(row(frame, "Donor number 9").marks()).isEqualTo(" (10) (12)");
        assertThat(row(frame, "All other donors (30)").marks()).isEqualTo(" (11) (12)");
        assertThat(frame.texts().footnotes()).hasSize(12);
    }

    @Test
    void an_amount_too_small_for_its_form_is_never_printed_as_nothing() {
        SampleRelease release = new SampleRelease(SampleRelease.AS_OF);
        release.donor("S", "Small", "20000", "15000", "member_state");

        assertThat(donors(release, "small").rows().get(0).label()).isEqualTo("$15,000 of $20,000 (75%)");
    }

    @Test
    void a_refund_has_no_share_of_the_pledge() {
        SampleRelease release = new SampleRelease(SampleRelease.AS_OF);
        release.donor("R", "Refunded", "1000000", "-400000", "member_state");
        release.donor("Z", "Nothing", "0", "0", "member_state");
        List<Row> rows = donors(release, "refund").rows();

        assertThat(rows.get(0).label()).isEqualTo("−$0.4 of $1.0 million, after refunds");
        assertThat(rows.get(1).label()).isEqualTo("nothing pledged or received");
    }

    @Test
    void an_estimate_says_how_near_it_is() {
        SampleRelease release = new SampleRelease(SampleRelease.AS_OF)
                .figure("platform.visits", "2020-04", "", "7000")
                .within("137.2")
                .figure("platform.visits", "2020-05", "", "6000");

        assertThat(Nightly.frame("visits-by-month", release.in(folder.resolve("estimate")))
                        .texts()
                        .footnotes())
                .contains("Estimated: 95 times in 100 the true number is within 2% of it.");
    }

    @Test
    void one_is_singular() {
        Release one = NastyReleases.oneOfEverything().in(folder.resolve("one"));

        assertThat(Nightly.frame("focal-points", one).texts().title())
                .isEqualTo("1 of 193 Member States has named a focal point");
        assertThat(Nightly.frame("trained-and-workshops", one).texts().title())
                .isEqualTo("1 individual trained at 1 workshop since January");
        assertThat(Nightly.frame("trained-and-workshops", one).texts().alt())
                .contains("1 individual trained at 1 workshop.");
        assertThat(Nightly.frame("visits-by-month", one).texts().alt()).contains("1 visit in May 2020");
        assertThat(Nightly.frame(DONORS, one).texts().alt()).contains("of 1 donor,");
    }

    @Test
    void no_state_is_a_finding_and_no_figure_is_none() {
        Release none = NastyReleases.monthly(3, i -> "0", i -> "0", i -> "0").in(folder.resolve("none"));

        assertThat(Nightly.frame("focal-points", none).texts().title())
                .isEqualTo("No Member State has named a focal point yet");
    }
}
