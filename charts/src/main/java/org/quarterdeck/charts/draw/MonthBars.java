package org.quarterdeck.charts.draw;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.XYPlot;
import org.quarterdeck.charts.frame.ChartFrame;
import org.quarterdeck.charts.frame.Phrase;
import org.quarterdeck.schema.figure.Figure;
import org.quarterdeck.schema.figure.Status;

/** A series as bars by month. Where every bar has room for its value, values stand on the bars and the scale goes. */
final class MonthBars implements Plotter {
    private static final double FILL = 0.74;
    private static final double WIDEST_BAR = 110;
    private static final double TOP = 8; // half a line: the highest tick is centred on the edge

    private final ChartFrame frame;
    private final ChartFrame.Line line;
    private final String heading;
    private final TimeAxis axis;
    private final EventLane events;

    /** A panel; an empty heading takes no room. */
    MonthBars(ChartFrame frame, ChartFrame.Line line, String heading) {
        this.frame = frame;
        this.line = line;
        this.heading = heading;
        this.axis = new TimeAxis(frame.months(), frame.language());
        this.events = new EventLane(frame, axis);
    }

    @Override
    public double height(Pen pen, double width) {
        return headingHeight(pen) + eventsHeight(pen, width) + pen.size().plot() + axis.height(pen, width);
    }

    private double headingHeight(Pen pen) {
        return heading.isEmpty() ? 0 : Pen.leading(pen.strong()) + 6;
    }

    private double eventsHeight(Pen pen, double width) {
        return Math.max(TOP, events.height(pen, left(pen, width), plotWidth(pen, width)));
    }

    @Override
    public void draw(Pen pen, Rectangle2D whole) {
        if (!heading.isEmpty()) {
            pen.text(
                    heading,
                    whole.getX(),
                    whole.getY() + pen.strong().getSize(),
                    pen.strong(),
                    pen.palette().ink(),
                    Pen.Align.START);
        }
        double top = headingHeight(pen) + eventsHeight(pen, whole.getWidth());
        double left = left(pen, whole.getWidth());
        Rectangle2D area = new Rectangle2D.Double(
                Math.round(whole.getX() + left),
                Math.round(whole.getY() + top),
                Math.floor(plotWidth(pen, whole.getWidth())),
                Math.floor(whole.getHeight() - top - axis.height(pen, whole.getWidth())));
        boolean valued = isValued(pen, whole.getWidth());
        Ticks ticks = ticks(pen);
        double head = valued ? (Pen.leading(pen.label()) + 4) / area.getHeight() : 0;
        double max = valued ? (maximum() > 0 ? maximum() : 1) * (1 + head) : ticks.top();
        plot(pen, area, max, valued ? List.of() : ticks.values());
        if (!valued) {
            ticks.values().forEach(v -> tick(pen, area, ticks, v, max));
        }
        axis.draw(pen, area);
        events.draw(pen, area);
        values(pen, area, max, valued);
    }

    private void plot(Pen pen, Rectangle2D area, double max, List<Double> ticks) {
        List<Spans.Span> spans = new ArrayList<>();
        List<Bars.Fill> fills = new ArrayList<>();
        double half = Math.min(FILL, WIDEST_BAR * axis.count() / area.getWidth()) / 2;
        for (int i = 0; i < axis.count(); i++) {
            Figure figure = line.points().get(axis.months().get(i));
            double value = figure == null ? Double.NaN : figure.value().doubleValue();
            spans.add(new Spans.Span(i + 0.5 - half, i + 0.5 + half, value));
            boolean open = figure != null && figure.status() == Status.PROVISIONAL;
            fills.add(open ? Bars.Fill.HATCHED : Bars.Fill.FULL);
        }
        XYPlot plot = Plots.bare(
                new Plots.Scale(0, axis.count(), List.of(), pen),
                new Plots.Scale(0, max, ticks, pen),
                pen,
                PlotOrientation.VERTICAL);
        plot.setDataset(new Spans(spans));
        plot.setRenderer(Bars.renderer(
                fills,
                pen.palette().bars(),
                pen.palette().series(0),
                pen.palette().pale().get(0)));
        Plots.draw(plot, pen, area);
    }

