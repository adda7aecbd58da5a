package org.quarterdeck.schema.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quarterdeck.schema.config.InvalidConfiguration;

class MemberStatesTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void writeList() throws IOException {
        file = folder.resolve("member-states.csv");
        Files.writeString(file, """
                state_code,alpha2,m49_code,name_ar,name_en,name_es,name_fr,name_ru,name_zh,valid_from,valid_to
                AUS,AU,036,أستراليا,Australia,Australia,Australie,Австралия,澳大利亚,1945-11-01,
                TUR,TR,792,تركيا,Turkey,Turquía,Turquie,Турция,土耳其,1945-10-24,2022-06-01
                TUR,TR,792,تركيا,Türkiye,Türkiye,Türkiye,Турция,土耳其,2022-06-01,
                AAA,AA,901,,Twin,,,,,1945-10-24,
                BBB,BB,902,,Twin,,,,,1945-10-24,
                """);
    }

    @ParameterizedTest
    @CsvSource({
        "AUS,AUS",
        "au,AUS",
        "036,AUS",
        "36,AUS",
        "Australie,AUS",
        "' AUSTRALIA\u00a0',AUS",
        "АВСТРАЛИЯ,AUS",
        "澳大利亚,AUS",
        "أستراليا,AUS",
        "turkey,TUR",
        "Tu\u0308rkiye,TUR",
        "Turquía,TUR"
    })
    void a_state_is_found_by_its_codes_and_by_every_name_it_has_or_had(String word, String code) {
        assertThat(MemberStates.read(file).code(word)).contains(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Austral", "Commonwealth of Australia", "AUSTRALIA!", "Twin", "999"})
    void nothing_is_guessed(String word) {
        assertThat(MemberStates.read(file).code(word)).isEmpty();
    }

    @Test
    void a_slip_of_the_pen_is_answered_with_a_suggestion() {
        assertThat(MemberStates.read(file).suggestion("Astralia")).contains("Australia (AUS)");
        assertThat(MemberStates.read(file).suggestion("Somewhere else")).isEmpty();
    }

    @Test
    void a_list_without_a_column_names_it() throws IOException {
        Files.writeString(file, "state_cod,alpha2,m49_code,name_ar,name_en,name_es,name_fr,name_ru\n");

        assertThatThrownBy(() -> MemberStates.read(file))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("the column \"name_zh\" is missing")
                .hasMessageContaining("the column \"state_code\" is missing; did you mean \"state_cod\"?");
    }
}
