package org.quarterdeck.jobs.sample;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A row of a participants list: a person, or a head count.
 *
 * @param person who; null for a head count
 * @param countedAs Person, Group or Distinct group
 * @param people 1 for a person
 * @param isAgain whether the person had been on a list before, where the address was typed in another case
 */
record Participation(
        Activity activity, @Nullable Person person, String countedAs, int people, boolean completed, boolean isAgain) {
    static final List<String> HEADER = List.of(
            "Activity", "Participant", "E-mail", "Sex", "Country", "Counted as", "People", "Completed", "Remarks");

    private static final int WITHOUT_EMAIL_EVERY = 15;
    private static final List<String> SEXES = List.of("F", "M", "F", "M", "M", "F", "M", "");

    /** An invented person: a number and the State that sent it. */
    record Person(int number, String state) {}

    static Participation of(Activity activity, Person person, boolean completed, boolean isAgain) {
        return new Participation(activity, person, "Person", 1, completed, isAgain);
    }

    static Participation headCount(Activity activity) {
        int space = activity.people().indexOf(' ');
        String countedAs = activity.people().endsWith("distinct") ? "Distinct group" : "Group";
        return new Participation(
                activity, null, countedAs, Integer.parseInt(activity.people().substring(0, space)), true, false);
    }

    /** The row; {@code copy} above 0 makes it another person's, for benchmarks. */
    List<String> cells(States states, int copy) {
        String completedWord = completed ? "yes" : "no";
        if (person == null) {
            return List.of(
                    activity.id(),
                    "",
                    "",
                    "",
                    "",
                    countedAs,
                    Integer.toString(people),
                    completedWord,
                    activity.remarks());
        }
        String ending = "%05d".formatted(person.number) + (copy == 0 ? "" : "-c" + copy);
        return List.of(
                activity.id(),
                "Participant " + ending,
                email(ending),
                SEXES.get(person.number % SEXES.size()),
                states.name(person.state, activity.start()),
                countedAs,
                "1",
                completedWord,
                "Sample data");
    }

    private String email(String ending) {
        if (person == null || person.number % WITHOUT_EMAIL_EVERY == 7) {
            return "";
        }
        String address = "participant-" + ending + "@example.org";
        return isAgain ? address.toUpperCase(Locale.ROOT) : address;
    }
}
