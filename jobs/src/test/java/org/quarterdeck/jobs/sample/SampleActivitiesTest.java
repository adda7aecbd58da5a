package org.quarterdeck.jobs.sample;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleActivitiesTest {
    private static final Predicate<Map<String, String>> HELD = is("Status", "Held");
    private static final Predicate<Map<String, String>> WORKSHOP =
            HELD.and(is("Type", "Workshop").or(is("Type", "Training course")));
    private static final Predicate<Map<String, String>> IN_MAY =
            row -> row.get("Start").startsWith("2020-05");

    private static List<Map<String, String>> activities;
    private static List<Map<String, String>> participations;
    private static Delivered delivered;

    @BeforeAll
    static void deliver(@TempDir Path home) throws IOException {
        delivered = Delivered.until(Night.MAY, home);
        activities = delivered.rows("activities");
        participations = delivered.rows("participations");
    }

    @Test
    void the_centre_held_30_workshops_from_january_to_may() {
        assertThat(activities).filteredOn(WORKSHOP.and(is("Branch", "UNCCT"))).hasSize(30);
    }

    @Test
    void persons_who_completed_one_of_them_are_1067() {
        Set<String> workshops = ids(WORKSHOP.and(is("Branch", "UNCCT")));
        List<String> persons = participations.stream()
                .filter(row -> workshops.contains(row.get("Activity")))
                .filter(is("Completed", "yes"))
                .map(SampleActivitiesTest::person)
                .toList();
        assertThat(new HashSet<>(persons)).hasSize(1067);
        // 96 at two workshops, and one name that stands twice on a list.
        assertThat(persons).hasSize(1067 + 96 + 1);
    }

    @Test
    void nobody_trained_by_the_centre_is_a_head_count() {
        Set<String> workshops = ids(WORKSHOP.and(is("Branch", "UNCCT")));
        assertThat(participations)
                .filteredOn(row -> workshops.contains(row.get("Activity")))
                .extracting(row -> row.get("Counted as"))
                .containsOnly("Person");
    }

    @Test
    void bahrain_had_one_virtual_workshop_of_two_days_in_may() {
        assertThat(activities)
                .filteredOn(WORKSHOP.and(IN_MAY).and(is("Format", "Virtual")).and(is("Countries", "Bahrain")))
                .singleElement()
                .satisfies(row ->
                        assertThat(row).containsEntry("Start", "2020-05-06").containsEntry("End", "2020-05-07"));
    }

    @Test
    void fifty_four_people_came_to_the_brownbag() {
        assertThat(participations)
                .filteredOn(is("Activity", "brownbag-2020-05-27"))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("People", "54").containsEntry("Counted as", "Group"));
    }

    @Test
    void may_had_ten_demonstrations_eight_virtual_group_meetings_and_one_signing() {
        assertThat(activities)
                .filteredOn(HELD.and(IN_MAY).and(is("Type", "Demonstration")))
                .hasSize(10);
        assertThat(activities)
                .filteredOn(HELD.and(IN_MAY).and(row -> row.get("Type").startsWith("Working group")))
                .hasSize(8)
                .allMatch(is("Format", "Virtual"));
        assertThat(activities)
                .filteredOn(HELD.and(IN_MAY).and(is("Type", "MoU signing")))
                .singleElement()
                .matches(is("Countries", "Sudan").and(is("Format", "Virtual")));
    }

    @Test
    void the_head_of_the_office_took_part_four_times_in_may_and_travelled_jointly_twice_before() {
        assertThat(activities)
                .filteredOn(IN_MAY.and(is("Head of office", "yes")))
                .hasSize(4);
        assertThat(activities)
                .filteredOn(is("Type", "Country visit").and(is("Joint", "yes")))
                .extracting(row -> row.get("Countries"))
                .containsExactly("Indonesia", "Philippines");
    }

    @Test
    void the_briefing_was_attended_by_123_states_and_24_entities() {
        assertThat(delivered.rows("attendance"))
                .filteredOn(is("Activity", "quarterly-briefing-2020-05-21"))
                .doesNotHaveDuplicates()
                .extracting(row -> row.get("Party kind"))
                .satisfies(kinds -> assertThat(kinds.stream().collect(groupingBy(kind -> kind, counting())))
                        .isEqualTo(Map.of("State", 123L, "Entity", 24L)));
    }

    @Test
    void the_pillars_are_balanced_by_more_than_a_half() {
        Map<String, Long> byPillar = activities.stream()
                .filter(HELD.and(row -> !row.get("Pillar").isEmpty()))
                .collect(groupingBy(row -> row.get("Pillar"), counting()));
        double all = byPillar.values().stream().mapToLong(Long::longValue).sum();
        double evenness = byPillar.values().stream()
                        .mapToDouble(count -> -count / all * Math.log(count / all))
                        .sum()
                / Math.log(4);
        assertThat(byPillar).containsOnlyKeys("I", "II", "III", "IV");
        assertThat(evenness).isBetween(0.5, 1.0).isCloseTo(0.9, within(0.1));
    }

    @Test
    void one_workshop_is_cancelled_and_one_put_off() {
        assertThat(activities)
                .filteredOn(HELD.negate())
                .extracting(row -> row.get("Status"))
                .containsExactly("Cancelled", "Postponed");
    }

    @Test
    void participants_belong_to_activities_that_were_held() {
        assertThat(ids(HELD))
                .containsAll(
                        participations.stream().map(row -> row.get("Activity")).collect(toSet()));
    }

    @Test
    void states_carry_the_name_of_the_day() {
        States states = new States(new Facts(Delivered.PRODUCT));
        List<List<String>> rows = new Activities(new Facts(Delivered.PRODUCT), states)
                .rows(new Span(LocalDate.of(2018, 1, 1), LocalDate.of(2019, 12, 31)))
                .filter(cells -> cells.get(0).startsWith("workshop-renamed"))
                .toList();
        assertThat(rows)
                .extracting(cells -> cells.get(Activity.HEADER.indexOf("Countries")))
                .containsExactly(
                        "Swaziland", "The former Yugoslav Republic of Macedonia", "North Macedonia", "Eswatini");
    }

    /** As the definitions say: the address in lower case, else name and State. */
    private static String person(Map<String, String> row) {
        String email = row.get("E-mail").toLowerCase(Locale.ROOT);
        return email.isEmpty() ? row.get("Participant") + "/" + row.get("Country") : email;
    }

    private static Set<String> ids(Predicate<Map<String, String>> wanted) {
        return activities.stream()
                .filter(wanted)
                .map(row -> row.get("Activity"))
                .collect(toSet());
    }

    private static Predicate<Map<String, String>> is(String column, String value) {
        return row -> row.get(column).equals(value);
    }
}
