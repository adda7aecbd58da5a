package org.quarterdeck.charts.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.quarterdeck.charts.frame.ChartFrame;
import org.quarterdeck.charts.frame.ChartFrame.Line;
import org.quarterdeck.schema.figure.Figure;
import org.quarterdeck.schema.figure.Status;

/**
 * Series over months as lines on one scale that holds 0, each named at its end. What is provisional is dashed with
 * hollow points; a month without a figure breaks its line. What stands beside a series is thinner, and what is expected
 * is dashed in its band.
 */
final class MonthLines implements Plotter {
    private static final double TOP = 8;
    private static final double GAP = 12;
    private static final double DOT = 3;
    private static final double WIDEST = 190;
    private static final double NARROW = 96;
    /** A mitred corner would reach beyond a sharp peak, and beyond its value. */
    private static final Stroke SETTLED = new BasicStroke(3f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);

    private static final Stroke OPEN =
            new BasicStroke(2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10f, new float[] {4f, 3f}, 0f);

    private final ChartFrame frame;
    private final List<Line> lines;
    private final BesideLines beside;
    private final TimeAxis axis;
    private final EventLane events;

    MonthLines(ChartFrame frame) {
        this.frame = frame;
        this.lines = frame.drawn();
        this.beside = new BesideLines(frame);
        this.axis = new TimeAxis(beside.months(), frame.language());
        this.events = new EventLane(frame, axis);
    }

    @Override
    public double height(Pen pen, double width) {
        double inner = plotWidth(pen, width);
        return top(pen, width) + pen.size().plot() + axis.height(pen, inner);
    }

    private double top(Pen pen, double width) {
        return Math.max(TOP, events.height(pen, left(pen), plotWidth(pen, width)));
    }

    private double plotWidth(Pen pen, double width) {
        return Math.floor(width - left(pen) - right(pen));
    }

    @Override
    public void draw(Pen pen, Rectangle2D whole) {
        double top = top(pen, whole.getWidth());
        double inner = plotWidth(pen, whole.getWidth());
        Rectangle2D area = new Rectangle2D.Double(
                Math.round(whole.getX() + left(pen)),
                Math.round(whole.getY() + top),
                inner,
                Math.floor(whole.getHeight() - top - axis.height(pen, inner)));
        Ticks ticks = ticks();
        beside.band(pen, area, axis, ticks);
        plot(pen, area, ticks);
        beside.draw(pen, area, axis, ticks);
        for (double tick : ticks.values()) {
            pen.text(
                    ticks.label(tick, frame.language()),
                    area.getX() - 8,
                    ticks.y(tick, area) + Pen.toBaseline(pen.axis()),
                    pen.axis(),
                    pen.palette().axis(),
                    Pen.Align.END);
        }
        if (ticks.bottom() < 0) {
            double zero = ticks.y(0, area);
            pen.line(
                    area.getX(),
                    zero,
                    area.getMaxX(),
                    zero,
                    Theme.THIN,
                    pen.palette().rule());
        }
        axis.draw(pen, area);
        axis.marks(pen, area, i -> isGap(i) ? "–" : "");
        events.draw(pen, area);
        ends(pen, area, ticks);
    }

    private boolean isGap(int month) {
        return month < frame.months().size()
                && lines.stream()
                        .noneMatch(l -> l.points().containsKey(axis.months().get(month)));
    }

    private void plot(Pen pen, Rectangle2D area, Ticks ticks) {
        XYPlot plot = Plots.bare(
                new Plots.Scale(0, axis.count(), List.of(), pen),
                new Plots.Scale(ticks.bottom(), ticks.top(), ticks.values(), pen),
                pen,
                PlotOrientation.VERTICAL);
        boolean dotted = area.getWidth() / axis.count() >= 4 * DOT;
        for (int i = 0; i < lines.size(); i++) {
            Color colour = pen.palette().series(lines.get(i).index());
            plot.setDataset(2 * i, points(lines.get(i), false));
            plot.setRenderer(2 * i, renderer(colour, SETTLED, colour, dotted));
            plot.setDataset(2 * i + 1, points(lines.get(i), true));
            plot.setRenderer(2 * i + 1, renderer(colour, OPEN, pen.palette().ground(), true));
        }
        Plots.draw(plot, pen, area);
    }

