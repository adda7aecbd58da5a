package org.quarterdeck.jobs.sample;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;

/** What the platform's log is made from: pages, agents, and how many come on which day. */
final class Traffic {
    private final List<Row> pages;
    private final List<Row> persons;
    private final List<Row> robots;
    private final List<Row> levels;

    Traffic(Facts facts) {
        pages = facts.list("pages");
        List<Row> agents = facts.list("agents");
        persons =
                agents.stream().filter(row -> row.text("Kind").equals("Person")).toList();
        robots = agents.stream().filter(row -> row.text("Kind").equals("Robot")).toList();
        levels = facts.list("visits");
    }

    /** Sessions of persons on a day; none before the platform's launch. */
    int sessions(LocalDate day) {
        Row level = null;
        for (Row row : levels) {
            if (!row.day("From").isAfter(day)) {
                level = row;
            }
        }
        if (level == null) {
            return 0;
        }
        boolean isWeekend = day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
        int usual = level.whole(isWeekend ? "Weekend" : "Weekday");
        return usual + Dice.of("sessions", day).between(-usual / 12, usual / 12);
    }

    String page(Dice dice) {
        return dice.pick(pages, row -> row.whole("Weight")).text("Path");
    }

    String agent(Dice dice, boolean isRobot) {
        return dice.pick(isRobot ? robots : persons, row -> row.whole("Weight")).text("Agent");
    }

    /** A common browser, for those who would rather not be told apart. */
    String commonAgent() {
        return persons.get(0).text("Agent");
    }
}
