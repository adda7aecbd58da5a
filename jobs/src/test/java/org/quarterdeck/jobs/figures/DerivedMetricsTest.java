package org.quarterdeck.jobs.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quarterdeck.schema.config.Problems;
import org.quarterdeck.schema.config.StrictYaml;
import org.quarterdeck.schema.figure.Figure;
import org.quarterdeck.schema.figure.Slice;
import org.quarterdeck.schema.metric.Metric;
import org.quarterdeck.schema.period.Period;

class DerivedMetricsTest {
    private static final Period MAY = Period.parse("2020-05");

    private static Counted counted(String metric, String slice, String value) {
        return Counted.of(metric, MAY, Slice.parse(slice), new BigDecimal(value), 2);
    }

    private static Metric derived(String rule) {
        Problems problems = new Problems();
        return StrictYaml.read(
                        "title: x\ndefinition: x.\nunit: ratio\nperiods: [month]\nadditive: no\nprinted: {percent: 0}\n"
                                + "source: a test\nowner: us\n" + rule,
                        "m.yaml",
                        Metric.class,
                        problems)
                .orElseThrow(() -> new AssertionError(problems.found()));
    }

    private static final Metric RATIO =
            derived("derived: {ratio: {numerator: a, denominator: b}}\nslices: [[donor]]\n");
    private static final Metric SHARE = derived("derived: {share: {of: a, by: pillar}}\n");
    private static final Metric BALANCE = derived("derived: {evenness: {of: a, by: pillar, categories: 4}}\n");

    @Test
    void a_ratio_keeps_its_numerator_and_denominator() {
        assertThat(new DerivedMetrics(List.of(counted("a", "", "1"), counted("b", "", "3"))).derive("c", RATIO))
                .singleElement()
                .satisfies(ratio -> {
                    assertThat(Figure.kept(ratio.value())).isEqualByComparingTo("0.333333333");
                    assertThat(ratio.numerator()).isEqualByComparingTo("1");
                    assertThat(ratio.denominator()).isEqualByComparingTo("3");
                    assertThat(ratio.rows()).isEqualTo(4);
                });
    }

    @Test
    void nothing_over_something_is_0() {
        assertThat(new DerivedMetrics(List.of(counted("a", "", "0"), counted("b", "", "3"))).derive("c", RATIO))
                .singleElement()
                .satisfies(ratio -> assertThat(ratio.value()).isZero());
    }

    @Test
    void something_over_nothing_is_not_computable_and_has_no_row() {
        assertThat(new DerivedMetrics(List.of(counted("a", "", "1"), counted("b", "", "0.000"))).derive("c", RATIO))
                .isEmpty();
    }

    @Test
    void a_ratio_without_its_denominator_has_no_row() {
        assertThat(new DerivedMetrics(List.of(counted("a", "", "1"))).derive("c", RATIO))
                .isEmpty();
    }

    @Test
    void a_ratio_is_of_one_slice_by_the_same_slice_and_of_slices_that_it_keeps() {
        assertThat(new DerivedMetrics(List.of(
                                counted("a", "donor=AUS", "1"),
                                counted("b", "donor=AUS", "2"),
                                counted("a", "donor=NZL", "1"),
                                counted("a", "fund=X", "1"),
                                counted("b", "fund=X", "1")))
                        .derive("c", RATIO))
                .extracting(r -> r.slice().toString())
                .containsExactly("donor=AUS");
    }

    @Test
    void shares_are_each_over_the_sum_of_all_and_leave_the_whole_alone() {
        assertThat(new DerivedMetrics(List.of(
                                counted("a", "", "5"), counted("a", "pillar=1", "1"), counted("a", "pillar=2", "3")))
                        .derive("c", SHARE))
                .extracting(s -> s.slice() + " " + s.value() + " = " + s.numerator() + "/" + s.denominator())
                .containsExactly("pillar=1 0.25 = 1/4", "pillar=2 0.75 = 3/4");
    }

