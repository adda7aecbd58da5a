package org.quarterdeck.charts.draw;

import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.quarterdeck.charts.frame.ChartFrame;

/** Two cumulative lines, the gap between them shaded, and a bracket at the end that says how wide it is. */
final class StepGap implements Plotter {
    private static final double BRACKET = 24;

    private final ChartFrame frame;
    private final ChartFrame.Line wished;
    private final ChartFrame.Line reached;
    private final TimeAxis axis;
    private final EventLane events;

    StepGap(ChartFrame frame, ChartFrame.Line wished, ChartFrame.Line reached) {
        this.frame = frame;
        this.wished = wished;
        this.reached = reached;
        this.axis = new TimeAxis(frame.months(), frame.language());
        this.events = new EventLane(frame, axis);
    }

    @Override
    public double height(Pen pen, double width) {
        double left = left(pen);
        return top(pen, width, left) + pen.size().plot() + axis.height(pen, width - left - right(pen));
    }

    private double top(Pen pen, double width, double left) {
        return Math.max(8, events.height(pen, left, width - left - right(pen)));
    }

    @Override
    public void draw(Pen pen, Rectangle2D whole) {
        Ticks ticks = ticks();
        double left = left(pen);
        double top = top(pen, whole.getWidth(), left);
        double plotWidth = Math.floor(whole.getWidth() - left - right(pen));
        Rectangle2D area = new Rectangle2D.Double(
                Math.round(whole.getX() + left),
                Math.round(whole.getY() + top),
                plotWidth,
                Math.floor(whole.getHeight() - top - axis.height(pen, plotWidth)));
        Steps steps = new Steps(axis, Math.max(ticks.top(), maximum() * 1.02));
        steps.grid(pen, area, ticks.values());
        pen.fill(steps.between(reached, null, area), pen.palette().pale().get(0));
        pen.fill(steps.between(wished, reached, area), pen.palette().pale().get(1));
        steps.draw(pen, area, List.of(wished, reached));
        for (double tick : ticks.values()) {
            pen.text(
                    ticks.label(tick, frame.language()),
                    area.getX() - 8,
                    steps.y(tick, area) + Pen.toBaseline(pen.axis()),
                    pen.axis(),
                    pen.palette().axis(),
                    Pen.Align.END);
        }
        axis.draw(pen, area);
        steps.gaps(pen, area, frame.drawn());
        events.draw(pen, area);
        ends(pen, area, steps);
    }

    private void ends(Pen pen, Rectangle2D area, Steps steps) {
        int last = axis.count() - 1;
        double yWished = steps.y(steps.value(wished, last), area);
        double yReached = steps.y(steps.value(reached, last), area);
        boolean both = !Double.isNaN(yWished) && !Double.isNaN(yReached);
        double x = area.getMaxX();
        if (both && Math.abs(yWished - yReached) > 6 && !text("gap").isEmpty()) {
            Color colour = pen.palette().text();
            pen.line(x + 8, yWished, x + 8, yReached, Theme.THIN, colour);
            pen.line(x + 4, yWished, x + 8, yWished, Theme.THIN, colour);
            pen.line(x + 4, yReached, x + 8, yReached, Theme.THIN, colour);
        }
        List<EndLabel> labels = new ArrayList<>();
        add(labels, pen, wished.id(), yWished, pen.strong(), pen.palette().series(1));
        if (both) {
            add(
                    labels,
                    pen,
                    "gap",
                    (yWished + yReached) / 2,
                    pen.label(),
                    pen.palette().text());
        }
        add(labels, pen, reached.id(), yReached, pen.strong(), pen.palette().series(0));
        EndLabel.spread(labels, area)
                .forEach(l -> pen.lines(
                        l.lines(),
                        x + BRACKET - 6,
                        l.y() - l.height() / 2 + l.font().getSize(),
                        l.font(),
                        l.colour(),
                        Pen.Align.START));
    }

    private void add(List<EndLabel> labels, Pen pen, String key, double y, Font font, Color colour) {
        if (!Double.isNaN(y) && !text(key).isEmpty()) {
            labels.add(new EndLabel(wrapped(pen, key, font), y, font, colour));
        }
    }

    private String text(String key) {
        return frame.texts().labels().getOrDefault(key, "");
    }

    /** Where there is little room the amount stands below its word. */
    private List<String> wrapped(Pen pen, String key, Font font) {
        String text = text(key);
        int blank = text.indexOf(' ');
        if (!pen.size().isNarrow() || blank < 0) {
            return new Wrap(font, 190, frame.language()).lines(text, 3);
        }
        List<String> lines = new ArrayList<>(List.of(text.substring(0, blank)));
        lines.addAll(new Wrap(font, 92, frame.language()).lines(text.substring(blank + 1), 2));
        return lines;
    }

    private double right(Pen pen) {
        return BRACKET
                + Math.max(
                        widest(pen, "gap", pen.label()),
                        Math.max(widest(pen, wished.id(), pen.strong()), widest(pen, reached.id(), pen.strong())));
    }

    private double widest(Pen pen, String key, Font font) {
        return wrapped(pen, key, font).stream()
                .mapToDouble(l -> Faces.width(l, font))
                .max()
                .orElse(0);
    }

    private double left(Pen pen) {
        Ticks ticks = ticks();
        return 8
                + ticks.values().stream()
                        .mapToDouble(v -> Faces.width(ticks.label(v, frame.language()), pen.axis()))
                        .max()
                        .orElse(0);
    }

    private double maximum() {
        return frame.drawn().stream()
                .flatMap(l -> l.points().values().stream())
                .mapToDouble(f -> f.value().doubleValue())
                .max()
                .orElse(0);
    }

    private Ticks ticks() {
        return Ticks.upTo(maximum(), 5, wished.unit());
    }
}
