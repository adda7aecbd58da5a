package org.quarterdeck.jobs.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Who attended the briefing of the fact sheet: as many States and entities as it tells, the first by their digest. */
final class Attendance {
    static final List<String> HEADER = List.of("Activity", "Party kind", "Party", "Remarks");

    private static final String REMARKS =
            "Sample data: F01 and F02 tell how many, the first by SHA-256 of their id stand for them";

    private final Facts facts;
    private final States states;
    private final Activity briefing;

    Attendance(Facts facts, States states, Activities activities) {
        this.facts = facts;
        this.states = states;
        String id = facts.figure("briefing").text("Value");
        this.briefing = activities.all().stream()
                .filter(activity -> activity.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        facts.file("figures") + ": the briefing \"" + id + "\" is no activity"));
    }

    /** The rows, when the briefing was in the span. */
    Stream<List<String>> rows(Span span) {
        if (!span.contains(briefing.start())) {
            return Stream.empty();
        }
        List<List<String>> rows = new ArrayList<>();
        states.inOrder().stream()
                .limit(facts.count("briefing_states"))
                .forEach(code -> rows.add(List.of(briefing.id(), "State", code, REMARKS)));
        States.byDigest(entities(briefing.start())).stream()
                .limit(facts.count("briefing_entities"))
                .forEach(id -> rows.add(List.of(briefing.id(), "Entity", id, REMARKS)));
        return rows.stream();
    }

    private List<String> entities(LocalDate on) {
        return facts.list("memberships").stream()
                .filter(row -> row.text("Body").equals("compact")
                        && row.text("Party kind").equals("Entity"))
                .filter(row -> !on.isBefore(row.day("From")))
                .filter(row -> !row.has("To") || on.isBefore(row.day("To")))
                .map(row -> row.text("Party"))
                .toList();
    }
}
