package org.quarterdeck.jobs.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.quarterdeck.jobs.sample.Participation.Person;

/**
 * The participants lists. In the counted window (the centre's workshops and courses of January to May 2020) exactly
 * so many persons complete one for the first time as the fact sheet tells, and some of them a second one.
 */
final class Participants {
    private static final int RETURNING_EVERY = 9;

    private final States states;
    private final List<Activity> counted;
    private final int[] firsts;
    private final int[] seconds;
    private final List<Participation> all = new ArrayList<>();

    /** Persons of lists outside the window, who may come again. */
    private final List<Person> earlier = new ArrayList<>();

    /** Persons who completed one activity of the window, and may complete a second. */
    private final List<Person> once = new ArrayList<>();

    private int lastNumber;

    Participants(Facts facts, States states, Activities activities) {
        this.states = states;
        Span window =
                new Span(Night.MARCH.span().from(), facts.figure("known_on").day("Value"));
        counted = activities.all().stream()
                .filter(activity -> activity.isHeld() && activity.isTraining() && !activity.isHeadCount())
                .filter(activity -> activity.branch().equals("UNCCT") && window.contains(activity.start()))
                .toList();
        firsts = shares(facts.count("individuals_trained"), false);
        seconds = shares(facts.count("attended_twice"), true);
        activities.all().stream().filter(Activity::isHeld).forEach(this::list);
    }

    /** The rows of activities that start in a span, with further copies of the persons for a scale. */
    Stream<List<String>> rows(Span span, int fromCopy, int toCopy) {
        return IntStream.range(fromCopy, toCopy)
                .boxed()
                .flatMap(copy -> all.stream()
                        .filter(row -> span.contains(row.activity().start()))
                        .filter(row -> copy == 0 || row.person() != null)
                        .map(row -> row.cells(states, copy)));
    }

    private void list(Activity activity) {
        Dice dice = Dice.of("participants", activity.id());
        int place = counted.indexOf(activity);
        if (activity.isHeadCount()) {
            all.add(Participation.headCount(activity));
        } else if (place >= 0) {
            countedList(activity, place, dice);
        } else if (activity.isTraining() || !activity.people().isEmpty()) {
            freeList(activity, dice);
        }
    }

    private void countedList(Activity activity, int place, Dice dice) {
        for (int i = 0; i < seconds[place]; i++) {
            all.add(Participation.of(activity, once.remove(dice.below(once.size())), true, true));
        }
        List<Person> first = new ArrayList<>();
        for (int i = 0; i < firsts[place]; i++) {
            boolean returns = activity.people().isEmpty() && i % RETURNING_EVERY == 0 && !earlier.isEmpty();
            Person person = returns ? earlier.remove(dice.below(earlier.size())) : newPerson(activity, i);
            all.add(Participation.of(activity, person, true, returns));
            first.add(person);
        }
        once.addAll(first);
        if (activity.people().isEmpty()) {
            for (int i = dice.between(0, 3); i > 0; i--) {
                all.add(Participation.of(activity, newPerson(activity, i), false, false));
            }
        }
        if (place == 0) {
            // A name that stands twice on one list: one participation all the same.
            all.add(Participation.of(activity, first.get(0), true, true));
        }
    }

    private void freeList(Activity activity, Dice dice) {
        int size = activity.people().isEmpty() ? dice.between(18, 38) : Integer.parseInt(activity.people());
        List<Person> listed = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            boolean returns = i % RETURNING_EVERY == 4 && !earlier.isEmpty();
            Person person = returns ? earlier.remove(dice.below(earlier.size())) : newPerson(activity, i);
            all.add(Participation.of(activity, person, dice.perMille(940), returns));
            listed.add(person);
        }
        earlier.addAll(listed);
    }

    private Person newPerson(Activity activity, int i) {
        List<String> from = activity.states().isEmpty() ? states.inOrder() : activity.states();
        return new Person(++lastNumber, from.get(i % from.size()));
    }

    /**
     * A number over the counted activities. An activity whose list has a known length takes that many firsts and no
     * seconds; the others share what is left, a little more here and a little less there.
     */
    private int[] shares(int whole, boolean isSecond) {
        int[] shares = new int[counted.size()];
        List<Integer> open = new ArrayList<>();
        int left = whole;
        for (int i = 0; i < shares.length; i++) {
            boolean known = !counted.get(i).people().isEmpty();
            if (known && !isSecond) {
                shares[i] = Integer.parseInt(counted.get(i).people());
                left -= shares[i];
            } else if (!known && !(isSecond && i < 2)) {
                // The first two have nobody before them who could come again.
                open.add(i);
            }
        }
        for (int j = 0; j < open.size(); j++) {
            shares[open.get(j)] = left / open.size() + (j < left % open.size() ? 1 : 0);
        }
        for (int j = 0; j + 1 < open.size(); j += 2) {
            int more = Dice.of("shares", j).below(shares[open.get(j)] / 3 + 1);
            shares[open.get(j)] -= more;
            shares[open.get(j + 1)] += more;
        }
        return shares;
    }
}
