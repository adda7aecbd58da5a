package org.quarterdeck.jobs.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleFocalPointsTest {
    private static List<Map<String, String>> events;
    private static Map<String, String> codes;

    @BeforeAll
    static void deliver(@TempDir Path home) throws IOException {
        events = Delivered.until(Night.JUNE, home).rows("focal-points");
        codes = new HashMap<>();
        for (Row row : new Facts(Delivered.PRODUCT).reference("member-states")) {
            for (String language : List.of("ar", "en", "es", "fr", "ru", "zh")) {
                codes.put(row.text("name_" + language), row.text("state_code"));
            }
        }
    }

    @Test
    void the_first_73_states_by_digest_have_a_focal_point_at_the_end_of_may() {
        assertThat(withFocalPoint("2020-05-31"))
                .isEqualTo(Set.copyOf(
                        new States(new Facts(Delivered.PRODUCT)).inOrder().subList(0, 73)));
    }

    @Test
    void they_grow_from_month_to_month() {
        assertThat(withFocalPoint("2020-03-31")).hasSizeBetween(20, 30);
        assertThat(withFocalPoint("2020-04-30")).hasSizeBetween(45, 55);
        assertThat(withFocalPoint("2020-06-15")).hasSize(75);
    }

    @Test
    void one_person_was_replaced_and_some_states_have_two() {
        assertThat(events)
                .filteredOn(row -> row.get("Event").equals("Withdrawn"))
                .hasSize(1);
        Map<String, Long> people = events.stream()
                .filter(row -> row.get("Event").equals("Nominated"))
                .collect(Collectors.groupingBy(row -> codes.get(row.get("Country")), Collectors.counting()));
        assertThat(people).containsValue(2L);
    }

    @Test
    void some_states_are_named_in_their_own_working_language() {
        Set<String> english = new Facts(Delivered.PRODUCT)
                .reference("member-states").stream()
                        .map(row -> row.text("name_en"))
                        .collect(Collectors.toSet());
        assertThat(events).extracting(row -> row.get("Country")).anyMatch(name -> !english.contains(name));
    }

    private static Set<String> withFocalPoint(String day) {
        Set<String> people = new HashSet<>();
        events.stream()
                .filter(row -> row.get("Date").compareTo(day) <= 0)
                .filter(row -> !row.get("Event").equals("Activated"))
                .forEach(row -> {
                    String person = codes.get(row.get("Country")) + " " + row.get("E-mail");
                    if (row.get("Event").equals("Nominated")) {
                        people.add(person);
                    } else {
                        people.remove(person);
                    }
                });
        return people.stream().map(person -> person.substring(0, 3)).collect(Collectors.toSet());
    }
}
