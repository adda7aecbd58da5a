package org.quarterdeck.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figures after a repair are those that there would be had the rows been right at first. */
@Tag("slow")
class ReplayNightsTest {
    private static final String FLOWS = """
            Flow,Pledge,Type,Nature,Reason,Donor,Donor name,Donor kind,Fund,Programme,Earmark,Date,Value date,Due,Currency,Amount,Amount in USD,Remarks
            F1,P1,Pledge,Cash,,D1,Donor,Member State,T,,,2020-01-05,,2020-04-01,USD,100,,
            F2,P1,Payment,Cash,,D1,Donor,Member State,T,,,2020-02-05,,,USD,50,,
            F3,P2,Pledge,Cash,,D1,Donor,Member State,T,,,2020-03-05,,,USD,25,,-
            F4,P3,Pledge,Cash,,D2,Other,Member State,T,,,2020-03-06,,,USD,25,,
            """;
    private static final String PEOPLE = """
            Activity,E-mail,Participant,Country,Counted as,People,Completed,Sex,Remarks
            A1,,Ann,FRA,Person,1,yes,F,
            A1,,Bea,FRA,Person,1,yes,F,
            A1,,Joe,CHE,Person,1,yes,M,
            A9,,Of no known activity,CHE,Person,1,yes,M,
            """;
    private static final String EVENTS = "Date,Label,Metrics,Remarks\n2020-05-01,Launch,,\n2020-05-02,Visit,,\n";

    private static final String ACTIVITIES = """
            Activity,Type,Status,Head of office,Joint,Title,Programme,Programme name,Branch,Pillar,Format,Countries,Start,End,Remarks
            A1,Workshop,Held,no,no,First,,,,I,Virtual,France,2020-05-04,2020-05-05,
            """;

    @TempDir
    Path folder;

    private Path office(String name) throws IOException {
        Path home = folder.resolve(name);
        assertThat(Ran.command("init", home.toString()).exit()).isZero();
        for (String source : List.of("contributions", "participations", "events")) {
            Path yaml = home.resolve("config/sources").resolve(source + ".yaml");
            String text = Files.readString(yaml).replaceAll("(?m)^max_reject_share:.*\n", "");
            Files.writeString(yaml, text + "\nmax_reject_share: 0.8\n");
        }
        return home;
    }

    private void load(Path home, String source, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(source + ".csv"), text);
        Ran.command("load", source, file.toString(), "--home", home.toString());
    }

    private void repair(Path home, String source, List<String> wrongAndRight) throws IOException {
        Path file = folder.resolve(source + "-rejects.csv");
        Ran export = Ran.command("rejects", "--export", file.toString(), "--source", source, "--home", home.toString());
        assertThat(export.exit()).as(export.err()).isZero();
        String text = Files.readString(file);
        for (int i = 0; i < wrongAndRight.size(); i += 2) {
            text = text.replace(wrongAndRight.get(i), wrongAndRight.get(i + 1));
        }
        Files.writeString(file, text);
        Ran replay = Ran.command("replay", file.toString(), "--home", home.toString());
        assertThat(replay.exit()).as(replay.out() + replay.err()).isZero();
    }

    private static List<String> figures(Path home) {
        Ran night = Ran.command("nightly", "--as-of", "2020-05-31", "--home", home.toString());
        assertThat(night.exit()).as(night.err()).isZero();
        return Ran.command("figures", "--format", "csv", "--home", home.toString()).rows().stream()
                .map(row -> Stream.of("metric", "period", "slice", "value", "unit", "status", "source_rows", "digest")
                        .map(row::get)
                        .toList()
                        .toString())
                .toList();
    }

    @Test
    void repaired_rows_give_the_figures_of_rows_that_were_right_at_first() throws IOException {
        Path right = office("right");
        load(right, "contributions", FLOWS);
        load(right, "participations", PEOPLE);
        load(right, "events", EVENTS);
        load(right, "activities", ACTIVITIES);
        Path repaired = office("repaired");
        load(repaired, "contributions", FLOWS.replace("USD,50", "USS,50").replace("2020-03-05", "5/3/2020"));
        load(repaired, "participations", PEOPLE.replace("Bea,FRA", "Bea,Frnace"));
        load(repaired, "events", EVENTS.replace("2020-05-02", "2/5/2020"));

        load(repaired, "activities", ACTIVITIES);

        repair(repaired, "contributions", List.of("USS,50", "USD,50", "5/3/2020", "2020-03-05"));
        repair(repaired, "participations", List.of("Frnace", "FRA"));
        repair(repaired, "events", List.of("2/5/2020", "2020-05-02"));

        assertThat(figures(repaired)).isEqualTo(figures(right)).hasSizeGreaterThan(20);
        assertThat(Ran.command("sql", "SELECT label FROM core.fact_event ORDER BY 1", "--home", repaired.toString())
                        .out())
                .contains("Launch", "Visit");
    }
}
