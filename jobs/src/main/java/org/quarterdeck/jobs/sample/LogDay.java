package org.quarterdeck.jobs.sample;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.sample.Session.Hit;

/**
 * The lines of one day's log, in the order of time. Only the sessions under way are held, an hour's arrivals at a
 * time, so that a log may be as long as a benchmark likes.
 */
final class LogDay implements Iterator<String> {
    private static final int HOUR = 3600;
    private static final int HOURS = 24;
    private static final int DAY = HOURS * HOUR;
    /** No session is longer than three hours: what began before 21:00 is over by midnight. */
    private static final int EVENING = 21;

    private static final int HEALTH_CHECK_SECONDS = 600;
    private static final int ROBOT_SHARE = 4;
    private static final int FEWEST_VISITORS = 700;
    /** Arrivals of a thousand, hour by hour in UTC. */
    private static final int[] PER_MILLE = {
        14, 11, 9, 9, 10, 13, 22, 36, 52, 60, 60, 56, 58, 72, 82, 84, 80, 72, 60, 46, 34, 26, 20, 14
    };

    private static final Client WATCHDOG = new Client("192.0.2.252", "Watchdog/1.4");
    private static final Client SCANNER = new Client("203.0.113.253", "-");
    private static final String SHY_ROBOT_ADDRESS = "198.51.100.251";

    private final Traffic traffic;
    private final LocalDate day;
    private final int sessions;
    private final PriorityQueue<Running> running =
            new PriorityQueue<>(Comparator.comparingInt(Running::second).thenComparingLong(Running::order));
    private long started;
    private int nextHour;
    private @Nullable Hit next;

    private record Running(Deque<Hit> hits, long order) {
        int second() {
            return hits.element().second();
        }
    }

    /** The log of a day with so many times the usual sessions. */
    LogDay(Traffic traffic, LocalDate day, int scale) {
        this(traffic, day, traffic.sessions(day) * scale, traffic.sessions(day.minusDays(1)) * scale);
    }

    LogDay(Traffic traffic, LocalDate day, int sessions, int sessionsBefore) {
        this.traffic = traffic;
        this.day = day;
        this.sessions = sessions;
        for (int hour = EVENING; hour < HOURS; hour++) {
            arrive(day.minusDays(1), sessionsBefore, hour, -DAY);
        }
        machines();
        advance();
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public String next() {
        if (next == null) {
            throw new NoSuchElementException("the log of " + day + " has ended");
        }
        String line = LogLine.of(next, day);
        advance();
        return line;
    }

    private void advance() {
        while (true) {
            while (nextHour < HOURS && (running.isEmpty() || running.element().second() >= nextHour * HOUR)) {
                arrive(day, sessions, nextHour, 0);
                nextHour++;
            }
            Running first = running.poll();
            // After midnight it is the next day's log.
            if (first == null || first.second() >= DAY) {
                next = null;
                return;
            }
            Hit hit = first.hits.remove();
            if (!first.hits.isEmpty()) {
                running.add(first);
            }
            if (hit.second() >= 0) {
                next = hit;
                return;
            }
        }
    }

    /** The sessions that begin in an hour of a day; {@code shift} moves another day's seconds to this one's. */
    private void arrive(LocalDate on, int ofDay, int hour, int shift) {
        int visitors = Math.max(FEWEST_VISITORS, 4 * ofDay);
        for (int i = share(ofDay, hour); i < share(ofDay, hour + 1); i++) {
            Dice dice = Dice.of("session", on, i);
            int start = hour * HOUR + dice.below(HOUR) + shift;
            start(Session.person(Client.visitor(dice.below(visitors), traffic), dice, traffic, start));
            if (i % ROBOT_SHARE == 0) {
                int robot = dice.below(40);
                start(Session.robot(Client.robot(robot, traffic), dice, traffic, start + 7, robot % 3 == 0));
            }
        }
    }

    /** Arrivals before an hour. */
    private static int share(int ofDay, int hour) {
        long before = 0;
        for (int h = 0; h < hour; h++) {
            before += PER_MILLE[h];
        }
        return (int) (ofDay * before / 1000);
    }

    private void machines() {
        for (int second = 0; second < DAY; second += HEALTH_CHECK_SECONDS) {
            start(Session.single(WATCHDOG, second, "GET /health HTTP/1.1", 200, 2));
        }
        Dice dice = Dice.of("machines", day);
        start(Session.single(SCANNER, dice.below(DAY), "\\x16\\x03\\x01\\x02\\x00\\x01", 400, 226));
        start(Session.single(SCANNER, dice.below(DAY), "GET /search?q=\\\"' HTTP/1.1", 404, 512));
        // It looks like a person, but asks for the rules for robots: that day it counts as one.
        Client shy = new Client(SHY_ROBOT_ADDRESS, traffic.commonAgent());
        start(Session.robot(shy, dice, traffic, dice.between(3 * HOUR, 4 * HOUR), true));
    }

    private void start(Deque<Hit> hits) {
        running.add(new Running(hits, started++));
    }
}
