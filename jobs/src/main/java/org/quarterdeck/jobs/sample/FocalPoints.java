package org.quarterdeck.jobs.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Nominations of focal points: the States in the order of their digests, evenly over the first three months, so that
 * the number of the fact sheet is reached on its day; a few more in June.
 */
final class FocalPoints {
    static final List<String> HEADER = List.of("Country", "Focal point", "E-mail", "Event", "Date", "Remarks");

    private static final int SECOND_PERSON_EVERY = 5;
    private static final int REPLACED = 10;
    private static final int REPLACED_AFTER_DAYS = 30;
    private static final List<LocalDate> IN_JUNE = List.of(LocalDate.of(2020, 6, 4), LocalDate.of(2020, 6, 10));
    /** Some missions write their State's name in their own working language. */
    private static final List<String> LANGUAGES = List.of("en", "en", "fr", "en", "es", "en", "en");

    private final States states;
    private final List<Event> events = new ArrayList<>();

    private record Event(String state, int person, String event, LocalDate on) {}

    FocalPoints(Facts facts, States states) {
        this.states = states;
        int count = facts.count("focal_point_states");
        LocalDate from = facts.figure("focal_points_from").day("Value");
        long days = facts.figure("focal_points_to").day("Value").toEpochDay() - from.toEpochDay();
        for (int i = 0; i < count; i++) {
            nominate(i, from.plusDays(days * i / (count - 1)));
        }
        for (int i = 0; i < IN_JUNE.size(); i++) {
            nominate(count + i, IN_JUNE.get(i));
        }
        events.removeIf(event -> event.on.isAfter(Night.end()));
        events.sort(Comparator.comparing(Event::on).thenComparing(Event::state).thenComparing(Event::person));
    }

    /** The rows of a span. */
    Stream<List<String>> rows(Span span) {
        return events.stream().filter(event -> span.contains(event.on)).map(this::cells);
    }

    private void nominate(int place, LocalDate on) {
        String state = states.inOrder().get(place);
        person(state, 1, on);
        if (place % SECOND_PERSON_EVERY == 2) {
            person(state, 2, on.plusDays(1));
        }
        if (place == REPLACED) {
            LocalDate day = on.plusDays(REPLACED_AFTER_DAYS);
            events.add(new Event(state, 1, "Withdrawn", day));
            person(state, 3, day);
        }
    }

    private void person(String state, int person, LocalDate on) {
        events.add(new Event(state, person, "Nominated", on));
        events.add(new Event(
                state,
                person,
                "Activated",
                on.plusDays(Dice.of("activated", state, person).between(2, 6))));
    }

    private List<String> cells(Event event) {
        String language = LANGUAGES.get(states.inOrder().indexOf(event.state) % LANGUAGES.size());
        String email = "focal-point-" + event.state.toLowerCase(Locale.ROOT) + "-" + event.person + "@example.org";
        return List.of(
                states.name(event.state, event.on, language),
                "Focal point " + event.state + " " + event.person,
                email,
                event.event,
                event.on.toString(),
                "Sample data: F04 tells how many States, the first by SHA-256 of their code stand for them");
    }
}
