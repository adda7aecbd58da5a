package org.quarterdeck.charts.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quarterdeck.schema.figure.Figure;

class ScopeTest {
    private static Scope scope;

    @BeforeAll
    static void open(@TempDir Path folder) {
        scope = Texts.scope(
                folder,
                Map.of(
                        "visits", Texts.figure("platform.visits", "month"),
                        "before", Texts.figure("platform.visits", "previous_month"),
                        "growth", Texts.change("visits", "before"),
                        "pledged", Texts.figure("funds.pledged", "to_date"),
                        "received", Texts.figure("funds.received", "to_date"),
                        "gap", Texts.minus("pledged", "received"),
                        "share", Texts.ratio("received", "pledged"),
                        "engagements", Texts.figure("leadership.engagements", "month"),
                        "over_nothing", Texts.ratio("visits", "engagements"),
                        "briefed",
                                Texts.figure(
                                        "briefing.member_states",
                                        "last_event",
                                        Map.of("activity", "quarterly-briefing-*"))));
    }

    private static String said(String name) {
        return Texts.sentence("{" + name + "}", scope);
    }

    @Test
    void a_rule_names_the_figure_of_its_period_and_slice() {
        assertThat(said("before")).isEqualTo("over 4,000");
    }

    @Test
    void differences_ratios_and_changes_follow_from_two_names() {
        assertThat(said("gap")).isEqualTo("$80.8 million");
        assertThat(said("share")).isEqualTo("68 per cent");
        assertThat(said("growth")).isEqualTo("36 per cent");
    }

    @Test
    void a_derived_number_rests_on_both_figures() {
        assertThat(((Value.Amount) scope.value("gap")).from())
                .extracting(Figure::metric)
                .containsExactly("funds.pledged", "funds.received");
    }

    @Test
    void a_ratio_over_nothing_is_missing_and_not_an_error() {
        assertThat(scope.value("over_nothing")).isEqualTo(new Value.Missing("visits over engagements, which is 0"));
    }

    @Test
    void a_figure_that_is_not_there_is_missing_and_says_which() {
        assertThat(scope.value("capacity.workshops[branch=UNCCT]@year_to_date"))
                .isEqualTo(new Value.Missing("Workshops [branch=UNCCT], January–May 2020"));
    }

    @Test
    void the_last_event_is_the_latest_whose_slice_matches() {
        assertThat(said("briefed")).isEqualTo("123");
        assertThat(said("briefed.end")).isEqualTo("21 May 2020");
    }

    @Test
    void attributes_tell_of_a_figures_period() {
        assertThat(said("pledged.end")).isEqualTo("31 May 2020");
        assertThat(said("visits.period")).isEqualTo("May 2020");
        assertThat(said("visits.start|month")).isEqualTo("May");
        assertThat(scope.value("pledged.start")).isInstanceOf(Value.Missing.class);
    }

    @Test
    void an_unknown_attribute_is_an_error_with_the_nearest() {
        assertThatThrownBy(() -> scope.value("visits.strat"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown attribute \"strat\"; did you mean \"start\"?");
    }

    @Test
    void an_unknown_metric_is_an_error_with_the_nearest() {
        assertThatThrownBy(() -> scope.value("platform.visit@month"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("unknown metric \"platform.visit\"")
                .hasMessageContaining("\"platform.visits\"");
    }

    @Test
    void the_release_and_its_office_are_known_to_every_text() {
        assertThat(said("office") + ", " + said("release") + ", " + said("as_of"))
                .isEqualTo("Office of Counter-Terrorism, 2020-05-31-1, 31 May 2020");
    }

    @Test
    void a_value_given_outright_comes_before_a_rule() {
        assertThat(Texts.sentence("{visits}", scope.with(Map.of("visits", new Value.Text("many")))))
                .isEqualTo("many");
    }

    @Test
    void each_figure_across_a_dimension_has_a_scope_of_its_own() {
        List<Scope> each = scope.each("funds.received", "to_date", Map.of(), List.of("donor"));

        assertThat(each).hasSize(1);
        assertThat(Texts.sentence("{donor}: {value}", each.get(0))).isEqualTo("AUS: $2.2 million");
    }
}
