package org.quarterdeck.jobs.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quarterdeck.jobs.ledger.EmptyOffice.MAY_31;
import static org.quarterdeck.jobs.ledger.EmptyOffice.NOW;
import static org.quarterdeck.jobs.ledger.EmptyOffice.sha;
import static org.quarterdeck.jobs.ledger.EmptyOffice.table;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quarterdeck.jobs.ledger.Releases.Entry;
import org.quarterdeck.jobs.ledger.Releases.StaleLease;
import org.springframework.dao.DataAccessException;

class ReleasesTest {
    @TempDir
    Path folder;

    private OfficeDatabase office;
    private Releases releases;
    private Deliveries deliveries;
    private Lease lease;

    /** Where it happens. */
    OfficeDatabase database() throws IOException {
        return EmptyOffice.in(folder);
    }

    @BeforeEach
    void open() throws IOException {
        office = database();
        releases = new Releases(office);
        deliveries = new Deliveries(office);
        lease = Lease.take(office, Clock.fixed(NOW, ZoneOffset.UTC)).orElseThrow();
        for (int run = 1; run <= 3; run++) {
            new Runs(office).started("run-" + run, MAY_31, NOW);
        }
    }

    @AfterEach
    void close() {
        lease.close();
        office.close();
    }

    private static Entry release(int n) {
        return new Entry(
                "2020-05-31-" + n, MAY_31, NOW.plusSeconds(n), "run-" + n, sha('f'), sha('e'), "published", null, null);
    }

    private String delivered(char digit) {
        deliveries.received("contributions", "q2.csv", sha(digit), 10, NOW);
        return Delivery.id("contributions", sha(digit));
    }

    @Test
    void before_the_first_release_none_stands() {
        assertThat(releases.standing()).isEmpty();
        assertThat(releases.nextId(MAY_31)).isEqualTo("2020-05-31-1");
    }

    @Test
    void a_release_makes_its_tables_and_deliveries_visible() {
        String id = delivered('1');

        releases.publish(release(1), List.of(table("core.fact_visit", 7)), List.of(id), lease.fence());

        assertThat(releases.standing()).contains(release(1));
        assertThat(releases.ofRun("run-1")).contains(release(1));
        assertThat(releases.tables("2020-05-31-1")).singleElement().satisfies(pinned -> {
            assertThat(pinned.tableName()).isEqualTo("core.fact_visit");
            assertThat(pinned.snapshotId()).isEqualTo(7);
        });
        assertThat(deliveries.find(id).orElseThrow().releaseId()).isEqualTo("2020-05-31-1");
    }

    @Test
    void a_run_that_lost_the_lease_publishes_nothing() {
        String id = delivered('1');
        long stale = lease.fence() - 1;

        assertThatThrownBy(() -> releases.publish(release(1), List.of(table("core.fact_visit", 7)), List.of(id), stale))
                .isInstanceOf(StaleLease.class)
                .hasMessageContaining("run-1");

        assertThat(releases.all()).isEmpty();
        assertThat(releases.tables("2020-05-31-1")).isEmpty();
        assertThat(deliveries.find(id).orElseThrow().releaseId()).isNull();
    }

    @Test
    void a_release_that_fails_half_way_is_not_there_at_all() {
        assertThatThrownBy(() -> releases.publish(
                        release(1),
                        List.of(table("core.fact_visit", 7), table("core.fact_visit", 8)),
                        List.of(),
                        lease.fence()))
                .isInstanceOf(DataAccessException.class);

        assertThat(releases.all()).isEmpty();
        assertThat(releases.tables("2020-05-31-1")).isEmpty();
    }

    @Test
    void a_run_publishes_once() {
        releases.publish(release(1), List.of(), List.of(), lease.fence());
        Entry again = new Entry("2020-05-31-2", MAY_31, NOW, "run-1", sha('f'), sha('e'), "published", null, null);

        assertThatThrownBy(() -> releases.publish(again, List.of(), List.of(), lease.fence()))
                .isInstanceOf(DataAccessException.class);
        assertThat(releases.all()).containsExactly(release(1));
    }

    @Test
    void the_last_release_stands_and_the_next_one_of_the_day_counts_on() {
        releases.publish(release(1), List.of(), List.of(), lease.fence());
        releases.publish(release(2), List.of(), List.of(), lease.fence());

        assertThat(releases.all()).containsExactly(release(1), release(2));
        assertThat(releases.standing()).contains(release(2));
        assertThat(releases.nextId(MAY_31)).isEqualTo("2020-05-31-3");
        assertThat(releases.nextId(MAY_31.plusDays(1))).isEqualTo("2020-06-01-1");
    }

    @Test
    void a_release_knows_the_deliveries_of_those_before_it_and_none_of_later_ones() {
        String first = delivered('1');
        releases.publish(release(1), List.of(), List.of(first), lease.fence());
        String second = delivered('2');
        releases.publish(release(2), List.of(), List.of(first, second), lease.fence());
        delivered('3');

        assertThat(releases.deliveries("2020-05-31-1"))
                .extracting(Delivery::deliveryId)
                .containsExactly(first);
        assertThat(releases.deliveries("2020-05-31-2"))
                .extracting(Delivery::deliveryId)
                .containsExactly(first, second);
    }
}