    @Test
    void shares_of_nothing_are_not_computable() {
        assertThat(new DerivedMetrics(List.of(counted("a", "pillar=1", "0"), counted("a", "pillar=2", "0")))
                        .derive("c", SHARE))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'2,2,2,2', 1", "'7', 0", "'7,0,0,0', 0", "'1,1', 0.5", "'4,3,2,1', 0.92321967"})
    void balance_is_pielous_evenness_over_four_and_an_empty_pillar_adds_nothing(String counts, double balance) {
        List<Counted> parts = new ArrayList<>();
        for (String count : counts.split(",")) {
            parts.add(counted("a", "pillar=" + parts.size(), count));
        }

        assertThat(new DerivedMetrics(parts).derive("c", BALANCE))
                .singleElement()
                .satisfies(figure -> assertThat(figure.value().doubleValue())
                        .isCloseTo(balance, org.assertj.core.data.Offset.offset(1e-8)));
    }

    @Test
    void balance_of_no_activity_at_all_is_not_computable() {
        assertThat(new DerivedMetrics(List.of(counted("a", "pillar=1", "0"))).derive("c", BALANCE))
                .isEmpty();
    }

    @Test
    void what_was_derived_can_be_derived_from() {
        DerivedMetrics metrics =
                new DerivedMetrics(List.of(counted("a", "", "1"), counted("b", "", "2"), counted("d", "", "4")));
        metrics.derive("c", RATIO);

        assertThat(metrics.derive("e", derived("derived: {ratio: {numerator: c, denominator: d}}\n")))
                .singleElement()
                .satisfies(ratio -> assertThat(ratio.value()).isEqualByComparingTo("0.125"));
    }

    private static List<Counted> derive(String rule, Counted... numbers) {
        return new DerivedMetrics(List.of(numbers)).derive("c", derived(rule));
    }

    private static Counted counted(String metric, String period, String slice, String value) {
        return Counted.of(metric, Period.parse(period), Slice.parse(slice), new BigDecimal(value), 1);
    }

    @Test
    void a_sum_takes_a_part_without_a_number_for_nothing_and_needs_one_of_the_period() {
        String rule = "derived: {combine: {plus: [a, b], minus: [c]}}\nslices: [[donor]]\n";

        List<Counted> sums = derive(
                rule,
                counted("a", "", "10"),
                counted("a", "donor=AUS", "4"),
                counted("b", "", "5"),
                counted("b", "donor=NZL", "5"),
                counted("c", "", "2"),
                counted("c", "donor=AUS", "1"));

        assertThat(sums)
                .extracting(c -> c.slice() + " " + c.value())
                .containsExactlyInAnyOrder(" 13", "donor=AUS 3", "donor=NZL 5");
        assertThat(derive(rule, counted("a", "", "10"), counted("b", "", "5"))).isEmpty();
    }

    @Test
    void parts_that_are_rounded_first_add_up_as_they_are_printed() {
        assertThat(derive(
                        "derived: {combine: {plus: [a], minus: [b, c], decimals: 2}}\n",
                        counted("a", "", "10.005"),
                        counted("b", "", "3.333"),
                        counted("c", "", "3.333")))
                .singleElement()
                .satisfies(rest -> assertThat(rest.value()).isEqualByComparingTo("3.35"));
    }

    @Test
    void the_largest_and_the_concentration_are_of_those_above_0() {
        Counted[] donors = {
            counted("a", "donor=A", "50"),
            counted("a", "donor=B", "30"),
            counted("a", "donor=C", "20"),
            counted("a", "donor=D", "-70")
        };

        assertThat(derive("derived: {top_share: {of: a, by: donor, top: 1}}\n", donors))
                .singleElement()
                .satisfies(share -> assertThat(share.value()).isEqualByComparingTo("0.5"));
        assertThat(derive("derived: {top_share: {of: a, by: donor, top: 5}}\n", donors))
                .singleElement()
                .satisfies(share -> assertThat(share.value()).isEqualByComparingTo("1"));
        assertThat(derive("derived: {concentration: {of: a, by: donor}}\n", donors))
                .singleElement()
                .satisfies(index -> assertThat(index.value()).isEqualByComparingTo("3800"));
        assertThat(derive("derived: {concentration: {of: a, by: donor}}\n", counted("a", "donor=D", "-70")))
                .as("nothing received")
                .isEmpty();
    }

    @Test
    void a_cohort_is_settled_quarter_by_quarter_until_the_last_that_has_begun() {
        List<Counted> rates = derive(
                "derived: {cohorts: {settled: s, promised: p, by: cohort}}\n",
                counted("p", "../2020-06-30", "cohort=2020-Q1", "100"),
                counted("p", "../2020-09-30", "cohort=2020-Q1", "80"),
                counted("p", "../2020-09-30", "cohort=2020-Q3", "5"),
                counted("s", "2020-Q1", "cohort=2020-Q1", "20"),
                counted("s", "2020-Q2", "", "0"),
                counted("s", "2020-Q3", "cohort=2020-Q1", "60"));

        assertThat(rates)
                .extracting(c -> c.period().text() + " " + c.slice() + " "
                        + c.value().stripTrailingZeros().toPlainString())
                .containsExactly(
                        "../2020-09-30 cohort=2020-Q1;quarters_after=0 0.25",
                        "../2020-09-30 cohort=2020-Q1;quarters_after=1 0.25",
                        "../2020-09-30 cohort=2020-Q1;quarters_after=2 1",
                        "../2020-09-30 cohort=2020-Q3;quarters_after=0 0");
    }
}
