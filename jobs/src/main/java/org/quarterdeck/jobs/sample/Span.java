package org.quarterdeck.jobs.sample;

import java.time.LocalDate;

/** Days from one to another, both in. */
record Span(LocalDate from, LocalDate to) {
    boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    /** The month in which it begins, as {@code 2020-04}: the ending of its files' names. */
    String month() {
        return from.toString().substring(0, 7);
    }
}
