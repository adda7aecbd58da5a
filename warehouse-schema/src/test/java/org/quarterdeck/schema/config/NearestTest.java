package org.quarterdeck.schema.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
    private static final List<String> KNOWN = List.of("settle_days", "time_zone", "name");

    @Test
    void a_slip_is_answered_with_the_name_that_was_meant() {
        assertThat(Nearest.hint("settle_day", KNOWN)).isEqualTo("; did you mean \"settle_days\"?");
    }

    @Test
    void case_is_no_distance() {
        assertThat(Nearest.to("TIME_ZONE", KNOWN)).contains("time_zone");
    }

    @Test
    void what_is_near_nothing_is_answered_with_all_the_names() {
        assertThat(Nearest.hint("currency_of_account", KNOWN)).isEqualTo("; known are name, settle_days, time_zone");
    }

    @Test
    void where_nothing_is_known_nothing_is_said() {
        assertThat(Nearest.hint("x", List.of())).isEmpty();
    }

    @Test
    void of_two_that_are_as_near_the_one_that_begins_alike_is_named() {
        assertThat(Nearest.to("USS", List.of("UGS", "USD"))).contains("USD");
    }

    @Test
    void of_two_that_are_as_near_the_first_by_alphabet_is_named_so_that_messages_never_vary() {
        assertThat(Nearest.to("axe", List.of("aye", "ace"))).contains("ace");
    }

    @Test
    void of_several_that_are_as_near_the_one_that_begins_alike_is_named() {
        assertThat(Nearest.to("USS", List.of("UGS", "USD", "UYU"))).contains("USD");
    }
}
