package org.quarterdeck.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups that are made while a night is at work. */
@Tag("slow")
class BackupNightsTest {
    @TempDir
    Path folder;

    @Test
    void a_backup_beside_a_night_has_whole_releases_and_the_night_goes_on_in_the_restored_home() throws Exception {
        SmallOffice office = SmallOffice.in(folder.resolve("office"));
        office.arrives("contributions/april.csv", SmallOffice.flows(SmallOffice.flow("F1", "2020-04-10", "USD", 100)));
        office.night("2020-05-31", "2020-05-31-1");
        office.arrives("contributions/may.csv", SmallOffice.flows(SmallOffice.flow("F2", "2020-05-10", "USD", 50)));

        List<Path> backups = new ArrayList<>();
        try (Child night = Child.start(
                "nightly", "--as-of", "2020-06-01", "--home", office.home().toString())) {
            for (String step : List.of("intake", "load core.fact_fund_flow", "figures", "publish", "settle")) {
                night.awaitLine(line -> line.contains("] " + step));
                Path backup = folder.resolve(step.replace(' ', '-') + ".tar.zst");
                Ran ran = office.ask("backup", backup.toString());
                assertThat(ran.exit()).as(step + ": " + ran.err()).isZero();
                backups.add(backup);
            }
            assertThat(night.end()).isZero();
        }

        List<Integer> releases = new ArrayList<>();
        for (Path backup : backups) {
            SmallOffice restored = new SmallOffice(folder.resolve("restored-" + backup.getFileName()));
            Ran ran = Ran.command("restore", backup.toString(), restored.home().toString());
            assertThat(ran.exit()).as(ran.err()).isZero();
            Ran verified = restored.ask("release", "verify", "--all");
            assertThat(verified.exit()).as(backup + ": " + verified.out()).isZero();
            releases.add(restored.list("release", "list").size());
        }
        assertThat(releases).isSorted().startsWith(1).endsWith(2);

        SmallOffice before = new SmallOffice(folder.resolve("restored-figures.tar.zst"));
        Ran again = before.ask("nightly", "--as-of", "2020-06-01");
        assertThat(again.exit()).as(again.err()).isZero();
        assertThat(before.figure("funds.received", "2020-05")).isEqualByComparingTo("50");
        assertThat(before.ask("release", "verify", "--all").exit()).isZero();
    }
}
