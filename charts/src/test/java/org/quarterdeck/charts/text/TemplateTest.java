package org.quarterdeck.charts.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quarterdeck.charts.text.Template.Voice;
import org.quarterdeck.schema.figure.Figure;
import org.quarterdeck.schema.period.Period;

class TemplateTest {
    private static Scope scope;

    @BeforeAll
    static void open(@TempDir Path folder) {
        scope = Texts.scope(
                folder,
                Map.of(
                        "visits", Texts.figure("platform.visits", "month"),
                        "states", Texts.figure("platform.focal_point_states", "to_date"),
                        "trained", Texts.figure("capacity.individuals_trained", "year_to_date")));
    }

    @Test
    void slots_are_filled_and_words_stand_as_they_are() {
        assertThat(Texts.sentence("{states} of many, in {period}", scope)).isEqualTo("73 of many, in May 2020");
    }

    @Test
    void a_figure_can_be_named_without_a_rule() {
        assertThat(Texts.sentence("{funds.received[donor=AUS]@to_date} by {data_to}", scope))
                .isEqualTo("$2.2 million by 31 May 2020");
    }

    @Test
    void a_text_without_slots_is_itself() {
        assertThat(Texts.sentence("Nothing to fill in", scope)).isEqualTo("Nothing to fill in");
    }

    @Test
    void a_missing_figure_leaves_no_hole_but_names_itself() {
        assertThatThrownBy(() -> Texts.sentence("{trained} trained", scope))
                .isInstanceOf(MissingFigure.class)
                .hasMessage("Individuals trained, January–May 2020");
    }

    @Test
    void an_unknown_name_is_an_error_with_the_nearest() {
        assertThatThrownBy(() -> Texts.sentence("{statse}", scope))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown name \"statse\"; did you mean \"states\"?");
    }

    @Test
    void a_piece_knows_the_figure_it_prints_and_words_know_none() {
        Rendered rendered = Template.parse("{visits} visits").render(scope, Voice.SENTENCE);

        assertThat(rendered.pieces()).extracting(Rendered.Piece::text).containsExactly("over 5,000", " visits");
        assertThat(rendered.pieces().get(0).from()).extracting(Figure::period).containsExactly(Period.parse("2020-05"));
        assertThat(rendered.pieces().get(1).from()).isEmpty();
    }

    @Test
    void an_opening_brace_needs_its_partner() {
        assertThatThrownBy(() -> Template.parse("{visits of May"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"{visits of May\" has a { without its }");
    }

    @Test
    void a_closing_brace_needs_its_partner() {
        assertThatThrownBy(() -> Template.parse("visits} of May"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"visits} of May\" has a } without its {");
    }

    @Test
    void an_unknown_form_is_refused_when_the_text_is_read() {
        assertThatThrownBy(() -> Template.parse("{share|precent}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown form \"precent\"; did you mean \"percent\"?");
    }

    @Test
    void digits_count_as_literal_outside_slots_only() {
        assertThat(Template.parse("all 193 States").hasLiteralDigits()).isTrue();
        assertThat(Template.parse("all {x@../2017-02-03} States").hasLiteralDigits())
                .isFalse();
    }

    @Test
    void its_names_are_those_of_its_slots_without_their_forms() {
        assertThat(Template.parse("{a} and {b.end|during} and {a|capital}").names())
                .containsExactlyInAnyOrder("a", "b.end");
    }
}
