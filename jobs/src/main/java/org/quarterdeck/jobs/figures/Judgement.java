package org.quarterdeck.jobs.figures;

import java.time.LocalDate;
import java.util.NavigableSet;
import java.util.Optional;
import org.quarterdeck.schema.figure.Figure;
import org.quarterdeck.schema.figure.Figures;
import org.quarterdeck.schema.figure.Slice;
import org.quarterdeck.schema.figure.Status;
import org.quarterdeck.schema.period.Period;

/**
 * How settled a figure is, judged at the as-of date and never by the clock: provisional while its period is open,
 * its data are incomplete or too few days have passed; final after; revised once it differs from a value that an
 * earlier release called final.
 *
 * @param asOf the as-of date
 * @param settleDays days until a period settles
 * @param before the figures of the release that stands
 */
record Judgement(LocalDate asOf, int settleDays, Figures before) {
    /**
     * Do the data cover the whole period?
     *
     * @param days the days that data are there for; empty when nothing lists them
     */
    boolean isComplete(Period period, Optional<NavigableSet<LocalDate>> days) {
        if (period.end().isAfter(asOf)) {
            return false;
        }
        if (days.isEmpty() || days.get().isEmpty()) {
            return days.isEmpty();
        }
        LocalDate first = days.get().first();
        LocalDate from = period.start() == null || period.start().isBefore(first) ? first : period.start();
        return from.isAfter(period.end())
                || from.datesUntil(period.end().plusDays(1)).allMatch(days.get()::contains);
    }

    /** Is there any day in the period that data are there for? Otherwise it has no figure. */
    boolean isCovered(Period period, Optional<NavigableSet<LocalDate>> days) {
        return days.isEmpty() || days.get().stream().anyMatch(period::contains);
    }

    /** The status of a number. */
    Status status(String metric, Period period, Slice slice, String digest, boolean isComplete) {
        Optional<Figure> earlier = before.find(metric, period, slice);
        boolean wasSettled =
                earlier.filter(f -> f.status() != Status.PROVISIONAL).isPresent();
        if (wasSettled) {
            boolean differs = earlier.filter(f -> !f.digest().equals(digest)).isPresent();
            return differs ? Status.REVISED : earlier.get().status();
        }
        return isComplete && !asOf.isBefore(period.end().plusDays(settleDays)) ? Status.FINAL : Status.PROVISIONAL;
    }
}