    private static XYLineAndShapeRenderer renderer(Color colour, Stroke stroke, Color fill, boolean dotted) {
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, dotted);
        renderer.setDrawSeriesLineAsPath(true);
        renderer.setSeriesStroke(0, stroke);
        renderer.setSeriesPaint(0, colour);
        renderer.setSeriesShape(0, new Ellipse2D.Double(-DOT, -DOT, 2 * DOT, 2 * DOT));
        renderer.setUseFillPaint(true);
        renderer.setSeriesFillPaint(0, fill);
        renderer.setSeriesOutlinePaint(0, colour);
        renderer.setDrawOutlines(true);
        return renderer;
    }

    /** Settled points; or the provisional ones, each with the line that leads to it. */
    private Spans points(Line line, boolean open) {
        List<Spans.Span> points = new ArrayList<>();
        for (int i = 0; i < axis.count(); i++) {
            Figure figure = line.points().get(axis.months().get(i));
            boolean isOpen = figure != null && figure.status() == Status.PROVISIONAL;
            boolean leads = open && !isOpen && i + 1 < axis.count() && isOpen(line, i + 1);
            double value =
                    figure != null && (isOpen == open || leads) ? figure.value().doubleValue() : Double.NaN;
            points.add(new Spans.Span(i + 0.5, i + 0.5, value));
        }
        return new Spans(points);
    }

    private boolean isOpen(Line line, int month) {
        Figure figure = line.points().get(axis.months().get(month));
        return figure != null && figure.status() == Status.PROVISIONAL;
    }

    private void ends(Pen pen, Rectangle2D area, Ticks ticks) {
        List<EndLabel> labels = new ArrayList<>();
        for (Line line : lines) {
            line.latest()
                    .ifPresent(last -> labels.add(new EndLabel(
                            words(pen, line),
                            ticks.y(last.value().doubleValue(), area),
                            pen.strong(),
                            pen.palette().series(line.index()))));
        }
        labels.addAll(beside.ends(pen, area, ticks, NARROW, WIDEST));
        EndLabel.spread(labels, area)
                .forEach(l -> pen.lines(
                        l.lines(),
                        area.getMaxX() + GAP,
                        l.y() - l.height() / 2 + l.font().getSize(),
                        l.font(),
                        l.colour(),
                        Pen.Align.START));
    }

    /** The name of a series and its latest value. */
    private List<String> words(Pen pen, Line line) {
        String value = line.latest()
                .map(last -> line.printed(last.value(), frame.language()))
                .orElse("");
        return new Wrap(pen.strong(), pen.size().isNarrow() ? NARROW : WIDEST, frame.language())
                .lines(line.name() + " " + value, 3);
    }

    private double right(Pen pen) {
        double named = lines.stream()
                .filter(l -> !l.points().isEmpty())
                .flatMap(l -> words(pen, l).stream())
                .mapToDouble(w -> Faces.width(w, pen.strong()))
                .max()
                .orElse(0);
        return GAP + Math.max(named, beside.widest(pen, NARROW, WIDEST));
    }

    private double left(Pen pen) {
        Ticks ticks = ticks();
        return 8
                + ticks.values().stream()
                        .mapToDouble(v -> Faces.width(ticks.label(v, frame.language()), pen.axis()))
                        .max()
                        .orElse(0);
    }

    private Ticks ticks() {
        DoubleSummaryStatistics values = DoubleStream.concat(
                        lines.stream()
                                .flatMap(l -> l.points().values().stream())
                                .mapToDouble(f -> f.value().doubleValue()),
                        beside.values())
                .summaryStatistics();
        return values.getCount() == 0
                ? Ticks.upTo(0, 5, "")
                : Ticks.between(
                        values.getMin(), values.getMax(), 5, lines.get(0).unit());
    }
}
