package org.quarterdeck.schema.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StrictYamlTest {
    @TempDir
    Path folder;

    enum Mood {
        CALM,
        BUSY
    }

    record Desk(String name, int drawers) {}

    record Room(
            Words title,
            @Nullable String caveat,
            @Nullable Mood mood,
            @Nullable LocalDate since,
            List<Desk> desks,
            Map<String, Desk> corners)
            implements Checked {
        @SuppressWarnings("NullAway") // what YAML leaves out arrives as null
        Room {
            desks = desks == null ? List.of() : List.copyOf(desks);
            corners = corners == null ? Map.of() : Map.copyOf(corners);
        }

        @Override
        public void check(String place, Problems problems) {
            if (desks.size() > 2) {
                problems.add(place, "more than two desks");
            }
        }
    }

    private static List<String> problems(String yaml) {
        Problems problems = new Problems();
        StrictYaml.read(yaml, "room.yaml", Room.class, problems);
        return problems.found();
    }

    @Test
    void keys_are_components_in_snake_case_and_what_is_optional_may_be_left_out() {
        Room room = StrictYaml.read(
                        "title: Hall\ndesks:\n  - {name: oak, drawers: 3}\n", "room.yaml", Room.class, new Problems())
                .orElseThrow();

        assertThat(room.desks()).containsExactly(new Desk("oak", 3));
        assertThat(room.caveat()).isNull();
    }

    @Test
    void an_unknown_key_names_the_nearest_one_with_file_and_line() {
        assertThat(problems("title: Hall\ncaveatt: drafty\n"))
                .containsExactly("room.yaml, line 2: unknown key \"caveatt\"; did you mean \"caveat\"?");
    }

    @Test
    void every_unknown_key_is_named() {
        assertThat(problems("titel: Hall\ntitle: Hall\nmod: calm\ndesks: [{name: oak, drawers: 1, colour: red}]\n"))
                .hasSize(3)
                .anyMatch(p -> p.contains("\"titel\"") && p.contains("line 1"))
                .anyMatch(p -> p.contains("\"mod\"; did you mean \"mood\"?") && p.contains("line 3"))
                .anyMatch(p -> p.contains("\"colour\"") && p.contains("line 4"));
    }

    @Test
    void every_missing_key_is_named_by_its_path() {
        assertThat(problems("desks: [{drawers: 1}]\ncorners: {north: {drawers: 2}}\n"))
                .containsExactlyInAnyOrder(
                        "room.yaml: the key \"title\" is missing",
                        "room.yaml, line 1: the key \"desks[0].name\" is missing",
                        "room.yaml, line 2: the key \"corners.north.name\" is missing");
    }

    @Test
    void a_key_given_twice_is_a_mistake() {
        assertThat(problems("title: Hall\ntitle: Room\n"))
                .singleElement()
                .asString()
                .contains("title", "line 2");
    }

    @Test
    void a_value_of_the_wrong_type_is_named_with_its_line() {
        assertThat(problems("title: Hall\ndesks:\n  - {name: oak, drawers: many}\n"))
                .singleElement()
                .asString()
                .startsWith("room.yaml, line 3")
                .contains("many");
    }

    @Test
    void a_number_with_decimals_is_no_whole_number() {
        assertThat(problems("title: Hall\ndesks: [{name: oak, drawers: 1.5}]\n"))
                .singleElement()
                .asString()
                .contains("1.5");
    }

    @Test
    void an_unknown_word_names_those_known() {
        assertThat(problems("title: Hall\nmood: angry\n"))
                .containsExactly("room.yaml, line 2: \"angry\" is not one of calm, busy");
    }

    @Test
    void every_unknown_word_is_named_beside_other_mistakes() {
        assertThat(problems("titel: Hall\nmood: clam\ndesks:\n  - {drawers: 2}\n"))
                .containsExactlyInAnyOrder(
                        "room.yaml, line 1: unknown key \"titel\"; did you mean \"title\"?",
                        "room.yaml: the key \"title\" is missing",
                        "room.yaml, line 2: \"clam\" is not one of calm, busy; did you mean \"calm\"?",
                        "room.yaml, line 4: the key \"desks[0].name\" is missing");
    }

    @Test
    void a_day_that_does_not_exist_is_a_mistake() {
        assertThat(problems("title: Hall\nsince: 2020-02-30\n"))
                .singleElement()
                .asString()
                .startsWith("room.yaml, line 2");
    }

    @Test
    void a_key_without_a_value_in_a_map_is_a_mistake_with_its_line() {
        assertThat(problems("title: Hall\ncorners:\n  north:\n"))
                .singleElement()
                .asString()
                .startsWith("room.yaml, line 3")
                .contains("empty");
    }

    @Test
    void an_entry_without_a_value_in_a_list_is_a_mistake_with_its_line() {
        assertThat(problems("title: Hall\ndesks:\n  -\n"))
                .singleElement()
                .asString()
                .startsWith("room.yaml, line 3")
                .contains("empty");
    }

    @Test
    void an_empty_file_is_a_mistake() {
        assertThat(problems("")).containsExactly("room.yaml: the file is empty");
    }

    @Test
    void what_is_no_yaml_is_a_mistake_with_its_line() {
        assertThat(problems("title: [Hall\n")).singleElement().asString().startsWith("room.yaml, line");
    }

    @Test
    void a_file_that_is_not_there_is_a_mistake_like_any_other() {
        Problems problems = new Problems();
        Path file = folder.resolve("room.yaml");

        assertThat(StrictYaml.read(file, Room.class, problems)).isEmpty();
        assertThat(problems.found()).containsExactly(file + ": the file is missing");
    }

    @Test
    void a_file_in_another_encoding_is_a_mistake_and_no_character_is_guessed() throws Exception {
        Problems problems = new Problems();
        Path file = folder.resolve("room.yaml");
        java.nio.file.Files.write(file, "title: Büro\n".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));

        StrictYaml.read(file, Room.class, problems);

        assertThat(problems.found())
                .singleElement()
                .asString()
                .startsWith(file.toString())
                .contains("UTF-8");
    }

    @Test
    void rules_of_the_record_are_asked_once_its_types_are_right() {
        String desk = "  - {name: oak, drawers: 1}\n";

        assertThat(problems("title: Hall\ndesks:\n" + desk + desk + desk))
                .containsExactly("room.yaml: more than two desks");
    }
}
