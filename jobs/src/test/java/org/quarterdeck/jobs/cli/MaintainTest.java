package org.quarterdeck.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quarterdeck.jobs.ledger.Lease;
import org.quarterdeck.jobs.office.Home;
import org.quarterdeck.jobs.office.Office;
import org.quarterdeck.jobs.office.Product;

class MaintainTest {
    @TempDir
    Path folder;

    private String home;

    @BeforeEach
    void an_office_in_which_nothing_happened() {
        home = folder.resolve("office").toString();
        assertThat(Ran.command("init", home).exit()).isZero();
    }

    @Test
    void while_a_night_runs_it_does_nothing_and_says_so() {
        try (Office office = Office.open(Product.running(), new Home(Path.of(home)), Clock.systemUTC());
                Lease night = Lease.take(office.database(), office.clock()).orElseThrow()) {
            Ran maintained = Ran.command("maintain", "--home", home);

            assertThat(maintained.exit()).isEqualTo(ExitCode.BUSY);
            assertThat(maintained.err()).contains("Another run holds the lease. Try again when it has ended.");
            assertThat(maintained.out()).isEmpty();
            assertThat(night.fence()).isPositive();
        }
    }

    @Test
    void an_office_without_a_release_has_its_database_looked_at() {
        Ran maintained = Ran.command("maintain", "--format", "csv", "--home", home);

        assertThat(maintained.exit()).as(maintained.err()).isZero();
        assertThat(maintained.rows()).singleElement().satisfies(line -> {
            assertThat(line.get("of")).isEqualTo("database");
            assertThat(line.get("part")).isEqualTo("vacuum");
        });
        assertThat(Ran.command("maintain", "--home", home).out()).contains("0 tables and 0 releases looked at");
    }
}
