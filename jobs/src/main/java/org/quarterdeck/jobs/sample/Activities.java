package org.quarterdeck.jobs.sample;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The activities register: the facts, and as many workshops as the list {@code workshops} asks for. */
final class Activities {
    /** Whose activities the fact sheet tells: no invented one stands beside them. */
    private static final Set<String> TOLD = Set.of("BHR", "SDN", "IDN", "PHL");

    private static final int REGIONAL_EVERY = 6;
    private static final int REGIONAL_STATES = 3;
    private static final int COURSE_EVERY = 5;

    private final States states;
    private final List<Row> programmes;
    private final List<String> beneficiaries;
    private final List<Activity> all;
    private int nextBeneficiary;

    Activities(Facts facts, States states) {
        this.states = states;
        programmes = facts.list("programmes");
        beneficiaries =
                states.inOrder().stream().filter(code -> !TOLD.contains(code)).toList();
        List<Activity> activities = new ArrayList<>();
        facts.list("activities").stream().map(Activity::of).forEach(activities::add);
        int number = 0;
        for (Row row : facts.list("workshops")) {
            for (int i = 0; i < row.whole("Workshops"); i++) {
                activities.add(workshop(++number, row));
            }
        }
        activities.sort(Comparator.comparing(Activity::start).thenComparing(Activity::id));
        all = List.copyOf(activities);
    }

    /** All of them in the order of days. */
    List<Activity> all() {
        return all;
    }

    /** The rows of those that start in a span. */
    Stream<List<String>> rows(Span span) {
        return all.stream()
                .filter(activity -> span.contains(activity.start()))
                .map(activity -> activity.cells(states, programmeName(activity)));
    }

    private String programmeName(Activity activity) {
        return programmes.stream()
                .filter(row -> row.text("Programme").equals(activity.programme()))
                .map(row -> row.text("Programme name"))
                .findFirst()
                .orElse("");
    }

    private Activity workshop(int number, Row row) {
        Dice dice = Dice.of("workshop", number);
        Row programme = dice.pick(
                programmes.stream()
                        .filter(p -> p.text("Branch").equals(row.text("Branch")))
                        .toList(),
                p -> p.whole("Weight"));
        LocalDate start = dice.workday(new Span(row.day("From"), row.day("To")));
        boolean isCourse = number % COURSE_EVERY == 0;
        return new Activity(
                "sample-%03d".formatted(number),
                isCourse ? "Training course" : "Workshop",
                "Held",
                programme.text("Programme name") + (isCourse ? ": course " : ": workshop ") + number + " (sample)",
                programme.text("Programme"),
                row.text("Branch"),
                programme.text("Pillar"),
                row.text("Format"),
                beneficiaries(number % REGIONAL_EVERY == 0 ? REGIONAL_STATES : 1),
                start,
                end(start, dice.between(0, isCourse ? 4 : 2)),
                "no",
                "no",
                "",
                "Sample data");
    }

    private List<String> beneficiaries(int count) {
        List<String> taken = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            taken.add(beneficiaries.get(nextBeneficiary++ % beneficiaries.size()));
        }
        return List.copyOf(taken);
    }

    /** So many days later, but not past the Friday. */
    private static LocalDate end(LocalDate start, int days) {
        int left = DayOfWeek.FRIDAY.getValue() - start.getDayOfWeek().getValue();
        return start.plusDays(Math.min(days, left));
    }
}
