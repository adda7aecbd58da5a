package org.quarterdeck.jobs.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** The rolls and the reference lists, as they stand in the product. */
class SampleRollsTest {
    private static final LocalDate PROPOSAL = LocalDate.of(2017, 2, 3);
    private static final LocalDate SHEET = LocalDate.of(2020, 5, 31);

    private final Facts facts = new Facts(Delivered.PRODUCT);

    @Test
    void the_task_force_had_38_members_and_the_compact_has_43() {
        assertThat(members("task_force", "member", PROPOSAL)).hasSize(38);
        assertThat(members("task_force", "member", LocalDate.of(2018, 12, 6))).isEmpty();
        assertThat(members("compact", "member", PROPOSAL)).isEmpty();
        assertThat(members("compact", "member", SHEET)).hasSize(43);
    }

    @Test
    void eight_working_groups_21_members_and_a_guest_of_the_board() {
        assertThat(members("compact", "working_group", SHEET))
                .hasSize(8)
                .allMatch(row -> row.text("Party kind").equals("Group"));
        assertThat(members("advisory_board", "member", SHEET)).hasSize(21);
        assertThat(members("advisory_board", "guest", SHEET))
                .extracting(row -> row.text("Party"))
                .containsExactly("EU");
    }

    @Test
    void six_regular_posts_29_extra_budgetary_and_one_junior_professional_officer() {
        assertThat(posts("Regular budget")).hasSize(6);
        assertThat(posts("Extra-budgetary")).hasSize(29);
        assertThat(posts("JPO")).hasSize(1);
    }

    @Test
    void there_are_193_member_states_since_2011() {
        List<Row> rows = facts.reference("member-states");
        assertThat(rows.stream().map(row -> row.text("state_code")).distinct()).hasSize(193);
        for (LocalDate day : List.of(LocalDate.of(2011, 7, 14), PROPOSAL, SHEET, LocalDate.of(2022, 6, 1))) {
            assertThat(rows).filteredOn(valid(day, "valid_from", "valid_to")).hasSize(193);
        }
        assertThat(rows)
                .filteredOn(valid(LocalDate.of(2011, 7, 13), "valid_from", "valid_to"))
                .hasSize(192);
    }

    @Test
    void every_member_state_has_codes_regions_and_a_name_in_six_languages() {
        assertThat(facts.reference("member-states"))
                .allSatisfy(row -> assertThat(row.cells().entrySet())
                        .filteredOn(cell -> !cell.getKey().equals("valid_to"))
                        .noneMatch(cell -> cell.getValue().isBlank()));
    }

    @Test
    void a_name_means_one_state() {
        assertThat(facts.reference("member-states").stream()
                        .flatMap(row -> row.cells().entrySet().stream()
                                .filter(cell -> cell.getKey().startsWith("name_"))
                                .map(cell -> cell.getValue() + "=" + row.text("state_code")))
                        .distinct()
                        .map(pair -> pair.substring(0, pair.indexOf('='))))
                .doesNotHaveDuplicates();
    }

    @Test
    void a_state_is_called_by_the_name_of_the_day() {
        States states = new States(facts);
        assertThat(states.name("TUR", SHEET)).isEqualTo("Turkey");
        assertThat(states.name("TUR", LocalDate.of(2022, 6, 1))).isEqualTo("Türkiye");
        assertThat(states.name("SWZ", LocalDate.of(2018, 4, 18))).isEqualTo("Swaziland");
        assertThat(states.name("SWZ", LocalDate.of(2018, 4, 19))).isEqualTo("Eswatini");
        assertThat(states.name("MKD", LocalDate.of(2019, 2, 12))).isEqualTo("North Macedonia");
    }

    @Test
    void sample_currencies_are_in_the_reference_list_and_the_bad_one_is_not() {
        assertThat(facts.reference("currencies"))
                .extracting(row -> row.text("currency"))
                .doesNotHaveDuplicates()
                .contains("USD", "EUR", "JPY", "LTL")
                .doesNotContain("USS", "XTS", "XXX");
    }

    private List<Row> members(String body, String role, LocalDate on) {
        return facts.list("memberships").stream()
                .filter(row -> row.text("Body").equals(body) && row.text("Role").equals(role))
                .filter(valid(on, "From", "To"))
                .toList();
    }

    private List<Row> posts(String funding) {
        return facts.list("posts").stream()
                .filter(row -> row.text("Funding").equals(funding))
                .filter(valid(PROPOSAL, "From", "To"))
                .toList();
    }

    private static Predicate<Row> valid(LocalDate on, String from, String to) {
        return row -> !on.isBefore(row.day(from)) && (!row.has(to) || on.isBefore(row.day(to)));
    }
}
