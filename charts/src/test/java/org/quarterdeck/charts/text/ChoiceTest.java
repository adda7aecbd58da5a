package org.quarterdeck.charts.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quarterdeck.charts.text.Choice.Wording;
import org.quarterdeck.charts.text.Template.Voice;
import org.quarterdeck.schema.config.Words;

class ChoiceTest {
    private static Scope scope;

    @BeforeAll
    static void open(@TempDir Path folder) {
        scope = Texts.scope(
                folder,
                Map.of(
                        "states", Texts.figure("platform.focal_point_states", "to_date"),
                        "trained", Texts.figure("capacity.individuals_trained", "year_to_date")));
    }

    private static Wording wording(@Nullable String when, String text) {
        return new Wording(when, Words.english(text));
    }

    private static String said(Wording... wordings) {
        return Choice.of(List.of(wordings))
                .render(scope, Voice.SENTENCE)
                .map(Rendered::plain)
                .orElse("nothing");
    }

    @Test
    void the_first_wording_that_applies_is_said() {
        assertThat(said(wording("states > 100", "many"), wording("states > 50", "some"), wording(null, "few")))
                .isEqualTo("some");
    }

    @Test
    void a_wording_whose_figure_is_missing_gives_way_to_the_next() {
        assertThat(said(wording(null, "{trained} trained"), wording(null, "{states} States")))
                .isEqualTo("73 States");
    }

    @Test
    void nothing_is_said_when_no_wording_applies() {
        assertThat(said(wording("states > 100", "many"), wording(null, "{trained} trained")))
                .isEqualTo("nothing");
    }

    @Test
    void the_language_of_the_scope_is_spoken_and_english_where_there_is_none() {
        Choice both = Choice.of(Map.of("en", "{states} States", "fr", "{states} États"));

        assertThat(both.render(scope, Voice.SENTENCE).orElseThrow().plain()).isEqualTo("73 States");
    }

    @Test
    void its_names_are_those_of_conditions_and_of_every_wording() {
        assertThat(Choice.of(List.of(wording("gap > 0", "{a}"), wording(null, "{b|percent}")))
                        .names())
                .containsExactly("a", "b", "gap");
    }

    @Test
    void a_digit_in_any_wording_is_a_literal() {
        assertThat(Choice.of(List.of(wording(null, "{states}"), wording(null, "all 193")))
                        .hasLiteralDigits())
                .isTrue();
        assertThat(Choice.of("{states} of them").hasLiteralDigits()).isFalse();
    }

    @Test
    void a_mistake_in_a_wording_shows_when_it_is_read() {
        assertThatThrownBy(() -> wording("states >", "text")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> wording(null, "{states")).isInstanceOf(IllegalArgumentException.class);
    }
}
