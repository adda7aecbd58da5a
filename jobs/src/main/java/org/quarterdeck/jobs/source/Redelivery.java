package org.quarterdeck.jobs.source;

/** What a further delivery of a source means for the rows of the earlier ones. */
public enum Redelivery {
    /** Its rows stand beside them. */
    APPEND,
    /** Its rows take the place of all of them. */
    REPLACE_ALL,
    /** Its rows take the place of all earlier ones with the same identity. */
    SUPERSEDE_BY_KEY,
    /** Its rows take the place of all rows of the calendar months that it has rows of. */
    REPLACE_PERIOD
}
