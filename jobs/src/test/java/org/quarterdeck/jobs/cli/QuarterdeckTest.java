package org.quarterdeck.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** What the command line answers before any office is opened. */
class QuarterdeckTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return Quarterdeck.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }

    @Test
    void help_is_a_result_and_names_every_command() {
        assertThat(run("help")).isEqualTo(ExitCode.DONE);
        assertThat(out.toString()).contains("nightly", "figures", "doctor").doesNotContain("warm-up");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void without_a_command_the_commands_are_named_on_standard_error() {
        assertThat(run()).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("nightly", "figures", "doctor");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void a_mistyped_command_is_answered_with_those_that_are_near() {
        assertThat(run("nightli")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("there is no command \"nightli\"", "quarterdeck nightly");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void a_date_that_is_none_is_answered_without_a_class_name() {
        assertThat(run("nightly", "--as-of", "2020-31-31")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("\"2020-31-31\" is not a date").doesNotContain("java");
    }

    @Test
    void an_unknown_option_is_named_with_where_to_read_on() {
        assertThat(run("briefing", "--lang", "fr")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("'--lang'", "Try: quarterdeck briefing --help");
    }
}
