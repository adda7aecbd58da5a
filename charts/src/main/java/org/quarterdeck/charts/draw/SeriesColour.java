package org.quarterdeck.charts.draw;

import org.quarterdeck.charts.frame.ChartFrame;

/** Which colour a series has: its place among the series, but what is wished for is orange beside blue. */
public final class SeriesColour {
    private SeriesColour() {}

    /** The place in {@link Theme.Palette#series()} of a series of this chart. */
    public static int of(ChartFrame frame, int series) {
        return switch (frame.kind()) {
            case STEP_GAP -> 1 - series;
            case LINES -> series;
            default -> 0;
        };
    }
}
