package org.quarterdeck.jobs.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.jobs.office.Home;
import org.quarterdeck.jobs.office.OperationSettings;

/**
 * The sample office: a home with its configuration, and an inbox that is filled night by night. What is true and what
 * is invented is told in {@code config/sample-office/README.md}. The same night writes the same bytes every time.
 */
public final class SampleOffice {
    private static final LocalDate FIRST_LOG = LocalDate.of(2020, 3, 1);
    private static final Span BEFORE_MONTHLY = new Span(LocalDate.of(2011, 1, 1), LocalDate.of(2019, 12, 31));
    /** A session leaves about nine lines: with one for every five lines no log is too short. */
    private static final int LINES_A_SESSION = 5;

    private static final int FEWEST_SESSIONS = 400;

    private final Path config;
    private final Facts facts;
    private final Rates rates;
    private final Ledger ledger;
    private final Activities activities;
    private final Participants participants;
    private final Attendance attendance;
    private final FocalPoints focalPoints;
    private final Traffic traffic;

    /**
     * The sample office of a product.
     *
     * @param productRoot the folder that holds {@code config} and {@code warehouse-schema}
     */
    public SampleOffice(Path productRoot) {
        config = productRoot.resolve("config");
        facts = new Facts(productRoot);
        States states = new States(facts);
        rates = new Rates(facts);
        ledger = new Ledger(facts, rates);
        activities = new Activities(facts, states);
        participants = new Participants(facts, states, activities);
        attendance = new Attendance(facts, states, activities);
        focalPoints = new FocalPoints(facts, states);
        traffic = new Traffic(facts);
    }

    /** Makes the sample office, its database a file in its home. */
    public void init(Path home) throws IOException {
        init(home, null);
    }

    /**
     * Copies the configuration into {@code <home>/config}: the standard one, and over it what the sample office has of
     * its own. Files that stand there are overwritten.
     *
     * @param databaseUrl the JDBC address of a PostgreSQL database; null for a SQLite file in the home
     */
    public void init(Path home, @Nullable String databaseUrl) throws IOException {
        Path target = home.resolve("config");
        Path own = config.resolve("sample-office");
        copy(config, target, file -> !file.startsWith(own));
        copy(own, target, file -> !file.startsWith(own.resolve("facts")) && !file.endsWith("README.md"));
        Files.createDirectories(home.resolve("inbox"));
        if (databaseUrl != null) {
            OperationSettings.name(databaseUrl, new Home(home).operationFile());
        }
    }

    /**
     * Writes a night's deliveries into {@code <home>/inbox/<source>/}.
     *
     * @param scale 1 for the sample itself, whose figures are those of the fact sheet; above, so many times the
     *     sessions of the log, the participants and the invented donors, for benchmarks
     * @throws IllegalArgumentException for a scale below 1
     */
    public void deliver(Path home, Night night, int scale) throws IOException {
        if (scale < 1) {
            throw new IllegalArgumentException("the scale " + scale + " is below 1; 1 is the sample itself");
        }
        Inbox inbox = new Inbox(home);
        if (night == Night.MARCH) {
            rolls(inbox);
            earlierYears(inbox, scale);
        }
        for (Span month : night.months()) {
            month(inbox, month, scale);
        }
        if (night == Night.JUNE) {
            correctedMonth(inbox, Night.APRIL.span(), scale);
        }
        logs(inbox, night, scale);
    }

    /** Writes a plain Combined log of so many lines, all of one day, from its midnight on. */
    public void writeAccessLog(Path file, LocalDate day, long lines) throws IOException {
        int sessions = Math.toIntExact(Math.max(FEWEST_SESSIONS, lines / LINES_A_SESSION));
        Inbox.write(file, Inbox.lines(new Limited<>(new LogDay(traffic, day, sessions, sessions), lines)));
    }

    /** Writes a contributions register of so many flows: the sample's own, and further copies of its invented donors. */
    public void writeContributions(Path file, long flows) throws IOException {
        Span ever = new Span(BEFORE_MONTHLY.from(), Night.end());
        Stream<List<String>> rows =
                ledger.flows(ever, Integer.MAX_VALUE).limit(flows).map(Flow::cells);
        Inbox.write(file, Inbox.csv(Flow.HEADER, rows.iterator()));
    }

    private void rolls(Inbox inbox) throws IOException {
        for (String source : List.of("memberships", "posts", "events")) {
            inbox.copy(source, source + "-2020-03.csv", facts.file(source));
        }
    }

    private void earlierYears(Inbox inbox, int scale) throws IOException {
        Span years = BEFORE_MONTHLY;
        inbox.csv("exchange-rates", "rates-2011-2019", Rates.HEADER, rates.rows(years));
        Stream<Flow> flows = ledger.flows(years, scale);
        inbox.csv("contributions", "contributions-2011-2019", Flow.HEADER, flows.map(Flow::cells));
        inbox.xlsx("activities", "activities-2018-2019", "Activities", Activity.HEADER, activities.rows(years));
        Stream<List<String>> persons = participants.rows(years, 0, 1);
        inbox.xlsx("participations", "participants-2018-2019", "Participants", Participation.HEADER, persons);
        // A sheet has room for a million rows: what a benchmark adds comes beside it.
        Stream<List<String>> more = participants.rows(years, 1, scale);
        inbox.csv("participations", "participants-2018-2019-more", Participation.HEADER, more);
    }

    private void month(Inbox inbox, Span month, int scale) throws IOException {
        String of = "-" + month.month();
        Stream<Flow> flows = ledger.flows(month, scale);
        inbox.csv("exchange-rates", "rates" + of, Rates.HEADER, rates.rows(month));
        inbox.csv("contributions", "contributions" + of, Flow.HEADER, flows.map(Flow::cells));
        inbox.csv("activities", "activities" + of, Activity.HEADER, activities.rows(month));
        Stream<List<String>> persons = participants.rows(month, 0, scale);
        inbox.csv("participations", "participants" + of, Participation.HEADER, persons);
        inbox.csv("attendance", "attendance" + of, Attendance.HEADER, attendance.rows(month));
        inbox.csv("focal-points", "focal-points" + of, FocalPoints.HEADER, focalPoints.rows(month));
    }

    private void correctedMonth(Inbox inbox, Span month, int scale) throws IOException {
        Stream<Flow> flows = ledger.corrected(month, scale);
        String name = "contributions-" + month.month() + "-corrected";
        inbox.csv("contributions", name, Flow.HEADER, flows.map(Flow::cells));
    }

    private void logs(Inbox inbox, Night night, int scale) throws IOException {
        LocalDate missing = facts.figure("missing_log").day("Value");
        Span span = night.span();
        LocalDate day = span.from().isBefore(FIRST_LOG) ? FIRST_LOG : span.from();
        for (; !day.isAfter(span.to()); day = day.plusDays(1)) {
            if (!day.equals(missing)) {
                log(inbox, day, scale);
            }
        }
        if (night == Night.JUNE) {
            log(inbox, missing, scale);
        }
    }

    private void log(Inbox inbox, LocalDate day, int scale) throws IOException {
        inbox.gzip("platform-log", "access-" + day + ".log", new LogDay(traffic, day, scale));
    }

    private static void copy(Path from, Path to, Predicate<Path> wanted) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(from)) {
            files = all.filter(Files::isRegularFile).filter(wanted).toList();
        }
        for (Path file : files) {
            Path target = to.resolve(from.relativize(file));
            Files.createDirectories(target.getParent());
            Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
