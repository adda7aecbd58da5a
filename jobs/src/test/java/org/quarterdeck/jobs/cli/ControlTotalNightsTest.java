package org.quarterdeck.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quarterdeck.corpus.CorpusTest.CORPUS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quarterdeck.corpus.CorpusTest;

/** A register with subtotals among its rows, held against the totals that it prints. */
@CorpusTest
@Tag("slow")
class ControlTotalNightsTest {
    private static final String PRINTED = """
            totals:
              - {source: training-register, where: {branch: Europe}, printed: 1324, by: "the register, Europe"}
              - {source: training-register-people, sum: participants, printed: 9532, by: "the register, both regions"}
              - {metric: capacity.individuals_trained, period: ../2021-12-31, slice: {branch: Europe}, printed: 6787, by: "the register, Europe"}
              - {metric: capacity.individuals_trained, period: "2030", printed: 1, by: a plan}
            """;

    @TempDir
    Path home;

    private Ran command(String... words) {
        return Ran.command(Stream.concat(
                        Stream.of(words),
                        Stream.of("--home", home.resolve("office").toString()))
                .toArray(String[]::new));
    }

    @Test
    void forgotten_subtotals_stop_the_release_and_a_night_without_them_passes() throws IOException {
        Path config = home.resolve("office/config");
        assertThat(Ran.command("init", home.resolve("office").toString()).exit())
                .isZero();
        Files.writeString(config.resolve("control-totals.yaml"), PRINTED);
        for (String source : new String[] {"training-register", "training-register-people"}) {
            Files.copy(config.resolve("examples/" + source + ".yaml"), config.resolve("sources/" + source + ".yaml"));
        }
        Path people = config.resolve("sources/training-register-people.yaml");
        String right = Files.readString(people);
        Files.writeString(
                people, right.replaceAll("(?m)^skip:\n.*\n", "").replace("[report,", "[course_title, report,"));
        Path register = CORPUS.resolve("activities/training_register_2018_2019_europe_east_asia.csv");
        assertThat(command("load", "training-register", register.toString()).exit())
                .isZero();
        assertThat(command("load", "training-register-people", register.toString())
                        .out())
                .contains("3263 accepted");

        Ran doubled = command("nightly", "--as-of", "2021-12-31");

        assertThat(doubled.exit()).as(doubled.err()).isEqualTo(ExitCode.GATED);
        assertThat(doubled.err())
                .contains("sum of participants of training-register-people is 9532, as printed in the register, both"
                        + " regions; but it comes to 19064, exactly twice as much: are subtotals among the rows?")
                .contains("there is no release yet");
        assertThat(command("gates").out()).contains("sum of participants");
        assertThat(command("gates", "--format", "csv").rows())
                .filteredOn(gate -> gate.get("severity").equals("fail"))
                .singleElement()
                .satisfies(gate -> assertThat(gate.get("table_name")).isEqualTo("control totals"));
        try (Stream<Path> runs = Files.list(home.resolve("office/runs"))) {
            assertThat(runs).singleElement().satisfies(run -> {
                assertThat(run.resolve("gates.html")).content().contains("9532", "19064");
                assertThat(run.resolve("gates.json")).content().contains("19064");
            });
        }

        Files.writeString(people, right);
        Ran night = command("nightly", "--as-of", "2021-12-31");

        assertThat(night.exit()).as(night.err()).isZero();
        assertThat(night.out()).contains("Release 2021-12-31-1 published");
    }
}
