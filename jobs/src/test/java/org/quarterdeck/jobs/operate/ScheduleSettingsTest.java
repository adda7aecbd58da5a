package org.quarterdeck.jobs.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quarterdeck.schema.config.Problems;
import org.quarterdeck.schema.config.StrictYaml;

class ScheduleSettingsTest {
    private static List<String> problems(String yaml) {
        Problems problems = new Problems();
        StrictYaml.read(yaml, "schedule.yaml", ScheduleSettings.class, problems);
        return problems.found();
    }

    private static List<String> problems(String cron, String zone) {
        return problems("jobs:\n  nightly:\n    cron: \"" + cron + "\"\n    zone: \"" + zone + "\"\n");
    }

    @Test
    void the_schedule_that_an_office_starts_from_is_right() {
        Path file = Path.of(System.getProperty("quarterdeck.product"), "config/schedule.yaml");

        assertThat(StrictYaml.read(file, ScheduleSettings.class).jobs())
                .containsEntry("nightly", new ScheduleSettings.Launch("0 15 4 * * ?", "UTC"))
                .containsEntry("maintain", new ScheduleSettings.Launch("0 45 5 * * ?", "UTC"));
    }

    @Test
    void an_office_may_schedule_nothing() {
        assertThat(problems("jobs: {}\n")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"15 4 * * *", "0 15 25 * * ?", "every night", "0 15 4 * * *"})
    void a_bad_cron_expression_is_told_how_to_write_one(String cron) {
        assertThat(problems(cron, "UTC"))
                .containsExactly("schedule.yaml: \"" + cron + "\" is no cron expression; write second minute hour day"
                        + " month weekday, as 0 15 4 * * ?");
    }

    @Test
    void a_misspelt_zone_names_the_nearest() {
        assertThat(problems("0 15 4 * * ?", "Europe/Viena"))
                .containsExactly(
                        "schedule.yaml: the zone \"Europe/Viena\" is not known; did you mean \"Europe/Vienna\"?");
    }

    @Test
    void a_zone_like_no_other_is_told_how_to_write_one() {
        assertThat(problems("0 15 4 * * ?", "the middle of the afternoon"))
                .singleElement()
                .asString()
                .endsWith("; write it as Europe/Vienna or UTC");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC+2", "+02:00"})
    void an_offset_that_quartz_would_take_for_greenwich_is_refused(String zone) {
        assertThat(problems("0 15 4 * * ?", zone)).singleElement().asString().contains("\"" + zone + "\" is not known");
    }

    @Test
    void an_unknown_job_names_the_nearest() {
        assertThat(problems("jobs:\n  nigthly: {cron: \"0 15 4 * * ?\", zone: UTC}\n"))
                .containsExactly("schedule.yaml: unknown job \"nigthly\"; did you mean \"nightly\"?");
    }

    @Test
    void several_mistakes_are_all_named() {
        assertThat(problems("never", "Europe/Viena")).hasSize(2);
    }
}
