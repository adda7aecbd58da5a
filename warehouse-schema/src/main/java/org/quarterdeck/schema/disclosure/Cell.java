package org.quarterdeck.schema.disclosure;

import java.util.Comparator;
import org.quarterdeck.schema.figure.Figure;
import org.quarterdeck.schema.figure.Slice;

/** A figure of a metric of people while it is decided whether it is shown. */
final class Cell {
    /** Which of several gives way: the smallest; among equals the first in the order of figures. */
    static final Comparator<Cell> SMALLEST = Comparator.comparingDouble(Cell::value)
            .thenComparing(c -> c.figure.period())
            .thenComparing(c -> c.figure.slice().toString())
            .thenComparing(c -> c.figure.metric());

    private final Figure figure;
    private final double value;
    private final int least;
    private boolean isHidden;
    private boolean isSecret;

    /**
     * A cell, hidden when it is small.
     *
     * @param least the smallest number that is shown
     */
    Cell(Figure figure, int least) {
        this.figure = figure;
        this.value = figure.value().doubleValue();
        this.least = least;
        this.isHidden = isSmall();
        this.isSecret = isSmall();
    }

    Figure figure() {
        return figure;
    }

    double value() {
        return value;
    }

    boolean isHidden() {
        return isHidden;
    }

    void hide() {
        isHidden = true;
    }

    /** Hides it as what a small number would follow from: it must not follow itself. */
    void keepSecret() {
        isHidden = true;
        isSecret = true;
    }

    boolean isSecret() {
        return isSecret;
    }

    /** A part of few people; wholes are no parts, and nobody is nobody. */
    boolean isSmall() {
        return value > 0 && value < least && !isWhole();
    }

    /** May it give way to hide another? A whole stays, and a 0 stays. */
    boolean canGiveWay() {
        return !isHidden && value > 0 && !isWhole();
    }

    private boolean isWhole() {
        return figure.slice().equals(Slice.WHOLE);
    }

    /** The least that it can be for somebody who sees what is shown in its place. */
    double low() {
        return isHidden ? isSmall() ? 1 : least : value;
    }

    /** The most that it can be for them. */
    double high() {
        return isHidden ? isSmall() ? least - 1 : Double.POSITIVE_INFINITY : value;
    }
}
