package org.quarterdeck.charts.draw;

import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.charts.frame.ChartFrame;
import org.quarterdeck.schema.figure.Figure;

/** What charts of steps share: a month's value holds over its slot; a month without a figure breaks the line. */
record Steps(TimeAxis axis, double max) {
    private static final double NARROW = 12;

    /** A plot with the lines as steps. */
    void draw(Pen pen, Rectangle2D area, List<ChartFrame.Line> lines) {
        XYPlot plot = Plots.bare(
                new Plots.Scale(0, axis.count(), List.of(), pen),
                new Plots.Scale(0, max, List.of(), pen), // the grid lies below the areas, which lie below the lines
                pen,
                PlotOrientation.VERTICAL);
        for (int i = 0; i < lines.size(); i++) {
            Color colour = pen.palette().series(colourOf(lines, i));
            XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
            renderer.setDrawSeriesLineAsPath(true); // one path, not a line a corner
            renderer.setSeriesStroke(0, area.getWidth() / axis.count() < NARROW ? Theme.DENSE : Theme.FOCUS);
            renderer.setSeriesPaint(0, colour);
            plot.setDataset(i, points(lines.get(i)));
            plot.setRenderer(i, renderer);
        }
        Plots.draw(plot, pen, area);
    }

    /** A dash wherever a line breaks. */
    void gaps(Pen pen, Rectangle2D area, List<ChartFrame.Line> lines) {
        axis.marks(
                pen,
                area,
                i -> lines.stream().anyMatch(l -> !l.points().isEmpty() && Double.isNaN(value(l, i))) ? "–" : "");
    }

    void grid(Pen pen, Rectangle2D area, List<Double> ticks) {
        for (double tick : ticks) {
            double y = Math.round(y(tick, area)) + 0.5;
            pen.line(
                    area.getX(), y, area.getMaxX(), y, Theme.THIN, pen.palette().grid());
        }
    }

    /** In a pair the first, wished-for line is orange and the second blue; alone a line is blue. */
    static int colourOf(List<ChartFrame.Line> lines, int index) {
        return lines.size() == 2 ? 1 - index : index;
    }

    double y(double value, Rectangle2D area) {
        return area.getMaxY() - area.getHeight() * Math.max(0, value) / max;
    }

    private Spans points(ChartFrame.Line line) {
        List<Spans.Span> spans = new ArrayList<>();
        for (int i = 0; i < axis.count(); i++) {
            double value = value(line, i);
            spans.add(new Spans.Span(i, i, value));
            spans.add(new Spans.Span(i + 1, i + 1, value));
        }
        return new Spans(spans);
    }

    double value(ChartFrame.Line line, int slot) {
        Figure figure = line.points().get(axis.months().get(slot));
        return figure == null ? Double.NaN : figure.value().doubleValue();
    }

    /**
     * The area by which a line is above another (or the axis), over the slots where both have values; where it is
     * below, there is none.
     */
    Path2D between(ChartFrame.Line upper, ChartFrame.@Nullable Line lower, Rectangle2D area) {
        Path2D path = new Path2D.Double();
        int i = 0;
        while (i < axis.count()) {
            int from = i;
            while (i < axis.count() && has(upper, lower, i)) {
                i++;
            }
            if (i > from) {
                run(path, upper, lower, from, i, area);
            }
            i = Math.max(i, from + 1);
        }
        return path;
    }

    private double floor(ChartFrame.@Nullable Line lower, int slot) {
        return lower == null ? 0 : value(lower, slot);
    }

    private boolean has(ChartFrame.Line upper, ChartFrame.@Nullable Line lower, int slot) {
        return !Double.isNaN(value(upper, slot)) && (lower == null || !Double.isNaN(value(lower, slot)));
    }

    private void run(
            Path2D path, ChartFrame.Line upper, ChartFrame.@Nullable Line lower, int from, int to, Rectangle2D area) {
        path.moveTo(TimeAxis.x(from, axis.count(), area), y(floor(lower, from), area));
        for (int i = from; i < to; i++) {
            double y = y(Math.max(value(upper, i), floor(lower, i)), area);
            path.lineTo(TimeAxis.x(i, axis.count(), area), y);
            path.lineTo(TimeAxis.x(i + 1, axis.count(), area), y);
        }
        for (int i = to - 1; i >= from; i--) {
            double y = y(floor(lower, i), area);
            path.lineTo(TimeAxis.x(i + 1, axis.count(), area), y);
            path.lineTo(TimeAxis.x(i, axis.count(), area), y);
        }
        path.closePath();
    }
}