    private void tick(Pen pen, Rectangle2D area, Ticks ticks, double value, double max) {
        double y = area.getMaxY() - area.getHeight() * value / max;
        pen.text(
                ticks.label(value, frame.language()),
                area.getX() - 8,
                y + Pen.toBaseline(pen.axis()),
                pen.axis(),
                pen.palette().axis(),
                Pen.Align.END);
    }

    /** On every bar, or at the last one alone. Whatever has no bar says why: no figure, or nothing in it. */
    private void values(Pen pen, Rectangle2D area, double max, boolean every) {
        axis.marks(pen, area, i -> mark(i, every));
        for (int i = 0; i < axis.count(); i++) {
            Figure figure = line.points().get(axis.months().get(i));
            if (figure != null) {
                double value = Math.max(0, figure.value().doubleValue());
                double y = area.getMaxY() - area.getHeight() * value / max;
                if (every) {
                    double x = TimeAxis.x(i + 0.5, axis.count(), area);
                    pen.text(
                            printed(figure),
                            x,
                            y - 5,
                            pen.label(),
                            pen.palette().ink(),
                            Pen.Align.MIDDLE);
                } else if (i == labelled()) {
                    last(pen, area, i, y, printed(figure));
                }
            }
        }
    }

    private String mark(int month, boolean every) {
        Figure figure = line.points().get(axis.months().get(month));
        if (figure == null) {
            return every ? Phrase.NO_DATA.in(frame.language()) : "–";
        }
        boolean zero = figure.value().signum() == 0 && !every && month != labelled();
        return zero ? printed(figure) : "";
    }

    private void last(Pen pen, Rectangle2D area, int month, double y, String text) {
        double x = TimeAxis.x(month + 0.5 + FILL / 2, axis.count(), area) + 5;
        double lowest = area.getMaxY() - (month == axis.count() - 1 ? 2 : TimeAxis.aboveMarks(pen));
        double baseline = Math.min(y + Pen.toBaseline(pen.strong()), lowest);
        pen.text(text, x, baseline, pen.strong(), pen.palette().series(0), Pen.Align.START);
    }

    /** The month that has its value beside it: the latest with a figure; a zero among later gaps has its mark. */
    private int labelled() {
        int last = lastIndex();
        boolean zero = line.latest().filter(f -> f.value().signum() == 0).isPresent();
        return zero && last < axis.count() - 1 ? -1 : last;
    }

    private String printed(Figure figure) {
        return line.printed(figure.value(), frame.language());
    }

    private int lastIndex() {
        return line.points().isEmpty()
                ? -1
                : axis.months().indexOf(line.points().lastKey());
    }

    private double maximum() {
        return line.points().values().stream()
                .mapToDouble(f -> f.value().doubleValue())
                .max()
                .orElse(0);
    }

    private Ticks ticks(Pen pen) {
        return Ticks.upTo(maximum(), pen.size().isNarrow() ? 4 : 5, line.unit());
    }

    private boolean isValued(Pen pen, double width) {
        double slot = width / axis.count();
        boolean gaps = axis.months().stream().anyMatch(m -> !line.points().containsKey(m));
        double none = gaps ? Faces.width(Phrase.NO_DATA.in(frame.language()), pen.axis()) : 0;
        return line.points().values().stream()
                        .mapToDouble(f -> Faces.width(printed(f), pen.label()))
                        .reduce(none, Math::max)
                < slot - 6;
    }

    private double left(Pen pen, double width) {
        if (isValued(pen, width)) {
            return 0;
        }
        Ticks ticks = ticks(pen);
        return 8
                + ticks.values().stream()
                        .mapToDouble(v -> Faces.width(ticks.label(v, frame.language()), pen.axis()))
                        .max()
                        .orElse(0);
    }

    private double plotWidth(Pen pen, double width) {
        double label = isValued(pen, width)
                ? 0
                : line.latest()
                        .map(last -> Faces.width(printed(last), pen.strong()) + 6)
                        .orElse(0.0);
        return width - left(pen, width) - label;
    }
}
