package org.quarterdeck.schema.metric;

/** Whom a metric counts, where that decides what may be shown. */
public enum Counted {
    /** People: a slice of fewer than the office's {@code small_cells} is not shown outside of it. */
    PEOPLE
}
