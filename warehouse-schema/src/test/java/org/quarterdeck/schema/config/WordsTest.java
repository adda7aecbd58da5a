package org.quarterdeck.schema.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WordsTest {
    record Page(Words title, List<Words> notes) {}

    private static List<String> problems(String yaml) {
        Problems problems = new Problems();
        StrictYaml.read(yaml, "page.yaml", Page.class, problems);
        return problems.found();
    }

    @Test
    void a_plain_text_is_english() {
        assertThat(Words.english("Visits").in("en")).isEqualTo("Visits");
    }

    @Test
    void a_text_is_given_in_the_language_asked_for_else_in_english() {
        Words words = Words.of(Map.of("en", "Visits", "fr", "Visites"));

        assertThat(words.in("fr")).isEqualTo("Visites");
        assertThat(words.in("ru")).isEqualTo("Visits");
    }

    @Test
    void an_unknown_language_is_refused_with_those_known() {
        assertThatThrownBy(() -> Words.of(Map.of("en", "Visits", "de", "Besuche")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown language \"de\"; known are ar, en, es, fr, ru, zh");
    }

    @Test
    void a_text_without_english_is_refused() {
        assertThatThrownBy(() -> Words.of(Map.of("fr", "Visites")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"en\"");
    }

    @Test
    void a_file_that_declares_a_language_must_be_complete_in_it() {
        assertThat(problems("""
                        title: {en: Visits, fr: Visites}
                        notes: [{en: All, es: Todas}, Some]
                        """))
                .containsExactlyInAnyOrder(
                        "page.yaml: \"title\" has no words in es, which the file has elsewhere",
                        "page.yaml: \"notes[0]\" has no words in fr, which the file has elsewhere",
                        "page.yaml: \"notes[1]\" has no words in es, fr, which the file has elsewhere");
    }

    @Test
    void a_file_in_english_alone_is_complete() {
        assertThat(problems("title: Visits\nnotes: [{en: All}]\n")).isEmpty();
    }

    @Test
    void a_mistake_in_words_is_named_with_file_and_line() {
        assertThat(problems("title: Visits\nnotes:\n  - {en: All, de: Alle}\n"))
                .containsExactly("page.yaml, line 3: unknown language \"de\"; known are ar, en, es, fr, ru, zh");
    }
}
