package org.quarterdeck.jobs.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeaseTest {
    private static final Duration LONGER_THAN_THE_TERM = Duration.ofSeconds(61);

    @TempDir
    Path folder;

    private final SetClock clock = new SetClock();
    private OfficeDatabase office;

    /** A clock that goes on when it is told to. */
    private static final class SetClock extends Clock {
        private Instant now = EmptyOffice.NOW;

        void advance(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** Where it happens. */
    OfficeDatabase database() throws IOException {
        return EmptyOffice.in(folder);
    }

    @BeforeEach
    void open() throws IOException {
        office = database();
    }

    @AfterEach
    void close() {
        office.close();
    }

    private Lease taken() {
        return Lease.take(office, clock).orElseThrow();
    }

    private void heldBy(Holder holder) {
        office.client()
                .sql("UPDATE lease SET holder = ?")
                .param(holder.toString())
                .update();
    }

    @Test
    void while_one_holds_the_lease_no_other_gets_it() {
        try (Lease held = taken()) {
            assertThat(Lease.take(office, clock)).isEmpty();
            assertThat(Lease.holder(office, clock))
                    .contains(Holder.thisProcess().toString());
        }
    }

    @Test
    void a_lease_given_back_is_free_at_once() {
        taken().close();

        assertThat(Lease.holder(office, clock)).isEmpty();
        try (Lease next = taken()) {
            assertThat(next.fence()).isEqualTo(2);
        }
    }

    @Test
    void the_fence_grows_with_every_holder() {
        long last = 0;
        for (int i = 0; i < 3; i++) {
            try (Lease lease = taken()) {
                assertThat(lease.fence()).isGreaterThan(last);
                last = lease.fence();
            }
        }
    }

    @Test
    void a_holder_whose_process_is_gone_is_followed_at_once() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        try (Lease first = taken()) {
            heldBy(new Holder(Holder.thisProcess().host(), ended.pid(), Instant.EPOCH));

            try (Lease next = taken()) {
                assertThat(next.fence()).isGreaterThan(first.fence());
            }
        }
    }

    @Test
    void a_later_process_of_the_same_number_is_not_taken_for_the_holder() {
        Holder me = Holder.thisProcess();
        try (Lease first = taken()) {
            heldBy(new Holder(me.host(), me.pid(), me.startedAt().minus(Duration.ofHours(1))));

            try (Lease next = taken()) {
                assertThat(next.fence()).isGreaterThan(first.fence());
            }
        }
    }

    @Test
    void a_holder_whose_start_is_told_a_second_off_is_the_holder_still() {
        // Linux counts a start from the boot, whose time another process may compute a little differently.
        Holder me = Holder.thisProcess();

        assertThat(new Holder(me.host(), me.pid(), me.startedAt().plusSeconds(1)).mayLive())
                .isTrue();
    }

    @Test
    void a_holder_on_another_machine_is_followed_when_its_time_is_up() {
        try (Lease first = taken()) {
            heldBy(new Holder("elsewhere", 1, Instant.EPOCH));
            assertThat(Lease.take(office, clock)).isEmpty();

            clock.advance(LONGER_THAN_THE_TERM);

            try (Lease next = taken()) {
                assertThat(next.fence()).isGreaterThan(first.fence());
            }
        }
    }

    @Test
    void a_holder_that_renews_keeps_the_lease() {
        try (Lease held = taken()) {
            clock.advance(Duration.ofSeconds(50));
            held.renew();
            clock.advance(Duration.ofSeconds(50));

            assertThat(Lease.take(office, clock)).isEmpty();
        }
    }

    @Test
    void a_holder_that_was_suspended_and_wakes_takes_nothing_back() {
        try (Lease suspended = taken()) {
            clock.advance(LONGER_THAN_THE_TERM);
            try (Lease next = taken()) {
                suspended.renew();
                suspended.close();

                assertThat(Lease.holder(office, clock)).isPresent();
                assertThat(fence()).isEqualTo(next.fence());
            }
        }
    }

    private long fence() {
        return office.client().sql("SELECT fence FROM lease").query(Long.class).single();
    }

    @Test
    void a_renewal_that_the_database_refuses_is_tried_again_and_ends_nothing() {
        try (Lease held = taken()) {
            office.client().sql("ALTER TABLE lease RENAME TO away").update();
            held.renew();
            office.client().sql("ALTER TABLE away RENAME TO lease").update();
            clock.advance(Duration.ofSeconds(50));
            held.renew();
            clock.advance(Duration.ofSeconds(50));

            assertThat(Lease.take(office, clock)).isEmpty();
        }
    }
}
