package org.quarterdeck.jobs.sample;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** The four nights of the sample office, each with deliveries of its own. */
public enum Night {
    /** The first: everything up to the end of March 2020. */
    MARCH("2020-01-01", "2020-03-31"),
    /** The month of April. */
    APRIL("2020-04-01", "2020-04-30"),
    /** The month of May, without the log of one day; the night of the fact sheet. */
    MAY("2020-05-01", "2020-05-31"),
    /** Half of June, the missing log, and April's contributions corrected. */
    JUNE("2020-06-01", "2020-06-15");

    private final LocalDate from;
    private final LocalDate asOf;

    Night(String from, String asOf) {
        this.from = LocalDate.parse(from);
        this.asOf = LocalDate.parse(asOf);
    }

    /** The day whose end the night's release is true for. */
    public LocalDate asOf() {
        return asOf;
    }

    /** The days that its monthly files cover; what is older comes in one file with the first night. */
    Span span() {
        return new Span(from, asOf);
    }

    /** The months of {@link #span()}, the last perhaps unfinished. */
    List<Span> months() {
        return Stream.iterate(
                        from,
                        day -> !day.isAfter(asOf),
                        day -> day.withDayOfMonth(1).plusMonths(1))
                .map(day -> new Span(day, earlier(day.withDayOfMonth(day.lengthOfMonth()), asOf)))
                .toList();
    }

    /** The last day of the last night: nothing of the sample is younger. */
    static LocalDate end() {
        return JUNE.asOf;
    }

    private static LocalDate earlier(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }
}
