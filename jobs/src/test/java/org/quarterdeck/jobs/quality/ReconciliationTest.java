package org.quarterdeck.jobs.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quarterdeck.jobs.source.Sources;
import org.quarterdeck.schema.figure.Figure;
import org.quarterdeck.schema.figure.Figures;
import org.quarterdeck.schema.figure.Slice;
import org.quarterdeck.schema.figure.Status;
import org.quarterdeck.schema.metric.Metrics;
import org.quarterdeck.schema.period.Period;
import org.quarterdeck.schema.table.Tables;

class ReconciliationTest {
    private static final Path PRODUCT = Path.of(System.getProperty("quarterdeck.product"));
    private static final LocalDate AS_OF = LocalDate.of(2020, 5, 31);

    @TempDir
    Path folder;

    private ControlTotals totals(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("control-totals.yaml"), "totals:\n" + yaml);
        Tables tables = Tables.read(PRODUCT.resolve("warehouse-schema/tables"));
        return ControlTotals.read(
                file,
                Metrics.read(List.of(PRODUCT.resolve("warehouse-schema/metrics"))),
                Sources.read(PRODUCT.resolve("config/sources"), tables),
                tables);
    }

    /** What is said when 2019 has 200 activities and the participations come to 19,064. */
    private List<String> told(String yaml) throws IOException {
        return results(yaml).stream()
                .filter(r -> r.offenders() > 0)
                .map(Gates.Result::sentence)
                .toList();
    }

    private List<Gates.Result> results(String yaml) throws IOException {
        Period year = Period.year(2019);
        Figures figures = new Figures(List.of(figure(year)));
        return new Reconciliation(
                        AS_OF,
                        figures,
                        total -> String.valueOf(total.source()).equals("participations")
                                ? Optional.of(new BigDecimal("19064.000000000"))
                                : Optional.empty())
                .check(totals(yaml).totals());
    }

    private static Figure figure(Period year) {
        BigDecimal value = new BigDecimal(200);
        return new Figure(
                "activities.held",
                year,
                Slice.WHOLE,
                value,
                null,
                null,
                "activities",
                Status.FINAL,
                true,
                200,
                null,
                "r",
                Figure.digest("activities.held", year, Slice.WHOLE, value));
    }

    @Test
    void a_figure_as_printed_passes() throws IOException {
        assertThat(results("  - {metric: activities.held, period: \"2019\", printed: 200, by: the report}"))
                .singleElement()
                .satisfies(result -> assertThat(result.offenders()).isZero());
    }

    @Test
    void a_difference_names_both_numbers_and_the_document() throws IOException {
        assertThat(told("  - {metric: activities.held, period: \"2019\", printed: 205, by: \"Report, p. 9\"}"))
                .containsExactly(
                        "activities.held of 2019 is 205, as printed in Report, p. 9; but it comes to 200, 5 less");
    }

    @Test
    void a_doubled_sum_asks_for_subtotals() throws IOException {
        assertThat(told("  - {source: participations, sum: participants, printed: 9532, by: the register}"))
                .containsExactly(
                        "sum of participants of participations is 9532, as printed in the register; but it comes"
                                + " to 19064, exactly twice as much: are subtotals among the rows? leave them out under skip"
                                + " in its source");
    }

    @Test
    void what_is_printed_rounded_or_as_a_least_number_is_taken_so() throws IOException {
        assertThat(told("""
                  - {metric: activities.held, period: "2019", printed: 210, within: 10, by: a}
                  - {metric: activities.held, period: "2019", printed: 150, over: true, by: b}
                  - {metric: activities.held, period: "2019", printed: 150, over: true, within: 49, by: c}
                  - {metric: activities.held, period: "2019", printed: 201, over: true, by: d}
                """))
                .hasSize(2)
                .anyMatch(told -> told.contains("in c;"))
                .anyMatch(told -> told.contains("over 201"));
    }

    @Test
    void a_figure_that_is_not_there_does_not_agree() throws IOException {
        assertThat(told("  - {metric: activities.held, period: \"2018\", printed: 1, by: a}"))
                .containsExactly("activities.held of 2018 is 1, as printed in a; there is no such figure");
    }

    @Test
    void totals_of_what_is_yet_to_come_wait() throws IOException {
        assertThat(results("""
                  - {metric: activities.held, period: "2020", printed: 1, by: a}
                  - {source: contributions, printed: 1, by: a}
                """)).isEmpty();
    }

    @Test
    void every_mistake_is_named_with_the_nearest_right_word() {
        assertThatThrownBy(() -> totals("""
                  - {metric: activities.hold, period: "2019", printed: 1, by: a}
                  - {metric: activities.held, period: "2019", slice: {state: FRA}, printed: 1, by: a}
                  - {source: participatons, printed: 1, by: a}
                  - {source: participations, sum: participant, printed: 1, by: a}
                  - {source: participations, sum: identity, printed: 1, by: a}
                """))
                .hasMessageContainingAll(
                        "did you mean \"activities.held\"?",
                        "keeps no slice by state",
                        "did you mean \"participations\"?",
                        "did you mean \"participants\"?",
                        "identity is a string; only numbers are added up");
        assertThatThrownBy(() -> totals("  - {metric: activities.held, printed: 1, by: a}"))
                .hasMessageContaining("total 1: a total of a figure has metric, period and slice");
    }
}
