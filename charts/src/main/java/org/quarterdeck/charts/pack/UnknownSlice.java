package org.quarterdeck.charts.pack;

/** A pack or chart was asked for of something that it is not of, or that the release does not know. */
public final class UnknownSlice extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** Says what is asked for, and what to ask for instead. */
    public UnknownSlice(String message) {
        super(message);
    }
}
