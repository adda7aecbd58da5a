package org.quarterdeck.jobs.funds;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How long a line has been due, by the bands that finance offices print. */
public enum Age {
    NOT_DUE(Integer.MIN_VALUE),
    DAYS_0_TO_90(0),
    DAYS_91_TO_180(91),
    DAYS_181_TO_365(181),
    OVER_365_DAYS(366),
    NO_DUE_DATE(Integer.MIN_VALUE);

    private final int days;

    Age(int days) {
        this.days = days;
    }

    /** The bands that begin with a number of days after the due day, earliest first. */
    static final List<Age> AFTER = List.of(DAYS_0_TO_90, DAYS_91_TO_180, DAYS_181_TO_365, OVER_365_DAYS);

    /** The age on a day of what is due on another; null has no due day. */
    public static Age of(@Nullable LocalDate dueOn, LocalDate day) {
        if (dueOn == null) {
            return NO_DUE_DATE;
        }
        long since = ChronoUnit.DAYS.between(dueOn, day);
        return AFTER.stream()
                .filter(age -> since >= age.days)
                .reduce((a, b) -> b)
                .orElse(NOT_DUE);
    }

    /** The first day of this age. */
    LocalDate beginsFor(LocalDate dueOn) {
        return dueOn.plusDays(days);
    }

    /** Its name in slices, as {@code days_0_to_90}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
