package org.quarterdeck.accesslog;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.quarterdeck.schema.period.Period;

/**
 * The secrets by day, as the plan carries them to the readers. Its text tells none of them.
 */
final class VisitorSecrets implements Serializable {
    /** The secret of the day's period is destroyed: the line comes too late. */
    static final int LATE = -1;

    /** The day hasn't come yet. */
    static final int FUTURE = -2;

    private static final long serialVersionUID = 1L;

    private final long firstDay;
    private final int[] periodOfDay;
    private final byte[][] secrets;

    /**
     * Secrets of adjoining periods.
     *
     * @param periods in time, without gap
     * @param secrets one for each; empty when it was destroyed
     * @param lastDay the last day that a line may have
     */
    VisitorSecrets(List<Period> periods, List<byte[]> secrets, LocalDate lastDay) {
        this.firstDay = periods.isEmpty() ? lastDay.toEpochDay() + 1 : start(periods.get(0));
        this.secrets = secrets.toArray(byte[][]::new);
        this.periodOfDay = new int[Math.toIntExact(lastDay.toEpochDay() - firstDay + 1)];
        for (int i = 0; i < periods.size(); i++) {
            int from = (int) (start(periods.get(i)) - firstDay);
            int to = (int) (periods.get(i).end().toEpochDay() - firstDay + 1);
            Arrays.fill(periodOfDay, from, Math.min(to, periodOfDay.length), this.secrets[i].length == 0 ? LATE : i);
        }
    }

    private static long start(Period period) {
        return Objects.requireNonNull(period.start()).toEpochDay();
    }

    /** The number of the period that holds a day (since 1970-01-01), or {@link #LATE}, or {@link #FUTURE}. */
    int period(long epochDay) {
        if (epochDay < firstDay) {
            return LATE;
        }
        return epochDay - firstDay < periodOfDay.length ? periodOfDay[(int) (epochDay - firstDay)] : FUTURE;
    }

    /** How many periods there are. */
    int count() {
        return secrets.length;
    }

    /** The secret of a period by its number. */
    byte[] secret(int period) {
        return secrets[period];
    }

    @Override
    public String toString() {
        return "VisitorSecrets[periods=" + secrets.length + "]";
    }
}
