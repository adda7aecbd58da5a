package org.quarterdeck.charts.text;

/** A text names a figure that the release does not have; whoever renders it chooses another wording. */
public final class MissingFigure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MissingFigure(String what) {
        super(what);
    }
}
