package org.quarterdeck.charts.draw;

import java.awt.geom.Rectangle2D;
import org.quarterdeck.charts.frame.ChartFrame;

/** Draws the middle of a picture, between subtitle and footer. */
interface Plotter {
    /** The height that it needs at a width. */
    double height(Pen pen, double width);

    /** Draws within the rectangle, which has the height asked for. */
    void draw(Pen pen, Rectangle2D area);

    /** The plotter of a frame's kind. */
    static Plotter of(ChartFrame frame) {
        if (frame.isEmpty()) {
            return new NoData(frame.language());
        }
        return switch (frame.kind()) {
            case MONTH_BARS -> new MonthBars(frame, frame.drawn().get(0), "");
            case STEPS_TO_TARGET -> new StepsToTarget(frame, frame.drawn().get(0));
            case STEP_GAP ->
                new StepGap(frame, frame.drawn().get(0), frame.drawn().get(1));
            case BULLET, RANKED_BARS -> new Bullets(frame);
            case DUMBBELL -> new Dumbbells(frame);
            case WATERFALL -> new Waterfall(frame);
            case LINES -> new MonthLines(frame);
            case SMALL_MULTIPLES -> new SmallMultiples(frame);
            case SHARES -> new Shares(frame);
            case HEAT_MAP, COHORTS -> new Cells(frame);
            case MONTH_PANELS -> new Panels(frame);
        };
    }
}
