package org.quarterdeck.charts.draw;

import java.awt.geom.Rectangle2D;
import org.quarterdeck.charts.frame.Phrase;

/** A chart without a single figure: it says so, and draws no axis that could pass for zeros. */
record NoData(String language) implements Plotter {
    @Override
    public double height(Pen pen, double width) {
        return pen.size().plot() / 2.0;
    }

    @Override
    public void draw(Pen pen, Rectangle2D area) {
        pen.graphics().setStroke(Theme.DASHED);
        pen.graphics().setPaint(pen.palette().rule());
        pen.graphics()
                .draw(new Rectangle2D.Double(
                        area.getX() + 0.5, area.getY() + 0.5, area.getWidth() - 1, area.getHeight() - 1));
        pen.text(
                Phrase.NO_DATA.in(language),
                area.getCenterX(),
                area.getCenterY() + Pen.toBaseline(pen.strong()),
                pen.strong(),
                pen.palette().text(),
                Pen.Align.MIDDLE);
    }
}
