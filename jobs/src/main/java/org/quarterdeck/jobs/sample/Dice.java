package org.quarterdeck.jobs.sample;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToIntFunction;

/**
 * Chance that falls the same way every time. What it is for names it, so that more chance in one place changes
 * nothing in another.
 */
final class Dice {
    private final SplittableRandom random;

    private Dice(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Dice for a purpose, named by its parts, whose texts decide. */
    static Dice of(Object... purpose) {
        long seed = 1;
        for (Object part : purpose) {
            String text = part.toString();
            for (int i = 0; i < text.length(); i++) {
                seed = 31 * seed + text.charAt(i);
            }
            seed = 31 * seed + '/';
        }
        return new Dice(seed);
    }

    /** From 0 up to, and without, the bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** From one number to another, both in. */
    int between(int from, int to) {
        return from + random.nextInt(to - from + 1);
    }

    /** True so many times in a thousand. */
    boolean perMille(int share) {
        return random.nextInt(1000) < share;
    }

    /** One of them, each as likely as its weight says. */
    <T> T pick(List<T> choices, ToIntFunction<T> weight) {
        int left = random.nextInt(choices.stream().mapToInt(weight).sum());
        for (T choice : choices) {
            left -= weight.applyAsInt(choice);
            if (left < 0) {
                return choice;
            }
        }
        throw new IllegalStateException("weights changed while they were read");
    }

    /** A Monday to Friday of the span, which has one. */
    LocalDate workday(Span span) {
        int days = (int) (span.to().toEpochDay() - span.from().toEpochDay()) + 1;
        LocalDate day = span.from().plusDays(below(days));
        while (day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0) {
            day = day.equals(span.to()) ? span.from() : day.plusDays(1);
        }
        return day;
    }
}
