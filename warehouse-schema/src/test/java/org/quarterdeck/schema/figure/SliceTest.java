package org.quarterdeck.schema.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SliceTest {
    @Test
    void keys_are_sorted_however_they_are_written() {
        assertThat(Slice.parse("donor=AUS;currency=AUD")).hasToString("currency=AUD;donor=AUS");
    }

    @Test
    void the_whole_is_the_empty_text() {
        assertThat(Slice.WHOLE).hasToString("");
        assertThat(Slice.parse("")).isEqualTo(Slice.WHOLE);
    }

    @Test
    void what_would_end_a_value_is_percent_encoded() {
        assertThat(Slice.of(Map.of("donor", "A=B; 5 % Fund"))).hasToString("donor=A%3DB%3B 5 %25 Fund");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AUS", "=", ";", "%", "%3D", "%253D", "%%3B;=", "Côte d’Ivoire", "日本", "a\nb", "%2"})
    void a_value_is_the_same_after_printing_and_reading(String value) {
        Slice slice = Slice.of(Map.of("donor", value, "region", value));

        assertThat(Slice.parse(slice.toString())).isEqualTo(slice);
    }

    @Test
    void percent_encoding_is_read_in_either_case() {
        assertThat(Slice.parse("donor=a%3bb")).isEqualTo(Slice.of(Map.of("donor", "a;b")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AUD", "=AUD", "currency=AUD;", ";", "currency=AUD;AUS"})
    void a_part_that_is_not_key_and_value_is_refused_with_what_to_write(String text) {
        assertThatThrownBy(() -> Slice.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("write it as currency=AUD;donor=AUS");
    }

    @Test
    void a_key_given_twice_is_refused() {
        assertThatThrownBy(() -> Slice.parse("donor=AUS;donor=NZL"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"donor\" stands twice");
    }
}
