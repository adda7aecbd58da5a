package org.quarterdeck.jobs.sample;

import java.util.ArrayDeque;
import java.util.Deque;

/** Requests of one client, one after the other. */
final class Session {
    /** A visit goes on over exactly so many seconds without a page view, and ends with one more. */
    private static final int GAP_SECONDS = 1800;

    private static final int LONGEST_SESSION_PAGES = 8;

    private final Client client;
    private final Dice dice;
    private final Traffic traffic;
    private final Deque<Hit> hits = new ArrayDeque<>();
    private int clock;
    private String referrer = "-";

    /**
     * A request.
     *
     * @param second since the day's midnight; beyond the day for one after the next midnight
     */
    record Hit(int second, Client client, String request, int status, int bytes, String referrer) {}

    private Session(Client client, Dice dice, Traffic traffic, int start) {
        this.client = client;
        this.dice = dice;
        this.traffic = traffic;
        this.clock = start;
    }

    /** A person who looks at some pages, perhaps with a pause of half an hour. */
    static Deque<Hit> person(Client client, Dice dice, Traffic traffic, int start) {
        Session session = new Session(client, dice, traffic, start);
        session.referrer = dice.perMille(500) ? "-" : "https://www.example.org/search?q=platform";
        int pages = dice.perMille(380) ? 1 : dice.between(2, LONGEST_SESSION_PAGES);
        boolean hasPaused = false;
        for (int i = 0; i < pages; i++) {
            session.look(i == 0);
            boolean pauses = !hasPaused && dice.perMille(35);
            session.clock += pauses ? session.pause() : dice.between(6, 420);
            hasPaused |= pauses;
        }
        return session.hits;
    }

    /** A robot that fetches pages, some of them after the rules for robots. */
    static Deque<Hit> robot(Client client, Dice dice, Traffic traffic, int start, boolean asksForRules) {
        Session session = new Session(client, dice, traffic, start);
        if (asksForRules) {
            session.hit("GET /robots.txt HTTP/1.1", 200, 118);
            session.clock += 1;
        }
        for (int i = dice.between(1, 6); i > 0; i--) {
            boolean isHead = dice.perMille(60);
            session.hit((isHead ? "HEAD " : "GET ") + session.page() + " HTTP/1.1", 200, dice.between(900, 9000));
            session.clock += dice.between(1, 20);
        }
        return session.hits;
    }

    /** A single request. */
    static Deque<Hit> single(Client client, int second, String request, int status, int bytes) {
        Deque<Hit> hits = new ArrayDeque<>();
        hits.add(new Hit(second, client, request, status, bytes, "-"));
        return hits;
    }

    private int pause() {
        return dice.perMille(400) ? GAP_SECONDS : GAP_SECONDS + dice.between(1, 3600);
    }

    private String page() {
        return traffic.page(dice);
    }

    private void look(boolean isFirst) {
        String path = page();
        if (path.equals("/login") && dice.perMille(700)) {
            hit("POST /login HTTP/1.1", 302, 0);
            clock += 1;
        }
        int chance = dice.below(1000);
        int status = chance < 20 ? 404 : chance < 26 ? 500 : chance < 110 ? 304 : 200;
        hit("GET " + path + " HTTP/1.1", status, status == 304 ? 0 : dice.between(1800, 48_000));
        referrer = "https://platform.example.org" + path;
        if (isFirst) {
            hit("GET /assets/app.css?v=7 HTTP/1.1", 200, 18_211);
            hit("GET /assets/app.js?v=7 HTTP/1.1", 200, 91_422);
            hit("GET /favicon.ico HTTP/1.1", 200, 1150);
        } else if (dice.perMille(300)) {
            hit("GET /assets/emblem.svg HTTP/1.1", 304, 0);
        }
    }

    private void hit(String request, int status, int bytes) {
        hits.add(new Hit(clock, client, request, status, bytes, referrer));
    }
}
