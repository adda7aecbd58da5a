package org.quarterdeck.charts.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quarterdeck.charts.draw.Faces;
import org.quarterdeck.schema.config.Words;

class PhraseTest {
    private static final Pattern SLOT = Pattern.compile("\\{\\d}");

    @ParameterizedTest
    @EnumSource
    void a_phrase_has_the_same_slots_in_every_language_and_letters_that_can_be_drawn(Phrase phrase) {
        for (String language : Words.LANGUAGES) {
            assertThat(slots(phrase.in(language))).as(language).isEqualTo(slots(phrase.in("en")));
            assertThat(Faces.unshown(List.of(phrase.in(language)))).as(language).isEmpty();
        }
    }

    private static TreeSet<String> slots(String text) {
        TreeSet<String> slots = new TreeSet<>();
        SLOT.matcher(text).results().forEach(slot -> slots.add(slot.group()));
        return slots;
    }
}
