package org.quarterdeck.accesslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.quarterdeck.schema.config.InvalidConfiguration;
import org.quarterdeck.schema.period.PeriodKind;

class ReadOptionsTest {
    private final Map<String, String> given =
            new Reading(Path.of("home"), Path.of("robots.csv"), "2020-05-31").options();

    @Test
    void defaults_are_those_of_the_definitions() {
        ReadOptions options = ReadOptions.of(given);

        assertThat(options.rotation()).isEqualTo(PeriodKind.MONTH);
        assertThat(options.lateDays()).isEqualTo(35);
        assertThat(options.excludedPaths()).isEmpty();
        assertThat(options.asked().isAuto()).isTrue();
        assertThat(String.join(", ", options.staticExtensions()))
                .isEqualTo("css, js, map, gif, ico, jpg, jpeg, png, svg, webp, avif, bmp, woff, woff2, ttf, otf, eot,"
                        + " mp3, mp4, webm, swf");
    }

    @Test
    void every_option_is_mapped() {
        given.put("excluded_paths", "/health /ready");
        given.put("static_extensions", "css js");
        given.put("visitor_key_rotation", "quarter");
        given.put("late_days", "0");
        given.put("line", "vhost_combined");
        given.put("split_bytes", "1000");

        ReadOptions options = ReadOptions.of(given);

        assertThat(options.excludedPaths()).containsExactly("/health", "/ready");
        assertThat(options.staticExtensions()).containsExactly("css", "js");
        assertThat(options.rotation()).isEqualTo(PeriodKind.QUARTER);
        assertThat(options.lateDays()).isZero();
        assertThat(options.asked().formats()).containsExactly(LineFormat.VHOST_COMBINED);
        assertThat(options.splitBytes()).isEqualTo(1000);
    }

    @Test
    void all_mistakes_are_named_at_once() {
        given.remove("as_of");
        given.put("site", "../etc");
        given.put("time_zone", "Paris");
        given.put("late_day", "3");
        given.put("line", "iis");
        given.put("excluded_paths", "health");
        given.put("visitor_key_rotation", "year");

        assertThatThrownBy(() -> ReadOptions.of(given))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("option as_of: is missing; give a day, such as 2020-05-31")
                .hasMessageContaining("option site: \"../etc\" is no site")
                .hasMessageContaining("option time_zone: \"Paris\" is not a time zone")
                .hasMessageContaining("option late_day: is unknown; did you mean \"late_days\"?")
                .hasMessageContaining(
                        "option line: the line \"iis\" is unknown; known are auto, cloudfront, combined, common, json,"
                                + " vhost_combined, vhost_common, w3c")
                .hasMessageContaining("option excluded_paths: \"health\" is not paths that begin with /")
                .hasMessageContaining("option visitor_key_rotation: \"year\" is not day, month or quarter");
    }
}
