package org.quarterdeck.schema.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quarterdeck.schema.figure.Figures;
import org.quarterdeck.schema.metric.Metrics;
import org.quarterdeck.schema.period.Period;

class SmallCellsTest {
    private static final String ABOUT = """
            title: {en: People}
            definition: People who came.
            unit: people
            printed: exact
            source: a test
            owner: Programme management
            """;
    private static final String FACT = ABOUT + """
            fact: core.fact_participation
            expression: sum(participants)
            time: starts_on
            periods: [month, quarter, year, year_to_date, to_date]
            """;

    @TempDir
    Path folder;

    private Metrics metrics;

    @BeforeEach
    void metrics() throws IOException {
        write("people", FACT + "additive: yes\ncounts: people\n");
        write("persons", FACT + "additive: no\ncounts: people\n");
        write("events", FACT + "additive: yes\n");
        write(
                "per_event",
                ABOUT + "additive: no\nderived: {ratio: {numerator: people, denominator: events}}\n"
                        + "periods: [month]\n");
        write(
                "leading",
                ABOUT + "additive: no\nderived: {top_share: {of: people, by: sex, top: 1}}\nperiods: [month]\n");
        metrics = Metrics.read(List.of(folder));
    }

    private void write(String id, String yaml) throws IOException {
        Files.writeString(folder.resolve(id + ".yaml"), yaml);
    }

    private List<String> hidden(Register register) {
        return hidden(register, 5);
    }

    private List<String> hidden(Register register, int least) {
        return SmallCells.shown(register.figures(), metrics, least).withheld().stream()
                .map(w -> w.metric() + " " + w.period() + " " + w.slice() + ": " + w.word())
                .toList();
    }

    private static Register may(int whole, int first, int second, int third) {
        return new Register()
                .with("people", "2020-05", "", whole)
                .with("people", "2020-05", "region=africa", first)
                .with("people", "2020-05", "region=asia", second)
                .with("people", "2020-05", "region=europe", third);
    }

    @Test
    void a_slice_of_fewer_people_is_not_shown_and_the_next_smallest_keeps_it_from_following() {
        assertThat(hidden(may(60, 3, 20, 37)))
                .containsExactly("people 2020-05 region=africa: fewer than 5", "people 2020-05 region=asia: not shown");
    }

    @Test
    void a_slice_of_five_is_shown_and_nobody_is_nobody() {
        assertThat(hidden(may(42, 5, 0, 37))).isEmpty();
    }

    @Test
    void two_small_slices_hide_each_other() {
        assertThat(hidden(may(44, 3, 4, 37)))
                .containsExactly(
                        "people 2020-05 region=africa: fewer than 5", "people 2020-05 region=asia: fewer than 5");
    }

    @Test
    void two_small_slices_that_can_be_but_one_and_one_take_a_third() {
        assertThat(hidden(may(39, 1, 1, 37))).hasSize(3);
        assertThat(hidden(may(45, 4, 4, 37))).hasSize(3);
    }

    @Test
    void a_whole_is_no_slice() {
        assertThat(hidden(new Register().with("people", "2020-05", "", 3))).isEmpty();
    }

    @Test
    void parts_that_overlap_tell_nothing_and_only_the_small_one_stays() {
        assertThat(hidden(new Register()
                        .with("persons", "2020-05", "", 50)
                        .with("persons", "2020-05", "region=africa", 3)
                        .with("persons", "2020-05", "region=asia", 48)))
                .containsExactly("persons 2020-05 region=africa: fewer than 5");
    }

    @Test
    void distinct_persons_whose_parts_do_add_up_are_protected_as_well() {
        assertThat(hidden(new Register()
                        .with("persons", "2020-05", "", 50)
                        .with("persons", "2020-05", "sex=female", 47)
                        .with("persons", "2020-05", "sex=male", 3)))
                .containsExactly("persons 2020-05 sex=female: not shown", "persons 2020-05 sex=male: fewer than 5");
    }

    @Test
    void a_month_does_not_follow_from_two_totals_to_date() {
        Register register = new Register()
                .with("people", "2020-04", "region=asia", 40)
                .with("people", "2020-05", "region=asia", 3)
                .with("people", "../2020-03-31", "region=asia", 100)
                .with("people", "../2020-04-30", "region=asia", 140)
                .with("people", "../2020-05-31", "region=asia", 143);

        assertThat(hidden(register))
                .containsExactlyInAnyOrder(
                        "people 2020-05 region=asia: fewer than 5", "people ../2020-05-31 region=asia: not shown");
    }

    @Test
    void a_month_does_not_follow_from_its_quarter() {
        Register register = new Register()
                .with("people", "2020-04", "region=asia", 40)
                .with("people", "2020-05", "region=asia", 3)
                .with("people", "2020-06", "region=asia", 20)
                .with("people", "2020-Q2", "region=asia", 63);

        assertThat(hidden(register))
                .containsExactly("people 2020-05 region=asia: fewer than 5", "people 2020-06 region=asia: not shown");
    }

    @Test
    void the_day_of_an_event_is_its_total_to_date() {
        Register register = new Register()
                .with("people", Period.event(java.time.LocalDate.of(2020, 5, 7)), "activity=A", 12, null)
                .with("people", "../2020-05-31", "activity=A", 12)
                .with("people", Period.event(java.time.LocalDate.of(2020, 5, 8)), "activity=B", 3, null)
                .with("people", "../2020-05-31", "activity=B", 3)
                .with("people", "../2020-05-31", "", 15);

        assertThat(hidden(register))
                .containsExactlyInAnyOrder(
                        "people 2020-05-07 activity=A: not shown",
                        "people ../2020-05-31 activity=A: not shown",
                        "people 2020-05-08 activity=B: fewer than 5",
                        "people ../2020-05-31 activity=B: fewer than 5");
    }

    @Test
    void what_follows_from_people_stays_with_them() {
        Register register = may(60, 3, 20, 37)
                .with("events", "2020-05", "region=africa", 1)
                .with("events", "2020-05", "region=europe", 2)
                .with("per_event", Period.parse("2020-05"), "region=africa", 3, 1)
                .with("per_event", Period.parse("2020-05"), "region=europe", 18.5, 2)
                .with("leading", Period.parse("2020-05"), "", 0.6, 60)
                .with("leading", Period.parse("2020-06"), "", 0.6, 60);

        assertThat(hidden(register))
                .contains("per_event 2020-05 region=africa: not shown", "leading 2020-05 : not shown")
                .noneMatch(w -> w.startsWith("events") || w.contains("europe") || w.contains("2020-06"));
    }

    @Test
    void the_office_says_how_few_are_few() {
        assertThat(hidden(may(60, 3, 20, 37), 0)).isEmpty();
        assertThat(hidden(may(60, 3, 20, 37), 3)).isEmpty();
        assertThat(hidden(may(60, 3, 20, 37), 25))
                .containsExactly(
                        "people 2020-05 region=africa: fewer than 25", "people 2020-05 region=asia: fewer than 25");
    }

    @Test
    void what_is_shown_is_as_it_was() {
        Figures all = may(60, 3, 20, 37).figures();

        Figures shown = SmallCells.shown(all, metrics, 5);

        assertThat(shown.all()).hasSize(2).isSubsetOf(all.all());
    }
}
