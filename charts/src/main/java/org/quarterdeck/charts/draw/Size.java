package org.quarterdeck.charts.draw;

/**
 * A size class: a picture is laid out anew for each, never scaled.
 *
 * @param width of the canvas in pixels
 * @param padX left and right of everything
 * @param plot the height of a plot over time
 */
public record Size(
        String name,
        int width,
        int padX,
        int padTop,
        int padBottom,
        int plot,
        int headline,
        int subtitle,
        int label,
        int footer) {
    /** A page wide. */
    public static final Size FULL = new Size("full", 840, 20, 20, 16, 300, 22, 15, 14, 12);

    /** A column or a telephone wide. */
    public static final Size HALF = new Size("half", 406, 12, 12, 10, 216, 17, 13, 12, 11);

    boolean isNarrow() {
        return width < 600;
    }
}
