package org.quarterdeck.jobs.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One run at a time in an office. Who takes the lease gets a fencing number, larger than any before; publishing
 * checks it, so a run that was suspended while another took over cannot publish. The holder renews while it
 * lives; a holder whose process on this machine is gone is followed at once, one elsewhere when its time is up.
 */
public final class Lease implements AutoCloseable {
    /** The lease of the main job. */
    public static final String NIGHT = "night";
    /** The lease of the scheduler. */
    public static final String SCHEDULE = "schedule";

    private static final Logger LOG = LogManager.getLogger(Lease.class);
    private static final Duration TERM = Duration.ofSeconds(60);

    private final JdbcClient database;
    private final Clock clock;
    private final String name;
    private final long fence;
    private final String holder;
    private final ScheduledExecutorService renewal = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "lease");
        thread.setDaemon(true);
        return thread;
    });

    private final ScheduledFuture<?> renewing;

    private Lease(JdbcClient database, Clock clock, String name, long fence, String holder) {
        this.database = database;
        this.clock = clock;
        this.name = name;
        this.fence = fence;
        this.holder = holder;
        long third = TERM.toMillis() / 3;
        renewing = renewal.scheduleWithFixedDelay(this::renew, third, third, TimeUnit.MILLISECONDS);
    }

    /** Takes the lease of the main job; empty, naming nobody, when another holds it. */
    public static Optional<Lease> take(OfficeDatabase office, Clock clock) {
        return take(NIGHT, office, clock);
    }

    /** Takes a lease by its name; empty, naming nobody, when another holds it. */
    public static Optional<Lease> take(String name, OfficeDatabase office, Clock clock) {
        JdbcClient database = office.client();
        String me = Holder.thisProcess().toString();
        Long fence = office.transaction().execute(t -> {
            Optional<Row> row = database.sql("SELECT fence, holder, expires_at FROM lease WHERE name = ?")
                    .param(name)
                    .query(Row.class)
                    .optional();
            if (row.isPresent() && row.get().isHeld(clock.instant())) {
                return -1L;
            }
            long seen = row.map(Row::fence).orElse(0L);
            // Where transactions run side by side, who comes second finds another number and changes nothing.
            int taken = database.sql("""
                            INSERT INTO lease (name, fence, holder, expires_at) VALUES (:name, :fence, :holder, :until)
                            ON CONFLICT (name) DO UPDATE SET fence = excluded.fence, holder = excluded.holder,
                              expires_at = excluded.expires_at
                            WHERE lease.fence = :seen""")
                    .param("name", name)
                    .param("fence", seen + 1)
                    .param("seen", seen)
                    .param("holder", me)
                    .param("until", clock.instant().plus(TERM).toString())
                    .update();
            return taken == 1 ? seen + 1 : -1L;
        });
        return fence == null || fence < 0 ? Optional.empty() : Optional.of(new Lease(database, clock, name, fence, me));
    }

    /** Who holds the lease of the main job now, for messages. */
    public static Optional<String> holder(OfficeDatabase office, Clock clock) {
        return holder(NIGHT, office, clock);
    }

    /** Who holds a lease now, for messages. */
    public static Optional<String> holder(String name, OfficeDatabase office, Clock clock) {
        return office.client()
                .sql("SELECT fence, holder, expires_at FROM lease WHERE name = ?")
                .param(name)
                .query(Row.class)
                .optional()
                .filter(row -> row.isHeld(clock.instant()))
                .map(Row::holder);
    }

    /** Ends every lease, of whoever it was: their database is a copy, and they hold the original. */
    public static void endAll(OfficeDatabase office, Clock clock) {
        office.client()
                .sql("UPDATE lease SET holder = '', expires_at = ?")
                .param(clock.instant().toString())
                .update();
    }

    /** The fencing number. */
    public long fence() {
        return fence;
    }

    /** A renewal that fails is tried again a third of the term later; one that threw would be the last. */
    void renew() {
        try {
            database.sql("UPDATE lease SET expires_at = ? WHERE name = ? AND fence = ? AND holder = ?")
                    .params(clock.instant().plus(TERM).toString(), name, fence, holder)
                    .update();
        } catch (DataAccessException e) {
            LOG.warn("the lease could not be renewed; it is tried again", e);
        }
    }

    @Override
    public void close() {
        renewing.cancel(true);
        renewal.shutdownNow();
        database.sql("UPDATE lease SET holder = NULL, expires_at = NULL WHERE name = ? AND fence = ?")
                .params(name, fence)
                .update();
    }

    private record Row(
            long fence, @Nullable String holder, @Nullable Instant expiresAt) {
        boolean isHeld(Instant now) {
            return holder != null
                    && expiresAt != null
                    && now.isBefore(expiresAt)
                    && Holder.parse(holder).mayLive();
        }
    }
}
