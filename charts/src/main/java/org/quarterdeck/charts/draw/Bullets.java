package org.quarterdeck.charts.draw;

import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.XYPlot;
import org.jspecify.annotations.Nullable;
import org.quarterdeck.charts.draw.RowLayout.Placed;
import org.quarterdeck.charts.frame.ChartFrame;
import org.quarterdeck.charts.frame.ChartFrame.Row;
import org.quarterdeck.charts.pack.Kind;

/** One bar in another or a bar alone, a row each: names on the left, or above the bars where the picture is narrow. */
final class Bullets implements Plotter {
    private final ChartFrame frame;
    private final RowLayout layout;

    Bullets(ChartFrame frame) {
        this.frame = frame;
        this.layout = new RowLayout(frame);
    }

    @Override
    public double height(Pen pen, double width) {
        return layout.height(pen, width);
    }

    @Override
    public void draw(Pen pen, Rectangle2D whole) {
        Rectangle2D area = layout.area(pen, whole);
        double scale = scale(pen, area.getWidth());
        List<Placed> placed = layout.place(pen, whole.getWidth());
        plot(pen, area, area.getWidth() / scale, placed);
        layout.draw(pen, whole);
        placed.forEach(p -> layout.label(pen, area, p, longest(p.row()) * scale));
    }

    private void plot(Pen pen, Rectangle2D area, double max, List<Placed> placed) {
        Plots.Scale down = new Plots.Scale(0, area.getHeight(), List.of(), pen);
        down.setInverted(true);
        XYPlot plot = Plots.bare(down, new Plots.Scale(0, max, List.of(), pen), pen, PlotOrientation.HORIZONTAL);
        if (frame.kind() == Kind.RANKED_BARS) {
            plot.setDataset(0, spans(placed, Row::inner, 0, layout.barHeight(pen)));
            plot.setRenderer(
                    0,
                    Bars.renderer(
                            fills(placed, Bars.Fill.FULL),
                            pen.palette().bars(),
                            pen.palette().series(0),
                            pen.palette().outlined()));
            Plots.draw(plot, pen, area);
            return;
        }
        plot.setDataset(0, spans(placed, Row::outer, 0, layout.barHeight(pen)));
        plot.setRenderer(
                0,
                Bars.renderer(
                        fills(placed, Bars.Fill.OUTLINED),
                        pen.palette().series(0),
                        pen.palette().series(0),
                        pen.palette().outlined()));
        double inset = Math.round(layout.barHeight(pen) * 0.26);
        plot.setDataset(1, spans(placed, Row::inner, inset, layout.barHeight(pen) - 2 * inset));
        plot.setRenderer(
                1,
                Bars.renderer(
                        fills(placed, Bars.Fill.FULL),
                        pen.palette().series(0),
                        pen.palette().series(0),
                        pen.palette().outlined()));
        plot.setDatasetRenderingOrder(org.jfree.chart.plot.DatasetRenderingOrder.FORWARD);
        Plots.draw(plot, pen, area);
    }

    private static Spans spans(
            List<Placed> placed, Function<Row, @Nullable BigDecimal> value, double inset, double height) {
        return new Spans(placed.stream()
                .map(p -> new Spans.Span(p.bar() + inset, p.bar() + inset + height, length(value.apply(p.row()))))
                .toList());
    }

    private static List<Bars.Fill> fills(List<Placed> placed, Bars.Fill fill) {
        return placed.stream().map(p -> fill).toList();
    }

    /** More paid back than paid: there is no bar to the left; the label tells the amount. */
    private static double length(@Nullable BigDecimal value) {
        return value == null ? Double.NaN : Math.max(0, value.doubleValue());
    }

    private static double longest(Row row) {
        double inner = row.inner() == null ? 0 : length(row.inner());
        double outer = row.outer() == null ? 0 : length(row.outer());
        return Math.max(inner, outer);
    }

    /** Pixels for one unit, so that every bar and the label behind it fit. */
    private double scale(Pen pen, double width) {
        double scale = Double.MAX_VALUE;
        for (Row row : frame.rows()) {
            double room = Math.max(40, width - 10 - Faces.width(row.label(), pen.label()));
            scale = longest(row) > 0 ? Math.min(scale, room / longest(row)) : scale;
        }
        return scale == Double.MAX_VALUE ? width : scale;
    }
}
