package org.quarterdeck.jobs.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quarterdeck.schema.config.InvalidConfiguration;

class OfficeSettingsTest {
    private static final Product PRODUCT = new Product(Path.of(System.getProperty("quarterdeck.product")));

    @TempDir
    Path folder;

    private Home home(String yaml) throws IOException {
        Home home = new Home(folder);
        Files.createDirectories(home.config());
        Files.writeString(home.officeFile(), yaml);
        return home;
    }

    private List<String> problems(String yaml) throws IOException {
        Home home = home(yaml);
        return catchThrowableOfType(InvalidConfiguration.class, home::settings).problems();
    }

    @Test
    void what_is_left_out_has_its_default() throws IOException {
        OfficeSettings settings =
                home("name: Office\ntime_zone: Europe/Vienna\n").settings();

        assertThat(settings.settled()).isEqualTo(10);
        assertThat(settings.leastPeople()).isEqualTo(5);
        assertThat(settings.isSample()).isFalse();
        assertThat(settings.referenceDates()).isEmpty();
        assertThat(settings.dates()).isEmpty();
        assertThat(settings.zone()).isEqualTo(ZoneId.of("Europe/Vienna"));
    }

    @Test
    void every_key_is_mapped() throws IOException {
        OfficeSettings settings = home("""
                name: {en: Office, fr: Bureau}
                time_zone: UTC
                sample_data: true
                settle_days: 3
                small_cells: 10
                reference_dates: [2017-02-03]
                dates: {platform_launch: 2020-03-01}
                """).settings();

        assertThat(settings.name().in("fr")).isEqualTo("Bureau");
        assertThat(settings.isSample()).isTrue();
        assertThat(settings.settled()).isEqualTo(3);
        assertThat(settings.leastPeople()).isEqualTo(10);
        assertThat(settings.referenceDates()).containsExactly(LocalDate.of(2017, 2, 3));
        assertThat(settings.dates()).isEqualTo(Map.of("platform_launch", LocalDate.of(2020, 3, 1)));
    }

    @Test
    void an_unknown_key_names_the_nearest_with_file_and_line() throws IOException {
        assertThat(problems("name: Office\ntime_zone: UTC\nsettle_day: 3\n"))
                .containsExactly(new Home(folder).officeFile()
                        + ", line 3: unknown key \"settle_day\"; did you mean \"settle_days\"?");
    }

    @Test
    void a_zone_that_is_none_names_the_nearest() throws IOException {
        assertThat(problems("name: Office\ntime_zone: Europe/Viena\n"))
                .containsExactly(new Home(folder).officeFile()
                        + ": time_zone \"Europe/Viena\" is not known; did you mean \"Europe/Vienna\"?");
    }

    @Test
    void a_zone_like_no_other_is_told_how_to_write_one() throws IOException {
        assertThat(problems("name: Office\ntime_zone: the middle of the afternoon\n"))
                .singleElement()
                .asString()
                .endsWith("; write it as Europe/Vienna or UTC");
    }

    @Test
    void fewer_than_two_people_would_be_one() throws IOException {
        assertThat(problems("name: Office\ntime_zone: UTC\nsmall_cells: 2\n"))
                .containsExactly(
                        new Home(folder).officeFile()
                                + ": small_cells must be 3 or more, since fewer than 2 people is 1; or 0, which shows every number");
        assertThat(home("name: Office\ntime_zone: UTC\nsmall_cells: 0\n")
                        .settings()
                        .leastPeople())
                .isZero();
    }

    @Test
    void several_mistakes_are_all_named() throws IOException {
        assertThat(problems("name: Office\ntime_zone: Europe/Viena\nsettle_days: -1\n"))
                .hasSize(2);
    }

    @Test
    void a_folder_without_an_office_says_how_to_make_one() {
        assertThatThrownBy(() -> new Home(folder).settings())
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("quarterdeck init " + folder);
    }

    @Test
    void a_new_office_has_its_configuration_and_an_inbox_for_each_source() {
        Home home = new Home(folder.resolve("new"));

        NewOffice.make(PRODUCT, home);

        assertThat(home.settings().settled()).isEqualTo(10);
        assertThat(home.inbox())
                .isDirectoryContaining("glob:**/contributions")
                .isDirectoryContaining("glob:**/platform-log");
        assertThat(home.config().resolve("sample-office")).doesNotExist();
    }

    @Test
    void where_an_office_lives_no_other_is_made() throws IOException {
        Home home = home("name: Mine\ntime_zone: UTC\n");

        assertThatThrownBy(() -> NewOffice.make(PRODUCT, home)).isInstanceOf(InvalidConfiguration.class);
        assertThat(home.settings().name().english()).isEqualTo("Mine");
    }
}
