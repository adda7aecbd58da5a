package org.quarterdeck.charts.draw;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;

/** Bare JFreeChart plots: marks and grid exactly inside the rectangle given, no text, no frame, no legend. */
final class Plots {
    private Plots() {}

    /** An axis with chosen ticks, for the grid; labels are placed by us. */
    static final class Scale extends NumberAxis {
        private static final long serialVersionUID = 1L;

        private final transient List<Double> at;

        Scale(double from, double to, List<Double> at, Pen pen) {
            this.at = List.copyOf(at);
            setLabel(null);
            setRange(from, to);
            setTickLabelsVisible(false);
            setTickMarksVisible(false);
            setAxisLineVisible(false);
            setTickLabelFont(pen.axis()); // even an unseen axis is asked for its font
            setAutoTickUnitSelection(false);
        }

        @Override
        public List<NumberTick> refreshTicks(Graphics2D g2, AxisState state, Rectangle2D dataArea, RectangleEdge edge) {
            return at.stream()
                    .map(v -> new NumberTick(v, "", TextAnchor.CENTER, TextAnchor.CENTER, 0))
                    .toList();
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    /** A plot over {@code x} (not ticked) and {@code y} (ticked, with grid lines). */
    static XYPlot bare(Scale x, Scale y, Pen pen, PlotOrientation orientation) {
        XYPlot plot = new XYPlot(null, x, y, null);
        plot.setOrientation(orientation);
        plot.setOutlineVisible(false);
        plot.setBackgroundPaint(null);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinePaint(pen.palette().grid());
        plot.setRangeGridlineStroke(Theme.THIN);
        return plot;
    }

    /** Draws the plot with its data area exactly on the rectangle. */
    static void draw(XYPlot plot, Pen pen, Rectangle2D area) {
        plot.draw(pen.graphics(), (Rectangle2D) area.clone(), null, null, null);
    }
}
