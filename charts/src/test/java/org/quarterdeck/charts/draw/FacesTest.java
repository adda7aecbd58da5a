package org.quarterdeck.charts.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Font;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FacesTest {
    private static final Font LABEL = Faces.load().regular(14);
    private static final Font STRONG = Faces.load().strong(14);

    @Test
    void each_run_of_a_text_has_the_face_that_has_its_letters() {
        StyledText text = StyledText.of("Japan 日本 and اليابان", STRONG);

        assertThat(text.runs())
                .extracting(run -> Face.of(run.font()))
                .containsExactly(Face.SOURCE, Face.HAN, Face.SOURCE, Face.ARABIC);
        assertThat(text.runs()).allMatch(run -> Face.isStrong(run.font()));
        assertThat(text.text()).isEqualTo("Japan 日本 and اليابان");
    }

    @Test
    void a_text_is_as_wide_as_its_runs() {
        assertThat(Faces.width("认捐", LABEL)).isEqualTo(28, within(0.1));
        assertThat(Faces.width("ab认捐", LABEL)).isEqualTo(Faces.width("ab", LABEL) + 28, within(0.1));
    }

    @Test
    void the_quotation_marks_of_chinese_are_as_wide_as_its_characters() {
        assertThat(Faces.width("“认捐”", LABEL)).isEqualTo(4 * 14, within(0.1));
        assertThat(Faces.width("“a”", LABEL)).isLessThan(3 * 14);
    }

    @Test
    void a_mark_of_direction_takes_no_room() {
        assertThat(Faces.width("\u200e−5", LABEL)).isEqualTo(Faces.width("−5", LABEL));
    }

    @Test
    void a_character_that_no_face_has_is_a_box_and_is_told() {
        assertThat(StyledText.of("a𠀀b", LABEL).text()).isEqualTo("a□b");
        assertThat(Faces.unshown(List.of("Ωmega 认捐", "a𠀀b臺"))).containsExactly(0x81FA, 0x20000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Señor œuvre", "Объявленные взносы № 5", "الأمم المتحدة، ٢٠٢٠؟", "联合国（认捐）：“一”……"})
    void every_letter_of_the_six_languages_can_be_drawn(String text) {
        assertThat(Faces.unshown(List.of(text))).isEmpty();
    }

    @Test
    void a_page_gets_the_alphabets_that_occur_and_of_chinese_the_characters_that_do() {
        assertThat(Faces.css("Pledged")).doesNotContain("U+0400", "Noto");
        assertThat(Faces.css("Объявлено")).contains("U+0400").doesNotContain("Noto");
        assertThat(Faces.css("تعهدات")).contains("Noto Sans Arabic").doesNotContain("Noto Sans SC");
        assertThat(Faces.css("认捐"))
                .contains("Noto Sans SC")
                .hasSizeLessThan(Faces.css("认捐国家统计司").length());
        assertThat(Faces.css("认捐")).isEqualTo(Faces.css("捐认"));
    }
}
