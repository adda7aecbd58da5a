package org.quarterdeck.schema.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quarterdeck.schema.config.InvalidConfiguration;

class ListsInUseTest {
    @TempDir
    Path folder;

    private Path product;
    private Path office;

    @BeforeEach
    void write() throws IOException {
        product = Files.createDirectories(folder.resolve("product"));
        office = Files.createDirectories(folder.resolve("office"));
        Files.writeString(product.resolve("robots.csv"), "pattern,list\nbot,ours\n");
        Files.writeString(product.resolve("robots.md"), "# robots\n\n**Versions.** COUNTER 2024-04-22;\nother 2026.\n");
        Files.writeString(product.resolve("member-states.csv"), "state_code,valid_from\nAUS,1945-11-01\n");
    }

    private ListsInUse lists() {
        return ListsInUse.of(product, office);
    }

    @Test
    void an_offices_list_takes_the_place_of_the_products() throws IOException {
        Files.writeString(office.resolve("robots.csv"), "list,pattern\nown,spider\n");

        assertThat(lists().column("robots.csv", "pattern")).containsExactly("spider");
        assertThat(lists().all().get("robots.csv")).satisfies(list -> {
            assertThat(list.isOffices()).isTrue();
            assertThat(list.version()).startsWith("file of 2");
        });
        assertThat(lists().all().get("member-states.csv").isOffices()).isFalse();
    }

    @Test
    void a_list_has_the_version_of_the_page_beside_it() {
        assertThat(lists().all().get("robots.csv").version()).isEqualTo("COUNTER 2024-04-22; other 2026");
    }

    @Test
    void every_mistake_of_an_offices_lists_is_named_with_its_place_and_the_nearest_right_word() throws IOException {
        Files.writeString(office.resolve("robot.csv"), "pattern,list\n");
        Files.writeString(office.resolve("robots.csv"), "patern,list\nbot,ours\n");
        Files.writeString(
                office.resolve("member-states.csv"), "state_code,valid_from\nAU,1945-11-01\nAUS,11/1945\nAUS\n");

        assertThatThrownBy(this::lists)
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("robot.csv: no reference list has that name; did you mean \"robots.csv\"?")
                .hasMessageContaining("robots.csv: the column \"pattern\" is missing; did you mean \"patern\"?")
                .hasMessageContaining("member-states.csv, row 2: state_code \"AU\" is not three capital letters")
                .hasMessageContaining("row 3: valid_from \"11/1945\" is not a day such as 2020-05-31")
                .hasMessageContaining("row 4: has 1 cells; the header has 2");
    }

    @Test
    void an_alias_of_donors_is_one_donors_at_a_time_and_that_one_is_no_alias_then() throws IOException {
        Files.writeString(product.resolve("donor-aliases.csv"), "alias,donor_id,name,valid_from,valid_to\n");
        Files.writeString(office.resolve("donor-aliases.csv"), """
                alias,donor_id,name,valid_from,valid_to
                a,c,,,2020-01-01
                A,d,,2019-12-31,
                b,a,,2018-01-01,
                c,c,The C Fund,2020-07-01,
                e,f,,2020-01-01,2020-01-01
                g,a,,2030-01-01,
                """);

        assertThatThrownBy(this::lists)
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("row 3: \"a\" is another donor's at the same time, by row 2; set valid_from")
                .hasMessageContaining("row 4: donor_id \"a\" is an alias itself at the time, by row 2; name the donor")
                .hasMessageContaining("row 6: ends before it begins")
                .message()
                .doesNotContain("row 2:")
                .doesNotContain("row 5:");
    }

    @Test
    void a_pattern_that_is_none_is_named_before_a_log_is_read() throws IOException {
        Files.writeString(office.resolve("robots.csv"), "pattern,list\n(bot,ours\n");

        assertThatThrownBy(this::lists).hasMessageContaining("row 2: pattern \"(bot\" is not a regular expression");
    }
}
